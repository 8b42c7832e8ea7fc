/**
 * Typed text is cleaned once, on the way in; everything after this sees only clean text.
 * Names keep their case and «ё», and nothing is cut.
 */

/** Control characters, zero-width spaces, byte-order marks and the overrides that make text read backwards. */
const unseen = /(?![\n\t])\p{Cc}|[\u200b\ufeff\u202a-\u202e\u2066-\u2069\ufff9-\ufffb]/gu
/** What `trim` leaves at the ends: joiners and direction marks, which mean something only inside a word. */
const unseenEnds = /^[\s\u200c-\u200f\u2060]+|[\s\u200c-\u200f\u2060]+$/gu

export function cleanLines(text: string): string {
  return text
    .toWellFormed()
    .replaceAll('\r\n', '\n')
    .replaceAll('\r', '\n')
    .replace(unseen, '')
    .normalize('NFC')
    .replace(unseenEnds, '')
}

export function cleanLine(text: string): string {
  return cleanLines(text.replace(/\s+/gu, ' ')).replace(/ {2,}/g, ' ')
}

/** Characters as people count them: code points, one for a line break. */
export const countCharacters = (text: string): number => [...text].length
