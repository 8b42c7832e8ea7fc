import { timeZone } from '#edition/circular.ts'
import { edition } from '#edition/index.ts'
import type { Session } from '../forms/edition.ts'
import { breaksIn } from './breaks.ts'
import type { ProgrammeStore, SessionPlan, Speech } from './programme-store.ts'
import { mayHaveSlot } from './standing.ts'

export type PlannedSession = Session & { plan: SessionPlan; slots: Slot[] }
export type Slot = Speech & {
  position: number
  startsAt: Temporal.ZonedDateTime
  endsAt: Temporal.ZonedDateTime
}

/** The plan of a session until the secretariat changes it. */
export const unplanned: SessionPlan = {
  startsAt: '10:00',
  endsAt: '',
  slotMinutes: 3,
  capacity: 20,
  breaks: '',
}

/** The sessions with their slots. */
export function readSessions(store: ProgrammeStore): PlannedSession[] {
  const plans = store.plans()
  const speeches = store.placedSpeeches().filter(mayHaveSlot)
  const bySession = Map.groupBy(speeches, ({ session }) => session)
  return edition.sessions.map(session => {
    const plan = plans.get(session.name) ?? unplanned
    return { ...session, plan, slots: timed(session, plan, bySession.get(session.name) ?? []) }
  })
}

/** Where this speech stands with its times; undefined: nowhere. */
export function slotOf(store: ProgrammeStore, replyId: number): Slot | undefined {
  const session = edition.findSession(store.sessionOf(replyId) ?? '')
  if (!session) return undefined
  const plan = store.plan(session.name) ?? unplanned
  const speeches = store.speechesIn(session.name).filter(mayHaveSlot)
  return timed(session, plan, speeches).find(slot => slot.replyId === replyId)
}

/** This time of the session's day, HH:MM at the event's place. */
export const timeOn = ({ day }: Pick<Session, 'day'>, time: string): Temporal.ZonedDateTime =>
  day.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(time) })

/** One after the other; a speech that would run into a break begins after it. */
function timed(session: Session, plan: SessionPlan, speeches: readonly Speech[]): Slot[] {
  const pauses = (breaksIn(plan.breaks) ?? []).map(({ from, to }) => ({
    from: timeOn(session, from),
    to: timeOn(session, to),
  }))
  let free = timeOn(session, plan.startsAt)
  return speeches.map((speech, index) => {
    const length = { minutes: speech.minutes ?? plan.slotMinutes }
    const startsAt = pauses.reduce(
      (start, { from, to }) =>
        isBefore(start, to) && isBefore(from, start.add(length)) ? to : start,
      free,
    )
    free = startsAt.add(length)
    return { ...speech, position: index + 1, startsAt, endsAt: free }
  })
}

const isBefore = (a: Temporal.ZonedDateTime, b: Temporal.ZonedDateTime): boolean =>
  Temporal.ZonedDateTime.compare(a, b) < 0
