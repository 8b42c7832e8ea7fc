import { foldForSearch } from './latin.ts'
import { phoneEnd, phoneEnds, phoneForms, phonesIn, withoutPhones } from './phone-digits.ts'
import { soundKeys } from './sound-keys.ts'
import { wordsIn } from './words.ts'

/**
 * What is stored of a text for searching, and what is looked for in it. Stored are its words in
 * plain letters, their sound keys, e-mail addresses and telephone numbers, each once, with a blank
 * on both sides.
 */
export function searchText(texts: readonly string[]): string {
  const words = new Set(texts.flatMap(storedOf))
  return words.size > 0 ? ` ${[...words].join(' ')} ` : ''
}

function storedOf(text: string): string[] {
  const words = wordsIn(text)
  const parts = foldForSearch(text).split(' ')
  const others = parts.filter(part => !isAddress(part))
  return [
    ...words,
    ...soundKeys(text),
    ...joinedIn(words, others).flatMap(word => [word, ...soundKeys(word)]),
    ...parts.filter(isAddress),
    ...phonesIn(text).flatMap(phoneForms),
  ]
}

const isAddress = (word: string): boolean => word.includes('@')

/** A text of more words is no name. */
const nameWordsMax = 5
const shortWord = 3

/** Al-Rashid, Al Rashid, Alrashid: what has a sign or a short word in it is often written as one. */
function joinedIn(words: readonly string[], parts: readonly string[]): string[] {
  const signed = parts.map(wordsIn).filter(one => one.length > 1)
  const short = words.length > nameWordsMax ? [] : words.flatMap((_, from) => runsFrom(words, from))
  return [...signed, ...short].map(one => one.join(''))
}

/** The words from here, as far as one of each two is short: van den, van den Berg. */
function runsFrom(words: readonly string[], from: number): string[][] {
  const runs: string[][] = []
  for (let last = from + 1; last < words.length; last++) {
    if (!words.slice(last - 1, last + 1).some(word => word.length <= shortWord)) break
    runs.push(words.slice(from, last + 1))
  }
  return runs
}

/** A word that is looked for: any of `texts` has to stand in what `searchText` has stored. */
export type Wanted = {
  texts: readonly string[]
  /** In plain letters; empty where it is a number, an address or an initial. */
  word: string
}

/** Further words of a search are ignored, because each costs time. */
const wordsMax = 12
/** Quotation marks are ignored; there is no search for phrases. */
const parting = /[\s,;:.()/<>[\]"«»„“”\p{Pd}\u200c]+/u

export function wantedIn(q: string): Wanted[] {
  const phones = phonesIn(q).map(phone => ({
    texts: [...phoneEnds(phone), ` ${phoneEnd(phone)} `],
    word: '',
  }))
  const words = withoutPhones(q).split(/\s+/).flatMap(wantedOf)
  const all = [...phones, ...words]
  return all
    .filter(({ texts }, index) => all.findIndex(one => one.texts.join() === texts.join()) === index)
    .slice(0, wordsMax)
}

function wantedOf(token: string): Wanted[] {
  if (/[^\s@]@|@[^\s@]/.test(token)) {
    const address = foldForSearch(token).replace(/^[^\p{L}\p{N}@]+|[^\p{L}\p{N}@]+$/gu, '')
    return [{ texts: [address], word: '' }]
  }
  return token.split(parting).flatMap(piece => {
    return wordsIn(piece).map((word, _, all) => {
      const typed = all.length > 1 ? word : piece
      const isInitial = [...typed.normalize('NFC')].length === 1
      return {
        texts: isInitial ? beginning(typed, word) : spellings(typed, word),
        word: isInitial ? '' : word,
      }
    })
  })
}

/** An initial is the first letter of a word. */
const beginning = (piece: string, word: string): string[] => [
  ...new Set([word, ...soundKeys(piece)].map(key => ` ${key}`)),
]

/**
 * The word anywhere, or a word that sounds as it from the beginning. A short word has to sound the
 * same as a whole, because too many begin with it.
 */
function spellings(typed: string, word: string): string[] {
  const end = word.length <= shortWord ? ' ' : ''
  const keys = soundKeys(typed).filter(key => !key.includes(word))
  return [word, ...keys.map(key => ` ${key}${end}`)]
}
