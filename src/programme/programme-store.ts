import type { Database } from '../database.ts'
import {
  type DeskReply,
  type DeskReplyRow,
  deskReplyColumns,
  readOut,
} from '../replies/desk-reply-store.ts'

/**
 * How a session is planned. Times are HH:MM at the event's place; `endsAt` is empty where none is
 * set; `breaks`: see breaks.ts. Participants are told none of it until the running order is given
 * out.
 */
export type SessionPlan = {
  startsAt: string
  endsAt: string
  slotMinutes: number
  capacity: number
  breaks: string
}

export type Speech = DeskReply & {
  protocolCategory: string | null
  /** The session that the last released letter named. */
  toldSession: string | null
  /** The session of its slot; null: it has none. */
  session: string | null
  /** How long it is; null: as long as its session says. */
  minutes: number | null
}

type SpeechRow = DeskReplyRow<Speech>
type PlanRow = SessionPlan & { name: string }

const planColumns = `
  name,
  starts_at AS startsAt,
  ends_at AS endsAt,
  slot_minutes AS slotMinutes,
  capacity,
  breaks`

/** By what else is said of them: the plus keeps out the index of forms, in which most have no slot. */
const speeches = `
  SELECT
    ${deskReplyColumns},
    protocol_category AS protocolCategory,
    told_session AS toldSession,
    session,
    (SELECT minutes FROM slots WHERE reply_id = desk_replies.id) AS minutes
  FROM desk_replies
  WHERE +form = :form`

export type ProgrammeStore = ReturnType<typeof createProgrammeStore>

/** Stores the plans of sessions and the slots. `form`: the form by which slots are requested. */
export function createProgrammeStore(database: Database, form: string) {
  return {
    ...createSessions(database),
    ...createSpeeches(database, form),
    ...createSlots(database),
  }
}

function createSessions(database: Database) {
  const insert = database.prepare(
    `INSERT INTO sessions (name, starts_at, ends_at, slot_minutes, capacity, breaks)
     VALUES (:name, :startsAt, :endsAt, :slotMinutes, :capacity, :breaks)
     ON CONFLICT (name) DO NOTHING`,
  )
  const plans = database.prepare<[], PlanRow>(`SELECT ${planColumns} FROM sessions`)
  const plan = database.prepare<[string], PlanRow>(
    `SELECT ${planColumns} FROM sessions WHERE name = ?`,
  )
  const update = database.prepare(
    `UPDATE sessions
     SET
       starts_at = :startsAt,
       ends_at = :endsAt,
       slot_minutes = :slotMinutes,
       capacity = :capacity,
       breaks = :breaks
     WHERE name = :name`,
  )
  return {
    /** Does nothing where the session is stored already. */
    addSession: (name: string, wanted: SessionPlan) => void insert.run({ name, ...wanted }),
    plans: () => new Map(plans.all().map(row => [row.name, planFrom(row)])),
    plan(name: string): SessionPlan | undefined {
      const row = plan.get(name)
      return row && planFrom(row)
    },
    setPlan: (name: string, wanted: SessionPlan) => void update.run({ name, ...wanted }),
  }
}

function createSpeeches(database: Database, form: string) {
  const placed = database.prepare<[object], SpeechRow>(
    `${speeches} AND id IN (SELECT reply_id FROM slots) ORDER BY session, position, id`,
  )
  const inSession = database.prepare<[object], SpeechRow>(
    `${speeches} AND id IN (SELECT reply_id FROM slots WHERE session = :session) ORDER BY position, id`,
  )
  const one = database.prepare<[object], SpeechRow>(`${speeches} AND id = :replyId`)
  return {
    /** Those alone that have a slot, in the order of the slots. */
    placedSpeeches: (): Speech[] => placed.all({ form }).map(readOut),
    speechesIn: (session: string): Speech[] => inSession.all({ form, session }).map(readOut),
    speech(replyId: number): Speech | undefined {
      const row = one.get({ form, replyId })
      return row && readOut(row)
    },
  }
}

function createSlots(database: Database) {
  const sessionOf = database
    .prepare<[number], string>('SELECT session FROM slots WHERE reply_id = ?')
    .pluck()
  const inSession = database
    .prepare<[string], number>(
      'SELECT reply_id FROM slots WHERE session = ? ORDER BY position, reply_id',
    )
    .pluck()
  const put = database.prepare(
    `INSERT INTO slots (reply_id, session, position) VALUES (?, ?, ?)
     ON CONFLICT (reply_id)
     DO UPDATE SET session = excluded.session, position = excluded.position`,
  )
  const remove = database.prepare('DELETE FROM slots WHERE reply_id = ?')
  const setMinutes = database.prepare('UPDATE slots SET minutes = ? WHERE reply_id = ?')
  return {
    sessionOf: (replyId: number): string | undefined => sessionOf.get(replyId),
    /** Ids of replies in speaking order. */
    orderIn: (session: string): number[] => inSession.all(session),
    removeSlot: (replyId: number) => void remove.run(replyId),
    setMinutes: (replyId: number, minutes: number | null) => void setMinutes.run(minutes, replyId),
    /** `replyIds`: all slots of the session in speaking order. */
    setOrder(session: string, replyIds: readonly number[]): void {
      for (const [index, replyId] of replyIds.entries()) put.run(replyId, session, index + 1)
    },
  }
}

const planFrom = ({ name: _name, ...plan }: PlanRow): SessionPlan => plan
