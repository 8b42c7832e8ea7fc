import { shortDay, timeOf, weekday } from '../dates.ts'
import { type EveryLanguage, everyLanguage, type InEvery } from '../every-language.ts'
import { type PaperHead, paperHead } from '../exports/paper-head.ts'
import { spokenLanguage } from '../facts/answers.ts'
import { nameOfLanguage } from '../intl.ts'
import type { Reader } from '../reader.ts'
import { type OtherSpeeches, otherSpeeches } from './papers.ts'
import type { PlannedSession, Slot } from './planned-sessions.ts'
import { sessionHours } from './session-hours.ts'
import { type SpeechInFile, speechInFile } from './speech-in-file.ts'
import { isConfirmed } from './standing.ts'

/** What the chair and the interpreters of a day need of each speech, in the reader's language. */
export type SessionFilePage = {
  documentTitle: string
  head: PaperHead
  /** Not everybody has confirmed. */
  isDraft: boolean
  others: OtherSpeeches
  sessions: SessionInFile[]
}

type SessionInFile = {
  name: string
  title: string
  /** Till when it lasts and where it pauses; empty: neither is set. */
  hours: string
  /** From when to when, how many speeches in which languages; empty: nobody speaks. */
  facts: string
  speeches: SpeechInFile[]
}

/** `sessions`: those of the day. */
export function sessionFilePage(
  sessions: readonly PlannedSession[],
  day: string,
  onlyConfirmed: boolean,
  reader: Reader,
  now: Temporal.Instant,
): SessionFilePage {
  const { t } = reader
  const every = everyLanguage(reader.language)
  return {
    documentTitle: `${shortDay(Temporal.PlainDate.from(day), t)}. ${t('admin:session_file.title')}`,
    head: paperHead(titleOf(day, every), now, every),
    isDraft: !onlyConfirmed && !sessions.every(({ slots }) => slots.every(isConfirmed)),
    others: otherSpeeches(`/admin/programme/session-file/${day}`, onlyConfirmed, t),
    sessions: sessions.map(session => sessionInFile(session, onlyConfirmed, reader)),
  }
}

const titleOf = (day: string, { inEvery }: EveryLanguage): InEvery =>
  inEvery(t => `${t('admin:session_file.title')}: ${weekday(Temporal.PlainDate.from(day), t)}`)

function sessionInFile(
  { name, plan, slots }: PlannedSession,
  onlyConfirmed: boolean,
  reader: Reader,
): SessionInFile {
  const shown = slots.filter(slot => isConfirmed(slot) || !onlyConfirmed)
  return {
    name,
    title: reader.t(`event:sessions.${name}`),
    hours: sessionHours(plan, reader.t),
    facts: factsOf(shown, reader),
    speeches: shown.map(slot => speechInFile(slot, reader)),
  }
}

function factsOf(slots: readonly Slot[], { t }: Reader): string {
  const [first, last] = [slots[0], slots.at(-1)]
  if (!first || !last) return ''
  const spoken = Object.entries(Object.groupBy(slots, slot => spokenLanguage(slot)))
  const languages = spoken.map(
    ([code, some = []]) => `${nameOfLanguage(code, t.language)} – ${some.length}`,
  )
  return t('admin:session_file.facts', {
    from: timeOf(first.startsAt),
    to: timeOf(last.endsAt),
    count: slots.length,
    languages: languages.join(', '),
  })
}
