import { edition } from '#edition/index.ts'
import { shortDay } from '../dates.ts'
import type { Translate } from '../i18n.ts'
import type { PlannedSession } from './planned-sessions.ts'

/** A paper of the programme: where all of it is, and where each day of it is. */
export type ProgrammePaper = { title: string; links: { href: string; text: string }[] }

/** The days on which somebody speaks, as ISO dates. */
export const speakingDays = [...new Set(edition.sessions.map(({ day }) => day.toString()))].sort()

/** The sessions of this day; of all days where none is said. */
export const sessionsOn = (sessions: readonly PlannedSession[], day = ''): PlannedSession[] =>
  sessions.filter(session => !day || session.day.toString() === day)

/** Leads from a paper to the same with all speeches, or with the confirmed alone. */
export type OtherSpeeches = { href: string; text: string }

export const otherSpeeches = (path: string, onlyConfirmed: boolean, t: Translate): OtherSpeeches =>
  onlyConfirmed
    ? { href: path, text: t('admin:programme.all_speeches') }
    : { href: `${path}?only=confirmed`, text: t('admin:programme.only_confirmed') }

/** What the desk prints of the programme, in the order in which it is offered. */
export function programmePapers(t: Translate): ProgrammePaper[] {
  const days = (path: string) =>
    speakingDays.map(day => ({
      href: `${path}/${day}`,
      text: shortDay(Temporal.PlainDate.from(day), t),
    }))
  const order = '/admin/programme/order'
  return [
    {
      title: t('admin:programme.order'),
      links: [
        { href: order, text: t('admin:programme.all_days') },
        { href: `${order}?only=confirmed`, text: t('admin:programme.confirmed_alone') },
        ...days(order),
      ],
    },
    { title: t('admin:session_file.title'), links: days('/admin/programme/session-file') },
    {
      title: t('admin:representation.title'),
      links: [{ href: '/admin/representation', text: t('admin:representation.one_sheet') }],
    },
  ]
}
