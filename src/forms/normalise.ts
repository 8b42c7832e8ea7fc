/**
 * Cleans typed text, once, as soon as it is read: all other code gets clean text. Names keep their
 * case and «ё», and no letter is lost.
 */

/** Removed: control characters, zero-width spaces, byte-order marks, overrides of direction. */
const unseen = /(?![\n\t])\p{Cc}|[\u200b\ufeff\u202a-\u202e\u2066-\u2069\ufff9-\ufffb]/gu
/** Removed at the ends: white space, and joiners and direction marks, which act inside a word. */
const unseenAtEnd = /[\s\u200c-\u200f\u2060]/u
/**
 * More combining marks on one letter than any language has. Normalising them takes time by the
 * square of their number, so a joiner is put after each 30, as Unicode's stream-safe text format
 * does; no mark is lost.
 */
const tooManyMarks = /(?:(?!\u034f)\p{M}){30}(?=(?!\u034f)\p{M})/gu

export function cleanLines(text: string): string {
  const clean = text
    .toWellFormed()
    .replaceAll('\r\n', '\n')
    .replaceAll('\r', '\n')
    .replace(unseen, '')
    .replace(tooManyMarks, '$&\u034f')
    .normalize('NFC')
  return withoutEnds(clean)
}

/** A loop: a pattern for the end would try again at every blank of a long run in the text. */
function withoutEnds(text: string): string {
  let [start, end] = [0, text.length]
  while (start < end && unseenAtEnd.test(text.charAt(start))) start++
  while (end > start && unseenAtEnd.test(text.charAt(end - 1))) end--
  return text.slice(start, end)
}

export function cleanLine(text: string): string {
  return cleanLines(text.replace(/\s+/gu, ' ')).replace(/ {2,}/g, ' ')
}

/** Counts code points; a line break is one. */
export const countCharacters = (text: string): number => [...text].length
