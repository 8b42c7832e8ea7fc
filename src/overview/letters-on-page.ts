import type { Reader } from '../reader.ts'
import type { UnsentLetter } from './overview-store.ts'

/** A letter that could not be sent. `href`: its participant's page, if `reference` is not empty. */
export type LetterOnPage = {
  reference: string
  href: string
  kind: string
  recipient: string
  moment: string
  error: string
}

export const letterOnPage = (letter: UnsentLetter, { t, dates }: Reader): LetterOnPage => ({
  reference: letter.reference,
  href: `/admin/replies/${letter.reference}#letters`,
  kind: t(`admin:reply.kind.${letter.kind}`),
  recipient: letter.recipient,
  moment: dates.short(Temporal.Instant.from(letter.createdAt)),
  error: letter.error === 'daily_cap' ? t('admin:reply.daily_cap') : letter.error,
})
