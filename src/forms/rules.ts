import { digitsOf } from '../digits.ts'
import { countCharacters } from './normalise.ts'

/** `code`: a key under `errors:fields`; `values`: what its sentence names. */
export type Problem = { code: string; values?: Record<string, unknown> }

/** Checks one clean, non-empty text; undefined: it is good. */
export type Rule = (text: string) => Problem | undefined

export const atLeast =
  (min: number): Rule =>
  text => {
    const count = countCharacters(text)
    return count < min ? { code: 'too_short', values: { min, count } } : undefined
  }

export const atMost =
  (max: number): Rule =>
  text => {
    const count = countCharacters(text)
    return count > max ? { code: 'too_long', values: { max, count } } : undefined
  }

/**
 * English text: digits and signs are free, letters are Latin. So are the modifier letters that
 * stand for an apostrophe or a soft sign where Latin is written: Gʻulomov, Kaʻahumanu, Rusʹ.
 */
export const latinLetters: Rule = text =>
  characterProblem(text, /(?![\p{Script=Latin}\u02b0-\u02ff])\p{L}/u, 'latin_only')

/**
 * A name as passports have it, without digits, so that no web address is one: hyphens, apostrophes,
 * quotation marks and middle dots of every script; `Ahmad @ Ali`, `Kumar a/l Raman`, `Lim (Lin) Mei`,
 * `John Ⅲ`.
 */
export const nameCharacters: Rule = text =>
  characterProblem(
    text.replaceAll(/ @ ?|@ |(?<![\p{L}\p{M}])\p{L} ?[/∕⁄] ?\p{L}(?![\p{L}\p{M}])/gu, ' '),
    /[^\p{L}\p{M}\p{Pd}\p{Pi}\p{Pf}\u2160-\u2188\u02b0-\u02ff .,()'"‚„`´′‵″‶՚᾽᾿῾−·‧⋅∙・･׳״]/u,
    'name_characters',
  )

/** A dot, a dash or an apostrophe alone says nothing. */
export const someLetter: Rule = text =>
  /[[\p{L}--\p{Lm}]\p{N}]/v.test(text) ? undefined : { code: 'letters_needed' }

function characterProblem(text: string, forbidden: RegExp, code: string): Problem | undefined {
  const character = text.match(forbidden)?.[0]
  return character ? { code, values: { character } } : undefined
}

export const hasOnlyLatinLetters = (text: string): boolean => latinLetters(text) === undefined

/** Any layout of 7 to 20 digits of any script; kept as typed. */
export const phoneDigits: Rule = text => {
  const digits = digitsOf(text).length
  if (digits < 7) return { code: 'phone_digits' }
  return digits > 20 ? { code: 'phone_long' } : undefined
}
