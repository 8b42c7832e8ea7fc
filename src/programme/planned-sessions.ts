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
  const plans = store.plans()
  const speeches = Map.groupBy(store.speeches().filter(mayHaveSlot), ({ session }) => session)
  return {
    sessions: edition.sessions.map(session => {
      const plan = plans.get(session.name) ?? unplanned
      return { ...session, plan, slots: timed(session, plan, speeches.get(session.name) ?? []) }
    }),
    unplaced: speeches.get(null) ?? [],
  }
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
