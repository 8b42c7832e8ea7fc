import { domainToASCII } from 'node:url'
import { z } from 'zod'
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
 * A name as passports have it, without digits, so that no web address is one: hyphens, apostrophes
 * and middle dots of every script; `Ahmad @ Ali`, `Kumar a/l Raman`, `Lim (Lin) Mei`.
 */
export const nameCharacters: Rule = text =>
  characterProblem(
    text.replaceAll(/ @ |(?<![\p{L}\p{M}])\p{L}\/\p{L}(?![\p{L}\p{M}])/gu, ' '),
    /[^\p{L}\p{M} .,()'’‘‛ʼ`´′＇\-‐-―−·‧・·֊־׳״]/u,
    'name_characters',
  )

/** A dot or a dash alone says nothing. */
export const someLetter: Rule = text =>
  /[\p{L}\p{N}]/u.test(text) ? undefined : { code: 'letters_needed' }

function characterProblem(text: string, forbidden: RegExp, code: string): Problem | undefined {
  const character = text.match(forbidden)?.[0]
  return character ? { code, values: { character } } : undefined
}

export const hasOnlyLatinLetters = (text: string): boolean => latinLetters(text) === undefined

/**
 * One address. Its domain may be of another script than Latin as a whole (`минцифры.рф`); a single
 * letter that only looks Latin is named, because nobody sees it.
 */
export const oneEmail: Rule = text => {
  if (/[,;\s]/.test(text) || text.split('@').length > 2) return { code: 'email_several' }
  const [local = '', domain = ''] = text.split('@')
  const letter = local.match(foreignLetter)?.[0] ?? lookAlikeIn(domain)
  if (letter) return { code: codeOfLetter(letter), values: { character: letter } }
  const isAddress = email.safeParse(`${local}@host.example`).success && isHostName(domain)
  return isAddress ? undefined : { code: 'email_format' }
}

const email = z.email()
const foreignLetter = /(?!\p{Script=Latin})\p{L}/u

/** In a domain that has Latin letters too. */
const lookAlikeIn = (domain: string): string | undefined =>
  /\p{Script=Latin}/u.test(domain) ? domain.match(foreignLetter)?.[0] : undefined

const codeOfLetter = (letter: string): string =>
  /\p{Script=Cyrillic}/u.test(letter) ? 'email_cyrillic' : 'email_letter'

/** A name of the domain name system with an ending that is no number; other scripts become `xn--…`. */
function isHostName(name: string): boolean {
  const ascii = domainToASCII(name)
  return (
    ascii.length <= 253 &&
    /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])\.?$/i.test(ascii)
  )
}

/** Any layout of 7 to 20 digits of any script; kept as typed. */
export const phoneDigits: Rule = text => {
  const digits = digitsOf(text).length
  if (digits < 7) return { code: 'phone_digits' }
  return digits > 20 ? { code: 'phone_long' } : undefined
}

export const httpLink: Rule = text => {
  if (!/^https?:\/\//i.test(text)) return { code: 'link_scheme' }
  const url = URL.parse(text)
  const isWhole = url && isHostName(url.hostname) && !url.username && !/\s/.test(text)
  return isWhole ? undefined : { code: 'link_format' }
}
