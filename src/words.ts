import { foldForSearch } from './latin.ts'
import { apostrophes } from './plain-letters.ts'

/** What stands between words, in folded text. */
const between = /[^\p{L}\p{M}\p{N}]+/u

/** The words of a text, folded, without apostrophes: `Петрова-Водкина, И.` is `petrova`, `vodkina`, `i`. */
export const wordsIn = (text: string): string[] =>
  foldForSearch(text.replace(apostrophes, '')).split(between).filter(Boolean)

/** Digits that numbers are filled up to, so that 2 comes before 10. */
const digitsSorted = 9

/** The text by which rows are sorted: one order for tables, lists and files. */
export const sortKey = (text: string): string =>
  wordsIn(text)
    .join(' ')
    .replace(/\d+/g, number => number.padStart(digitsSorted, '0'))

/** In that order; what has no word comes last. */
export function inOrder<T>(all: readonly T[], textOf: (one: T) => string): T[] {
  if (all.length < 2) return [...all]
  return all
    .map(one => ({ one, key: sortKey(textOf(one)) }))
    .sort(byKey)
    .map(({ one }) => one)
}

/** Compares for sorting by keys that `sortKey` has made. */
export const byKey = (a: { key: string }, b: { key: string }): number =>
  Number(!a.key) - Number(!b.key) || Number(a.key > b.key) - Number(a.key < b.key)
