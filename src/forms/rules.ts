import { z } from 'zod'
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

/** Letters must be Latin; digits and signs are free. */
export const latinLetters: Rule = text =>
  characterProblem(text, /(?!\p{Script=Latin})\p{L}/u, 'latin_only')

/** A name as in a passport or on a name tag: no digits, and no signs that a web address needs. */
export const nameCharacters: Rule = text =>
  characterProblem(text, /[^\p{L}\p{M} .,'’ʼ`\-‐-–]/u, 'name_characters')

function characterProblem(text: string, forbidden: RegExp, code: string): Problem | undefined {
  const character = text.match(forbidden)?.[0]
  return character ? { code, values: { character } } : undefined
}

export const hasOnlyLatinLetters = (text: string): boolean => latinLetters(text) === undefined

const email = z.email()

/** One e-mail address. A Cyrillic letter is named, because it looks like a Latin one. */
export const oneEmail: Rule = text => {
  const cyrillic = text.match(/\p{Script=Cyrillic}/u)?.[0]
  if (cyrillic) return { code: 'email_cyrillic', values: { character: cyrillic } }
  if (/[,;\s]/.test(text) || text.split('@').length > 2) return { code: 'email_several' }
  return email.safeParse(text).success ? undefined : { code: 'email_format' }
}

/** From 7 to 20 digits in any layout. */
export const phoneDigits: Rule = text => {
  const digits = text.replace(/\D/g, '').length
  if (digits < 7) return { code: 'phone_digits' }
  return digits > 20 ? { code: 'phone_long' } : undefined
}

const webAddress = z.url({ protocol: /^https?$/, hostname: z.regexes.domain })

export const httpLink: Rule = text =>
  webAddress.safeParse(text).success ? undefined : { code: 'link_format' }
