import { withoutHeaps } from './latin.ts'
import { wordsIn } from './words.ts'

/**
 * Names are spelled in many ways: Юрий, Yuri, Iurii; Хасан, Hasan, Khasan. The sound key of a word is
 * the same for all of them. It is no spelling that anybody should see.
 */

/** Of each group of letters the one that stands for all; the longer is looked for first. */
export const sounds: Readonly<Record<string, string>> = {
  // Lyudmila, Liubov: many leave the soft sound out.
  lyud: 'lud',
  liud: 'lud',
  lyub: 'lub',
  liub: 'lub',
  tsch: 'ch',
  shch: 'sh',
  sch: 'sh',
  tch: 'ch',
  dzh: 'j',
  iye: 'e',
  iie: 'e',
  iya: 'ia',
  iia: 'ia',
  iyu: 'iu',
  iiu: 'iu',
  // These stay what they are: no rule for one letter is for a part of them.
  ch: 'ch',
  sh: 'sh',
  dj: 'j',
  zh: 'j',
  kh: 'h',
  gh: 'g',
  ph: 'f',
  th: 't',
  ck: 'k',
  tz: 'ts',
  ou: 'u',
  oo: 'u',
  ye: 'e',
  ie: 'e',
  yo: 'e',
  ya: 'ia',
  yu: 'iu',
  iy: 'i',
  yi: 'i',
  ii: 'i',
  y: 'i',
  w: 'v',
  c: 'k',
  q: 'k',
  // Armenian with its ligature and without.
  եվ: 'եւ',
}

const groups = new RegExp(
  Object.keys(sounds)
    .toSorted((a, b) => b.length - a.length)
    .join('|'),
  'g',
)

/**
 * Letters that languages read differently, in three ways of reading: each word has the key of each
 * way. What a way leaves out is read as in the first.
 */
const usual: Readonly<Record<string, string>> = {
  ҷ: 'dzh',
  ў: 'u',
  ң: 'ng',
  š: 'sh',
  ş: 'sh',
  ș: 'sh',
  č: 'ch',
  ć: 'ch',
  ç: 'ch',
  ž: 'zh',
  ț: 'ts',
  x: 'ks',
  j: 'zh',
}
type Way = Readonly<Record<string, string>>
export const ways: readonly Way[] = [
  {},
  // As Uzbeks write with Latin letters, Kazakhs and Tajiks at a Russian keyboard, and Russians what
  // they hear in German and Turkish.
  { x: 'kh', ҷ: 'ch', ў: 'o', ң: 'n', ə: 'e', ә: 'e', ö: 'yo', ü: 'yu' },
  // As Germans, Scandinavians and Slavs write.
  { j: 'y', c: 'ts', ç: 's', q: 'g', ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe', å: 'aa' },
].map((way: object) => ({ ...usual, ...way }))

/** But for a c of `ch` and `ck`, which is read with what follows. */
const mayDiffer = new RegExp(
  `c(?![hk])|[${Object.keys(Object.assign({}, ...ways))
    .join('')
    .replace('c', '')}]`,
  'g',
)
/** Sergej, Nikolaj: no consonant. */
const finalJ = /(?<=[aeiouy])j(?![aeiouy])/g

/** A word that is shorter has its doubled letters for a reason: Anna is not the beginning of Anatoly. */
const undoubledFrom = 5

/** The keys of all words of a text, each once: by their beginnings, words spelled otherwise are found. */
export const soundKeys = (text: string): string[] => [...new Set(soundsOf(text).flat())]

/** For each way of reading the keys of the words, in their order. */
export function soundsOf(text: string): string[][] {
  const read = withoutHeaps(text).normalize('NFC').toLowerCase().replace(finalJ, 'i')
  const readings = ways.map(way => readAs(way, read))
  // Most texts are read alike in every way.
  const keys = new Map([...new Set(readings)].map(one => [one, wordsIn(one).map(keyOf)]))
  return readings.map(reading => keys.get(reading) ?? [])
}

const readAs = (way: Way, text: string): string =>
  text.replace(mayDiffer, letter => way[letter] ?? letter)

function keyOf(word: string): string {
  const key = word.replace(/ander$/, 'andr').replace(groups, group => sounds[group] ?? group)
  return word.length < undoubledFrom ? key : key.replace(/(\D)\1+/gu, '$1')
}
