import { domainToASCII } from 'node:url'
import type { Problem, Rule } from './rules.ts'
import { strayLetterIn } from './stray-letter.ts'

/** One address. Its domain may be of another script than Latin as a whole (`минцифры.рф`). */
export const oneEmail: Rule = text => {
  if (/[^\s@]@[^\s@][^@]*@[^\s@]/.test(text)) return { code: 'email_several' }
  const [local = '', domain = '', ...more] = text.split('@')
  if (!local || !domain || more.length > 0) return { code: 'email_format' }
  if (/\s/.test(text)) return { code: 'email_spaces' }
  const letter = local.match(/(?!\p{Script=Latin})\p{L}/u)?.[0] ?? strayLetterIn(domain)
  if (letter) return letterProblem(letter)
  const character = local.match(/[^\w.!#$%&'*+/=?^`{|}~-]/u) ?? domain.match(noHostCharacter)
  if (character) return { code: 'email_sign', values: { character: character[0] } }
  return isDotAtom(local) && isHostName(domain) ? undefined : { code: 'email_format' }
}

/** Of an address or a link: nobody sees it, so it is named. */
function letterProblem(character: string): Problem {
  const values = { character }
  if (/\p{Script=Latin}/u.test(character)) return { code: 'letter_latin', values }
  const isCyrillic = /\p{Script=Cyrillic}/u.test(character)
  return { code: isCyrillic ? 'letter_cyrillic' : 'letter_foreign', values }
}

const noHostCharacter = /[^\p{L}\p{M}\p{N}\p{Join_Control}.。·-]/u

/** RFC 5322: words with single dots between. */
const isDotAtom = (local: string): boolean => !/^\.|\.\.|\.$/.test(local)

/** A name of the domain name system with an ending that is no number; other scripts become `xn--…`. */
function isHostName(name: string): boolean {
  const ascii = domainToASCII(name)
  return (
    ascii.length <= 253 &&
    /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])\.?$/i.test(ascii)
  )
}

export const httpLink: Rule = text => {
  if (!/^https?:\/\//i.test(text)) return { code: 'link_scheme' }
  if (/[\s,;]https?:\/\//i.test(text)) return { code: 'link_several' }
  if (/\s/.test(text)) return { code: 'link_spaces' }
  if (/^[^/]*\/\/[^/?#\\]*@/.test(text)) return { code: 'link_account' }
  const [, scheme = '', host = '', port = ''] =
    text.match(/^([^/]*\/\/)([^/?#\\:]*)(:[^/?#\\]*)?/) ?? []
  if (!URL.canParse(text) && port && URL.canParse(scheme + host)) return { code: 'link_port' }
  const letter = strayLetterIn(host)
  if (letter) return letterProblem(letter)
  return isHostName(host) ? undefined : { code: 'link_format' }
}
