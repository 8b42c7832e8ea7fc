import type { TextIn } from '../../every-language.ts'
import { type Language, siteLanguage, type Translate } from '../../i18n.ts'
import { nameOfLanguage } from '../../intl.ts'
import type { ComposedLetter } from '../../letters/compose.ts'

/** A letter as the desk reads it, in the letter's own language. */
export type ShownLetter = {
  language: { code: Language; dir: 'ltr' | 'rtl'; name: string }
  subject: string
  body: string
  closings: readonly TextIn[]
}

export const shownLetter = (
  { subject, body, closings }: Pick<ComposedLetter, 'subject' | 'body' | 'closings'>,
  language: Language,
  t: Translate,
): ShownLetter => ({
  language: {
    code: language,
    dir: siteLanguage(language).direction,
    name: nameOfLanguage(language, t.language),
  },
  subject,
  body,
  closings,
})
