import { modeInWords } from '../facts/in-words.ts'
import type { Translate } from '../i18n.ts'
import { categoryOf } from '../replies/protocol-order.ts'
import type { PlannedSession } from './planned-sessions.ts'
import type { Speech } from './programme-store.ts'
import { type Shown, type SpeechOnPage, speechOnPage } from './speech-on-page.ts'
import { isTold } from './standing.ts'
import { suggestedSession } from './suggestions.ts'

/** A request without a slot, with a suggested session and why it stands where it does. */
export type RequestOnPage = SpeechOnPage & {
  placeAction: string
  because: string
  /** Says that the participant was told of a slot that is gone; empty otherwise. */
  warning: string
}

export const requestOnPage = (
  speech: Speech,
  sessions: readonly PlannedSession[],
  shown: Shown,
): RequestOnPage => ({
  ...speechOnPage(speech, suggestedSession(speech, sessions), shown),
  placeAction: `/admin/programme/slots/${speech.replyId}`,
  because: shown.reader.t('admin:programme.because', {
    category: shown.reader.t(`event:categories.${categoryOf(speech)}`),
    mode: modeInWords(speech, shown.reader.t),
    moment: shown.reader.dates.short(Temporal.Instant.from(speech.submittedAt)),
  }),
  warning: isTold(speech) ? goneInWords(speech, shown.reader.t) : '',
})

function goneInWords({ toldSession }: Speech, t: Translate): string {
  if (!toldSession) return t('admin:programme.removed', { session: '' })
  return t('admin:programme.removed_from', { session: t(`event:sessions.${toldSession}`) })
}
