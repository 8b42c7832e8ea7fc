import { apostrophes, dashes } from '../plain-letters.ts'
import { soundKeys } from '../sound-keys.ts'

/** Which of some names stand in a text. */
export type NamesInText = {
  /** In whatever script and spelling. */
  hasOne(text: string): boolean
  /** Also as Russian declines it, which some other name may be too: Иванову, Ивановой. */
  mayHaveOne(text: string): boolean
}

/** A word of a text. */
type Word = { text: string; keys: readonly string[] }
/** A word of a name. */
type Part = { keys: ReadonlySet<string>; stems: ReadonlySet<string>; isShort: boolean }

/** All parts of one name have to stand in a text. */
export function namesInText(names: readonly string[]): NamesInText {
  const wanted = names.flatMap(waysToWrite).map(words => words.map(partOf))
  const parts = wanted.flat()
  const finder = (isIn: (word: Word, part: Part) => boolean) => {
    const partsOf = remembering(text => {
      const word = { text, keys: keysOf(text) }
      return parts.filter(part => isIn(word, part))
    })
    return (text: string): boolean => {
      const found = new Set<Part>()
      for (const word of wordsOf(text)) for (const part of partsOf(word)) found.add(part)
      return found.size > 0 && wanted.some(one => one.every(part => found.has(part)))
    }
  }
  return { hasOne: finder(isPart), mayHaveOne: finder(mayBePart) }
}

/** A word with the dashes and apostrophes in it: Аль-Рашид, G‘ulomov. */
const words = /\p{L}(?:[\p{L}\p{M}\p{Cf}]|['`´‘’‛′\p{Pd}](?=\p{L}))*/gu

/** Such a word belongs to the next one as often as not: Al Rashid, de Groot. */
const shortWord = 3
/** Fewer letters are also a word that is no name: Ли, Но. */
const leastLetters = 4

/** Each word, and short ones once more together with the next. */
function* wordsOf(text: string): Generator<string> {
  let before = ''
  for (const word of text.match(words) ?? []) {
    yield word
    if (before.length > 0) yield `${before}-${word}`
    before = word.length <= shortWord ? word : ''
  }
}

const withoutDashes = (word: string): string => word.replace(dashes, '')

/** By its words, and all of them as one word. */
function waysToWrite(name: string): string[][] {
  const parts = name.replace(apostrophes, '').match(/[\p{L}\p{M}]+/gu) ?? []
  if (parts.length === 0) return []
  return parts.length > 1 ? [parts, [parts.join('')]] : [parts]
}

function partOf(word: string): Part {
  const keys = soundKeys(word)
  return {
    keys: new Set(keys),
    stems: new Set(keys.flatMap(withStem)),
    isShort: [...word].length < leastLetters,
  }
}

const keysOf = (word: string): string[] =>
  [...new Set([word, withoutDashes(word)])].flatMap(soundKeys)

/** A short name is written with a capital letter, in scripts that have them. */
const isTooSmall = ({ text }: Word, { isShort }: Part): boolean => isShort && /^\p{Ll}/u.test(text)

const isPart = (word: Word, part: Part): boolean =>
  !isTooSmall(word, part) && word.keys.some(key => part.keys.has(key))

const mayBePart = (word: Word, part: Part): boolean =>
  isPart(word, part) ||
  (/\p{Script=Cyrillic}/u.test(word.text) &&
    !isTooSmall(word, part) &&
    word.keys.flatMap(withStem).some(stem => part.stems.has(stem)))

/** What Russian cases end in, as it sounds: -а, -у, -ой, -ым, -ого, -ому, -ую, -ых, -ыми. */
const caseEnding = /(?<=.{3})[aeiou]+(?:go|mu|mi|m|h)?$/

const withStem = (key: string): string[] => [...new Set([key, key.replace(caseEnding, '')])]

/** Texts repeat their words; so many different ones are kept. */
const mostRemembered = 100_000

function remembering<T>(of: (word: string) => T): (word: string) => T {
  const known = new Map<string, T>()
  return word => {
    const before = known.get(word)
    if (before !== undefined) return before
    if (known.size >= mostRemembered) known.clear()
    const found = of(word)
    known.set(word, found)
    return found
  }
}
