import { withoutAnyUnseen, withoutUnseen } from './unseen.ts'

/**
 * Cleans typed text, once, as soon as it is read: all other code gets clean text. Names keep their
 * case and «ё», and no letter is lost.
 */

/**
 * Line, page and column breaks of word processors, ends of their cells, and separators of records.
 * They separate what stands on both sides of them, so they become line breaks.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it looks for.
const separators = /\r\n|[\x07\r\v\f\x0e\x1c-\x1f\x85\u2028\u2029]/g
/** Word's bullets are letters of its own fonts for signs: elsewhere an empty box. */
const bullets = /^[\uf020-\uf0ff](?=\s)|\uf0b7/gm
/** Fillers of Korean syllables and the empty Braille cell look like blanks. */
const looksBlank = /[\u115f\u1160\u2800\u3164\uffa0]/g
/** Joiners mean something inside words of some scripts, and nothing at the ends. */
const unseenAtEnd = /[\s\u200c\u200d]/u
/**
 * More combining marks on one letter than any language has. Normalising them takes time by the
 * square of their number, so a joiner is put after each 30, as Unicode's stream-safe text format
 * does; no mark is lost.
 */
const tooManyMarks = /(?:(?!\u034f)\p{M}){30}(?=(?!\u034f)\p{M})/gu

/** A text of several lines. */
export function cleanLines(text: string): string {
  const clean = withoutUnseen(
    text.toWellFormed().replace(separators, '\n').replace(bullets, '•').replace(looksBlank, ' '),
  )
  return withoutEnds(clean.replace(tooManyMarks, '$&\u034f').normalize('NFC'), unseenAtEnd)
}

/**
 * Not by one pattern for the whole text: looking for the end, it would try again at every character
 * of a long run inside the text.
 */
export function withoutEnds(text: string, character: RegExp): string {
  let [start, end] = [0, text.length]
  while (start < end && character.test(text.charAt(start))) start++
  while (end > start && character.test(text.charAt(end - 1))) end--
  return text.slice(start, end)
}

/** A text of one line, in whatever script. */
export const cleanLine = (text: string): string => cleanLines(text).replace(/\s+/gu, ' ')

/** A telephone number: kept as it was typed but for what nobody sees. */
export const cleanPhone = (text: string): string => withoutAnyUnseen(cleanLine(text))

/** Latin letters, also those that an East Asian keyboard writes at the width of its own. */
export const cleanLatin = (text: string): string =>
  cleanPhone(text).replace(/[\uff01-\uff5e]/g, wide =>
    String.fromCharCode(wide.charCodeAt(0) - 0xfee0),
  )

/** Characters as people count them: code points, one for a line break. */
export const countCharacters = (text: string): number => [...text].length
