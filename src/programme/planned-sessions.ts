import { timeZone } from '#edition/circular.ts'
import { edition } from '#edition/index.ts'
import type { Session } from '../forms/edition.ts'
import type { ProgrammeStore, SessionPlan, Speech } from './programme-store.ts'
import { mayHaveSlot } from './standing.ts'

export type PlannedSession = Session & { plan: SessionPlan; slots: Slot[] }
export type Slot = Speech & {
  position: number
  startsAt: Temporal.ZonedDateTime
  endsAt: Temporal.ZonedDateTime
}
/** The sessions with their slots, and the requests without a slot. */
export type PlannedProgramme = { sessions: PlannedSession[]; unplaced: Speech[] }

/** The plan of a session until the secretariat changes it. */
export const unplanned: SessionPlan = { startsAt: '10:00', slotMinutes: 3, capacity: 20 }

export function readProgramme(store: ProgrammeStore): PlannedProgramme {
  const speeches = store.speeches().filter(mayHaveSlot)
  return {
    sessions: sessionsWith(speeches, store),
    unplaced: speeches.filter(({ session }) => session === null),
  }
}

/** The sessions alone: requests without a slot, which may be many, are not read. */
export const readSessions = (store: ProgrammeStore): PlannedSession[] =>
  sessionsWith(store.placedSpeeches().filter(mayHaveSlot), store)

function sessionsWith(speeches: readonly Speech[], store: ProgrammeStore): PlannedSession[] {
  const plans = store.plans()
  const bySession = Map.groupBy(speeches, ({ session }) => session)
  return edition.sessions.map(session => {
    const plan = plans.get(session.name) ?? unplanned
    return { ...session, plan, slots: timed(session, plan, bySession.get(session.name) ?? []) }
  })
}

function timed(
  { day }: Session,
  { startsAt, slotMinutes }: SessionPlan,
  speeches: readonly Speech[],
): Slot[] {
  const start = day.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(startsAt) })
  const after = (slots: number) => start.add({ minutes: slots * slotMinutes })
  return speeches.map((speech, index) => ({
    ...speech,
    position: index + 1,
    startsAt: after(index),
    endsAt: after(index + 1),
  }))
}
