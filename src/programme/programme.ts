import { timeZone } from '#edition/circular.ts'
import { edition } from '#edition/index.ts'
import type { Database } from '../database.ts'
import type { Session } from '../forms/edition.ts'
import type { Answers } from '../forms/fields.ts'
import { mayHaveSlot, type ReplyStatus } from '../replies/statuses.ts'

const { sessions } = edition

/** How a session is planned; none of it is promised to anybody before the running order is. */
export type SessionPlan = { startsAt: string; slotMinutes: number; capacity: number }
export type PlannedSession = Session & SessionPlan & { slots: Slot[] }

/** A request for a speaking slot, as the programme needs it. */
export type Speech = {
  replyId: number
  version: number
  reference: string
  person: Answers
  answers: Answers
  status: ReplyStatus
  pendingStatus: ReplyStatus | null
  protocolCategory: string | null
  /** The session that the last released letter named. */
  toldSession: string | null
  submittedAt: string
}
export type Slot = Speech & {
  position: number
  startsAt: Temporal.ZonedDateTime
  endsAt: Temporal.ZonedDateTime
}
/** Where a speech stands: the place in its session, from 1. */
export type SlotPlace = { session: string; position?: number | undefined }
export type Programme = ReturnType<typeof createProgramme>

type Row = Omit<Speech, 'person' | 'answers'> & {
  person: string
  answers: string
  session: string | null
}

const unplanned: SessionPlan = { startsAt: '10:00', slotMinutes: 3, capacity: 20 }

/** Who speaks where: sessions as they are planned, and the slots in them, first to last. */
export function createProgramme(database: Database) {
  const addSession = database.prepare(
    'INSERT OR IGNORE INTO sessions (name, starts_at, slot_minutes, capacity) VALUES (:name, :startsAt, :slotMinutes, :capacity)',
  )
  for (const { name } of sessions) addSession.run({ name, ...unplanned })

  const plans = database.prepare<[], SessionPlan & { name: string }>(
    'SELECT name, starts_at AS startsAt, slot_minutes AS slotMinutes, capacity FROM sessions',
  )
  const planOf = database.prepare<[string], SessionPlan>(
    'SELECT starts_at AS startsAt, slot_minutes AS slotMinutes, capacity FROM sessions WHERE name = ?',
  )
  const updatePlan = database.prepare(
    'UPDATE sessions SET starts_at = :startsAt, slot_minutes = :slotMinutes, capacity = :capacity WHERE name = :name',
  )
  const speeches = database.prepare<[], Row>(
    `SELECT replies.id AS replyId, replies.version, reference, person, answers, status, pending_status AS pendingStatus,
       protocol_category AS protocolCategory, told_session AS toldSession, submitted_at AS submittedAt, session
     FROM replies JOIN participants ON participants.id = participant_id LEFT JOIN slots ON reply_id = replies.id
     WHERE form = 'speaking-slot' ORDER BY session, position, replies.id`,
  )
  const placeOf = database.prepare<[number], { session: string }>(
    'SELECT session FROM slots WHERE reply_id = ?',
  )
  const inSession = database.prepare<[string], { replyId: number }>(
    'SELECT reply_id AS replyId FROM slots WHERE session = ? ORDER BY position, reply_id',
  )
  const put = database.prepare(
    `INSERT INTO slots (reply_id, session, position) VALUES (?, ?, ?)
     ON CONFLICT (reply_id) DO UPDATE SET session = excluded.session, position = excluded.position`,
  )
  const remove = database.prepare('DELETE FROM slots WHERE reply_id = ?')

  /** Places count from 1, whatever gaps those who left have made. */
  function whereIs(replyId: number): Required<SlotPlace> | undefined {
    const session = placeOf.get(replyId)?.session
    return session === undefined
      ? undefined
      : { session, position: order(session).indexOf(replyId) + 1 }
  }

  const order = (session: string): number[] => inSession.all(session).map(({ replyId }) => replyId)
  const write = (session: string, replyIds: readonly number[]) => {
    for (const [index, replyId] of replyIds.entries()) put.run(replyId, session, index + 1)
  }

  /** Without a position: last; who is in the session already keeps the place. */
  function place(replyId: number, { session, position }: SlotPlace): void {
    const others = order(session).filter(other => other !== replyId)
    const isThere = placeOf.get(replyId)?.session === session
    if (position !== undefined) write(session, others.toSpliced(position - 1, 0, replyId))
    else if (!isThere) write(session, [...others, replyId])
  }

  /** One place earlier (-1) or later (1); at either end it stays. */
  function move(replyId: number, step: -1 | 1): void {
    const session = placeOf.get(replyId)?.session
    if (!session) return
    const replyIds = order(session)
    const from = replyIds.indexOf(replyId)
    const neighbour = replyIds[from + step]
    if (neighbour === undefined) return
    replyIds[from + step] = replyId
    replyIds[from] = neighbour
    write(session, replyIds)
  }

  return {
    place: (replyId: number, at: SlotPlace): void => database.transaction(place)(replyId, at),
    move: (replyId: number, step: -1 | 1): void => database.transaction(move)(replyId, step),
    remove: (replyId: number): void => void remove.run(replyId),
    placeOf: whereIs,
    sessionOf: (replyId: number): string | undefined => placeOf.get(replyId)?.session,
    plan: (name: string): SessionPlan => planOf.get(name) ?? unplanned,
    setPlan: (name: string, plan: SessionPlan): void => void updatePlan.run({ name, ...plan }),

    /** The sessions with their slots, and the requests that have no place yet. */
    read(): { sessions: PlannedSession[]; unplaced: Speech[] } {
      const planned = new Map(plans.all().map(plan => [plan.name, plan]))
      const all = speeches
        .all()
        .filter(({ status }) => mayHaveSlot(status))
        .map(({ session, ...row }) => ({ session, speech: speechFrom(row) }))
      const speechesIn = (session: string | null) =>
        all.filter(one => one.session === session).map(({ speech }) => speech)
      return {
        sessions: sessions.map(session => {
          const plan = planned.get(session.name) ?? unplanned
          return { ...session, ...plan, slots: timed(session, plan, speechesIn(session.name)) }
        }),
        unplaced: speechesIn(null),
      }
    },
  }
}

const speechFrom = (row: Omit<Row, 'session'>): Speech => ({
  ...row,
  person: JSON.parse(row.person),
  answers: JSON.parse(row.answers),
})

function timed(
  { day }: Session,
  { startsAt, slotMinutes }: SessionPlan,
  speeches: readonly Speech[],
): Slot[] {
  const start = day.toZonedDateTime({
    timeZone: timeZone,
    plainTime: Temporal.PlainTime.from(startsAt),
  })
  const after = (slots: number) => start.add({ minutes: slots * slotMinutes })
  return speeches.map((speech, index) => ({
    ...speech,
    position: index + 1,
    startsAt: after(index),
    endsAt: after(index + 1),
  }))
}
