import { digitsOf } from './digits.ts'

/**
 * One number is written with the code of its country or with what stands for it at home: +7 495 …,
 * 007 495 …, 8 (495) …; 0 71 …. Its end is the same in each.
 */

/** A number without a plus at its front may begin with a nought, or an eight, that is none of it. */
const trunkPrefix = /^(?:0+|8)/
/** What tells one number from another: the shortest numbers within a country have so many. */
const endDigits = 8
/** Shorter runs of digits are no telephone number. */
const leastDigits = 7

const isInternational = (text: string): boolean => /^\s*(?:[+＋]|00)/.test(text)

/** The digits of a typed number in each way in which it may be looked for. */
export function phoneForms(typed: string): string[] {
  const digits = digitsOf(typed)
  if (digits.length < leastDigits) return digits ? [digits] : []
  const bare = isInternational(typed) ? digits.replace(/^00/, '') : digits.replace(trunkPrefix, '')
  return [...new Set([digits, bare])].filter(form => form.length >= leastDigits)
}

/** Equal for two ways of writing one number; empty where there is none. */
export const phoneEnd = (typed: string): string =>
  (phoneForms(typed).at(-1) ?? '').slice(-endDigits)

/** What stored numbers have of this one, however either was typed. */
export const phoneEnds = (typed: string): string[] => [
  ...new Set(phoneForms(typed).map(form => form.slice(-endDigits - 1))),
]

/** Digits with anything but letters and commas between them, and no part of a word or an address. */
const layouts = /(?<![\p{L}\p{N}@._\p{Pd}])[+＋]?\(?\p{Nd}[^\p{L}@,;\n]*\p{Nd}(?![\p{L}\p{N}@])/gu

/** The telephone numbers in a text, in any layout and in digits of any script. */
export const phonesIn = (text: string): string[] =>
  (text.match(layouts) ?? []).filter(found => digitsOf(found).length >= leastDigits)

export const withoutPhones = (text: string): string =>
  text.replace(layouts, found => (digitsOf(found).length >= leastDigits ? ' ' : found))
