import { weekday } from '../dates.ts'
import { type EveryLanguage, everyLanguage, type InEvery } from '../every-language.ts'
import { type PaperHead, paperHead } from '../exports/paper-head.ts'
import type { Language } from '../i18n.ts'
import { type OtherSpeeches, otherSpeeches, sessionsOn } from './papers.ts'
import type { PlannedSession } from './planned-sessions.ts'
import { sessionHours } from './session-hours.ts'
import { type SlotOnPaper, slotOnPaper } from './slot-on-paper.ts'
import { isConfirmed } from './standing.ts'

/** The running order for printing, in every language, the reader's first. */
export type RunningOrderPage = {
  head: PaperHead
  /** Says that it may still change; undefined: it is what everybody has confirmed. */
  draft: InEvery | undefined
  others: OtherSpeeches
  hasStatus: boolean
  columns: { cssClass: string; heading: InEvery }[]
  standsAsPlanned: InEvery
  sessions: { name: string; title: InEvery; hours: InEvery; slots: SlotOnPaper[] }[]
}

/** `day`: one alone, as an ISO date; undefined: all. */
type Wanted = { onlyConfirmed: boolean; day?: string | undefined }

/** Times stay those of the whole programme: a speech that is left out leaves a gap. */
export function runningOrderPage(
  all: readonly PlannedSession[],
  { onlyConfirmed, day }: Wanted,
  language: Language,
  now: Temporal.Instant,
): RunningOrderPage {
  const every = everyLanguage(language)
  const { words } = every
  const sessions = sessionsOn(all, day)
  const isDraft = !onlyConfirmed && !sessions.every(({ slots }) => slots.every(isConfirmed))
  return {
    head: paperHead(titleOf(onlyConfirmed, day, every), now, every),
    draft: isDraft ? words('admin:programme.draft') : undefined,
    others: otherSpeeches(pathOf(day), onlyConfirmed, every.t),
    hasStatus: !onlyConfirmed,
    columns: columnsOf(onlyConfirmed, every),
    standsAsPlanned: words('admin:programme.stands'),
    sessions: sessions.map(({ name, plan, slots }) => ({
      name,
      title: words(`event:sessions.${name}`),
      hours: every.inEvery(t => sessionHours(plan, t)),
      slots: slots
        .filter(slot => isConfirmed(slot) || !onlyConfirmed)
        .map(slot => slotOnPaper(slot, every)),
    })),
  }
}

const titleOf = (
  onlyConfirmed: boolean,
  day: string | undefined,
  { inEvery }: EveryLanguage,
): InEvery =>
  inEvery(t =>
    [
      t(onlyConfirmed ? 'admin:programme.confirmed_title' : 'admin:programme.title'),
      ...(day ? [weekday(Temporal.PlainDate.from(day), t)] : []),
    ].join(', '),
  )

const pathOf = (day: string | undefined): string =>
  ['/admin/programme/order', day].filter(Boolean).join('/')

function columnsOf(onlyConfirmed: boolean, { words }: EveryLanguage): RunningOrderPage['columns'] {
  const columns = [
    { cssClass: 'column-time', heading: words('admin:programme.columns.time') },
    { cssClass: 'column-speaker', heading: words('admin:programme.columns.speaker') },
    { cssClass: 'column-topic', heading: words('admin:programme.columns.speech') },
    { cssClass: 'column-language', heading: words('admin:programme.columns.language') },
  ]
  const status = { cssClass: 'column-status', heading: words('admin:programme.columns.status') }
  return onlyConfirmed ? columns : [...columns, status]
}
