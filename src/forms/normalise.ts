/**
 * Typed text is cleaned once, on the way in; everything after this sees only clean text.
 * Names keep their case and «ё», and nothing is cut.
 */

/**
 * Control characters, zero-width spaces, byte-order marks and the overrides that make text read
 * backwards.
 */
const unseen = /(?![\n\t])\p{Cc}|[\u200b\ufeff\u202a-\u202e\u2066-\u2069\ufff9-\ufffb]/gu
/**
 * What `trim` leaves at the ends: joiners and direction marks, which mean something only inside a
 * word.
 */
const unseenAtEnd = /[\s\u200c-\u200f\u2060]/u
/**
 * More marks on one letter than any language has. Putting them into order takes the square of their
 * number, so that a joiner goes in between, as Unicode's stream-safe format has it: nothing is cut,
 * and the next 30 are put in order alone.
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

/**
 * Not by a pattern: one that looks for the end tries again at every blank of a long run inside the
 * text.
 */
function withoutEnds(text: string): string {
  let [start, end] = [0, text.length]
  while (start < end && unseenAtEnd.test(text.charAt(start))) start++
  while (end > start && unseenAtEnd.test(text.charAt(end - 1))) end--
  return text.slice(start, end)
}

export function cleanLine(text: string): string {
  return cleanLines(text.replace(/\s+/gu, ' ')).replace(/ {2,}/g, ' ')
}

/** Characters as people count them: code points, one for a line break. */
export const countCharacters = (text: string): number => [...text].length
