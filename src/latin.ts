import { withAsciiDigits } from './digits.ts'
import { dashes, plainLetters } from './plain-letters.ts'

/**
 * Latin spelling by ICAO Doc 9303, as in passports: Щ→SHCH, Х→KH, Ю→IU, Я→IA, Ъ→IE, Й→I, Ь→nothing.
 * Includes the letters of Belarusian, Kazakh, Kyrgyz, Tajik, Ukrainian and Uzbek.
 */
const spelling: Record<string, string> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ё: 'e',
  ж: 'zh',
  з: 'z',
  и: 'i',
  й: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ъ: 'ie',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'iu',
  я: 'ia',
  і: 'i',
  ї: 'i',
  є: 'ie',
  ґ: 'g',
  ў: 'u',
  ә: 'a',
  ғ: 'g',
  қ: 'q',
  ң: 'ng',
  ө: 'o',
  ұ: 'u',
  ү: 'u',
  һ: 'h',
  ҳ: 'h',
  ҷ: 'j',
  ӣ: 'i',
  ӯ: 'u',
}

/** «Щукин» → "Shchukin"; characters that are not Cyrillic stay. */
export const suggestLatin = (text: string): string =>
  text.normalize('NFC').replace(/\p{Script=Cyrillic}/gu, inLatin)

function inLatin(letter: string): string {
  const small = letter.toLowerCase()
  const latin = spelling[small] ?? ''
  return letter === small ? latin : latin.charAt(0).toUpperCase() + latin.slice(1)
}

/**
 * The text in plain letters, as order, the log's search and the first stage of the desk's search
 * compare it: lower case, no accents, Cyrillic in Latin letters, one sign for each letter that has
 * several, single spaces. In linear time, whatever stands in it.
 */
export const foldForSearch = (text: string): string =>
  onlyAscii.test(text) ? text.toLowerCase().replace(/ +/g, ' ').trim() : foldOf(text)

/** Most of what is folded is plain already, or was folded before. */
const onlyAscii = /^[ -~]*$/

const foldOf = (text: string): string =>
  withoutHeaps(text)
    .replace(dashes, '-')
    .normalize('NFKD')
    .toLowerCase()
    .replace(accents, '')
    .replace(/[^ -~]/gu, inPlainLetters)
    // What is no accent belongs to its sign again: the marks of Japanese, the letters of a syllable
    // of Korean.
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .trim()

/**
 * More marks on one letter than any language has are left out: normalising takes time by the square
 * of their number.
 */
export const withoutHeaps = (text: string): string => text.replace(/(\p{M}{16})\p{M}+/gu, '$1')

/** Marks that readers leave out. The vowels of Indic scripts are marks too, and are not. */
const accents =
  /[[\p{M}&&[\p{Script=Inherited}\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Hebrew}\p{Script=Arabic}]]--[\u3099\u309a]]/gv

function inPlainLetters(sign: string): string {
  const plain = spelling[sign] ?? plainLetters[sign]
  if (plain !== undefined) return plain
  return /\p{Nd}/u.test(sign) ? withAsciiDigits(sign) : sign
}
