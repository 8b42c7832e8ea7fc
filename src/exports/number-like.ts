import { languages } from '../i18n.ts'
import { monthNames } from '../intl.ts'

/** No longer text is a number or a date. */
const longest = 60

/** An exponent, halves of the day, roubles and years; in Latin and in Cyrillic letters. */
const otherWords = ['e', 'a', 'p', 'am', 'pm', 'р', 'руб', 'г']

/** Spreadsheets read dates in the language of whoever opens the file. */
const wordsInNumbers = new Set([...otherWords, ...languages.flatMap(monthNames)])

/**
 * Whether a spreadsheet may take a typed text for a number, a date or a time, and show something else
 * instead: 84950000000 becomes 8,495E+10, 0012 becomes 12, 1-2 and «1 мая» become days.
 */
export function isNumberLike(text: string): boolean {
  if (text.length > longest || !/\p{Nd}/u.test(text)) return false
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? []
  return words.every(word => wordsInNumbers.has(word))
}
