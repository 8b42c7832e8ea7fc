import { type TextIn, typedFor } from '../every-language.ts'
import type { Reader } from '../reader.ts'

/** What the program itself says in `error`; all else are words of the mail server or the system. */
const ownErrors = new Map([
  ['daily_cap', 'admin:reply.daily_cap'],
  ['cancelled', 'admin:reply.cancelled'],
  ['not_composed', 'admin:reply.not_composed'],
  ['took_too_long', 'admin:reply.took_too_long'],
])

/** Why a letter has not gone out; a server's words are in a language that nobody has chosen. */
export function errorWords(error: string, { language, t }: Reader): TextIn {
  const own = ownErrors.get(error)
  return own ? { text: t(own) } : typedFor(language, error)
}
