import type { Database } from '../database.ts'
import {
  type DeskReply,
  type DeskReplyRow,
  deskReplyColumns,
  readOut,
} from '../replies/desk-reply-store.ts'

/** How a session is planned; none of it is promised to anybody before the running order is. */
export type SessionPlan = { startsAt: string; slotMinutes: number; capacity: number }

/** A request for a speaking slot, as the programme needs it. */
export type Speech = DeskReply & {
  protocolCategory: string | null
  /** The session that the last released letter named. */
  toldSession: string | null
  /** Where it has its slot; null: nowhere yet. */
  session: string | null
}

type SpeechRow = DeskReplyRow<Speech>
type PlanRow = SessionPlan & { name: string }

const planColumns = `
  name,
  starts_at AS startsAt,
  slot_minutes AS slotMinutes,
  capacity`

const speeches = `
  SELECT
    ${deskReplyColumns},
    protocol_category AS protocolCategory,
    told_session AS toldSession,
    session
  FROM desk_replies
  WHERE form = :form`

export type ProgrammeStore = ReturnType<typeof createProgrammeStore>

/**
 * Sessions with their settings, and the slots in them; `form`: the replies to it ask for a slot.
 */
export function createProgrammeStore(database: Database, form: string) {
  return {
    ...createSessions(database),
    ...createSpeeches(database, form),
    ...createSlots(database),
  }
}

function createSessions(database: Database) {
  const insert = database.prepare(
    `INSERT INTO sessions (name, starts_at, slot_minutes, capacity)
     VALUES (:name, :startsAt, :slotMinutes, :capacity)
     ON CONFLICT (name) DO NOTHING`,
  )
  const plans = database.prepare<[], PlanRow>(`SELECT ${planColumns} FROM sessions`)
  const plan = database.prepare<[string], PlanRow>(
    `SELECT ${planColumns} FROM sessions WHERE name = ?`,
  )
  const update = database.prepare(
    `UPDATE sessions
     SET starts_at = :startsAt, slot_minutes = :slotMinutes, capacity = :capacity
     WHERE name = :name`,
  )
  return {
    /** Nothing happens where it is planned already. */
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
  const all = database.prepare<[object], SpeechRow>(`${speeches} ORDER BY session, position, id`)
  const one = database.prepare<[object], SpeechRow>(`${speeches} AND id = :replyId`)
  return {
    /** In the order of their slots; those that have none, in the order in which they came. */
    speeches: (): Speech[] => all.all({ form }).map(readOut),
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
  return {
    sessionOf: (replyId: number): string | undefined => sessionOf.get(replyId),
    /** Replies in the order in which they speak. */
    orderIn: (session: string): number[] => inSession.all(session),
    removeSlot: (replyId: number) => void remove.run(replyId),
    /** The whole order of a session, first to last. */
    setOrder(session: string, replyIds: readonly number[]): void {
      for (const [index, replyId] of replyIds.entries()) put.run(replyId, session, index + 1)
    },
  }
}

const planFrom = ({ startsAt, slotMinutes, capacity }: PlanRow): SessionPlan => ({
  startsAt,
  slotMinutes,
  capacity,
})
