import type { Dates } from '../dates.ts'
import { type Language, siteLanguage, type Translate } from '../i18n.ts'
import type { ComposedLetter } from '../letters/compose.ts'
import type { Letter } from '../letters/letter.ts'

/** The demo's post box, the newest letter first. */
export type PostBoxPage = { letters: readonly PostBoxLine[] }

/** `kind`: in words of the page; `subject`: in the letter's language. */
export type PostBoxLine = {
  id: number
  language: Language
  dir: 'ltr' | 'rtl'
  subject: string
  kind: string
  recipient: string
  at: { iso: string; text: string }
}

/** `composed`: the letters in words, in the same order. */
export const postBoxPage = (
  letters: readonly Letter[],
  composed: readonly ComposedLetter[],
  t: Translate,
  dates: Dates,
): PostBoxPage => ({
  letters: letters.map(({ id, language, kind, recipient, createdAt }, index) => ({
    id,
    language,
    dir: siteLanguage(language).direction,
    subject: composed[index]?.subject ?? '',
    kind: t(`admin:reply.kind.${kind}`),
    recipient,
    at: { iso: createdAt, text: dates.short(Temporal.Instant.from(createdAt)) },
  })),
})
