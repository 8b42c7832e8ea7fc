import type { Translate } from '../i18n.ts'
import type { LetterData } from './letter-data.ts'

/** What was decided, besides the fixed sentences; each is empty where there is nothing to say. */
export type DecidedView = { session: string; formerSession: string; note: string }

/** The day and the session, never an hour: that comes with the running order. */
export const decidedIn = (
  { session, formerSession, note = '' }: LetterData,
  t: Translate,
): DecidedView => ({
  session: sessionIn(session, t),
  formerSession: formerSession
    ? t('letters:former_session', { session: sessionIn(formerSession, t) })
    : '',
  note,
})

const sessionIn = (session: string | undefined, t: Translate): string =>
  session ? t(`event:sessions.${session}`) : ''
