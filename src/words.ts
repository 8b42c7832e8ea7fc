import { foldForSearch } from './latin.ts'

/** What stands between words, in folded text. */
export const between = /[^\p{L}\p{M}\p{N}]+/u

/** The words of a text, folded: `Петрова-Водкина, И.` is `petrova`, `vodkina`, `i`. */
export const wordsIn = (text: string): string[] =>
  foldForSearch(text).split(between).filter(Boolean)

/** Digits that numbers are filled up to, so that 2 comes before 10. */
const digitsSorted = 9

/** The text by which rows are sorted: one order for tables, lists and files. */
export const sortKey = (text: string): string =>
  wordsIn(text)
    .join(' ')
    .replace(/\d+/g, number => number.padStart(digitsSorted, '0'))
