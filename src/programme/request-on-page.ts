import { daysInNumbers } from './conflicts.ts'
import type { PlannedSession } from './planned-sessions.ts'
import type { Speech } from './programme-store.ts'
import { type Shown, type SpeechOnPage, speechOnPage } from './speech-on-page.ts'
import { isTold } from './standing.ts'
import { suggestedSession } from './suggestions.ts'

/** A request without a slot, with what suits the speaker. */
export type RequestOnPage = SpeechOnPage & {
  suits: string
  /** Says that the participant was told of a slot that is gone; empty: none was told. */
  warnings: string[]
}

export function requestOnPage(
  speech: Speech,
  sessions: readonly PlannedSession[],
  shown: Shown,
): RequestOnPage {
  const { t } = shown.reader
  const session = suggestedSession(speech, sessions)
  const days = daysInNumbers(speech)
  return {
    ...speechOnPage(speech, undefined, shown),
    suits: [
      days && t('admin:programme.can', { days }),
      session && t('admin:programme.suits', { session: t(`event:sessions_short.${session}`) }),
    ]
      .filter(Boolean)
      .join(' · '),
    warnings: isTold(speech) ? [goneInWords(speech, t)] : [],
  }
}

function goneInWords({ toldSession }: Speech, t: Shown['reader']['t']): string {
  if (!toldSession) return t('admin:programme.removed', { session: '' })
  return t('admin:programme.removed_from', { session: t(`event:sessions.${toldSession}`) })
}
