import { z } from 'zod'
import { countCharacters } from './normalise.ts'

/** What is wrong with an answer: a key of `errors:fields` and the figures its sentence needs. */
export type Problem = { code: string; values?: Record<string, unknown> }

/** Looks at one clean, non-empty text. */
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

/** English text: digits and signs are free, letters are Latin. */
export const latinLetters: Rule = text =>
  characterProblem(text, /(?!\p{Script=Latin})\p{L}/u, 'latin_only')

/** A name as a passport and a name tag have it: no digits, no signs, so no web address either. */
export const nameCharacters: Rule = text =>
  characterProblem(text, /[^\p{L}\p{M} .,'’ʼ`\-‐-–]/u, 'name_characters')

function characterProblem(text: string, forbidden: RegExp, code: string): Problem | undefined {
  const character = text.match(forbidden)?.[0]
  return character ? { code, values: { character } } : undefined
}

export const hasOnlyLatinLetters = (text: string): boolean => latinLetters(text) === undefined

const email = z.email()

/** One address. A Cyrillic look-alike is named, because nobody sees it. */
export const oneEmail: Rule = text => {
  const cyrillic = text.match(/\p{Script=Cyrillic}/u)?.[0]
  if (cyrillic) return { code: 'email_cyrillic', values: { character: cyrillic } }
  if (/[,;\s]/.test(text) || text.split('@').length > 2) return { code: 'email_several' }
  return email.safeParse(text).success ? undefined : { code: 'email_format' }
}

/** Any layout of 7 to 20 digits; kept as typed. */
export const phoneDigits: Rule = text => {
  const digits = text.replace(/\D/g, '').length
  if (digits < 7) return { code: 'phone_digits' }
  return digits > 20 ? { code: 'phone_long' } : undefined
}

const webAddress = z.url({ protocol: /^https?$/, hostname: z.regexes.domain })

export const httpLink: Rule = text =>
  webAddress.safeParse(text).success ? undefined : { code: 'link_format' }
