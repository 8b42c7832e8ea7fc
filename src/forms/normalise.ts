/**
 * Cleans typed text, once, as soon as it is read: all other code gets clean text. Names keep their
 * case and «ё», and no letter is lost.
 */

/**
 * Line and page breaks of word processors, and separators of records. They separate what stands on
 * both sides of them, so they become line breaks.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it looks for.
const separators = /\r\n|[\r\v\f\x1c-\x1f\x85\u2028\u2029]/g
/** Fillers of Korean syllables and the empty Braille cell look like blanks. */
const looksBlank = /[\u115f\u1160\u2800\u3164\uffa0]/g
/**
 * Control characters, soft hyphens, zero-width spaces, byte-order marks, tags, and the overrides
 * that make text read backwards: nobody sees them, and no word needs them.
 */
const unseen =
  /(?![\n\t])\p{Cc}|[\u00ad\u180e\u200b\u2060-\u2064\u206a-\u206f\ufeff\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu
/** Joiners and direction marks mean something inside words of some scripts, and nothing at the ends. */
const unseenAtEnd = /[\s\u200c-\u200f]/u
/** Joiners, direction marks and selectors of glyphs mean nothing in Latin letters and addresses. */
const unseenInCode = /\p{Cf}|\p{Variation_Selector}|\u034f/gu
/**
 * More combining marks on one letter than any language has. Normalising them takes time by the
 * square of their number, so a joiner is put after each 30, as Unicode's stream-safe text format
 * does; no mark is lost.
 */
const tooManyMarks = /(?:(?!\u034f)\p{M}){30}(?=(?!\u034f)\p{M})/gu

/** A text of several lines. */
export function cleanLines(text: string): string {
  const clean = text
    .toWellFormed()
    .replace(separators, '\n')
    .replace(looksBlank, ' ')
    .replace(unseen, '')
    .replace(tooManyMarks, '$&\u034f')
    .normalize('NFC')
  return withoutEnds(clean, unseenAtEnd)
}

/**
 * Not by one pattern for the whole text: looking for the end, it would try again at every character
 * of a long run inside the text.
 */
function withoutEnds(text: string, character: RegExp): string {
  let [start, end] = [0, text.length]
  while (start < end && character.test(text.charAt(start))) start++
  while (end > start && character.test(text.charAt(end - 1))) end--
  return text.slice(start, end)
}

/** A text of one line, in whatever script. */
export const cleanLine = (text: string): string => cleanLines(text).replace(/\s+/gu, ' ')

/** Latin letters, a telephone number, an address: nothing unseen is part of them. */
export const cleanCode = (text: string): string => cleanLine(text.replace(unseenInCode, ''))

/**
 * The address alone where a mail program gives more: `Anna <anna@itu.example>`, `mailto:…`, quotes
 * around it, a comma or a full stop behind it. Two addresses stay two.
 */
export function cleanEmail(text: string): string {
  const line = withoutEnds(cleanCode(text), /[\s,;.]/)
  const [, bracketed = line] = line.match(/^[^<>]*<([^<>]*)>$/) ?? []
  const address = bracketed.replace(/^mailto:([^?]*).*$/i, '$1').replace(/ ?\([^()]*\)$/, '')
  return withoutEnds(address, /[\s"'“”„«»‘’]/)
}

/** A link without the brackets that texts put around one. */
export const cleanLink = (text: string): string => cleanCode(text).replace(/^<([^<>]*)>$/, '$1')

/** Characters as people count them: code points, one for a line break. */
export const countCharacters = (text: string): number => [...text].length
