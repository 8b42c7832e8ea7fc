import type { Database } from '../database.ts'
import type { Answers } from '../forms/fields.ts'
import type { ReplyStatus } from '../replies/statuses.ts'
import { takesSeat } from '../replies/statuses.ts'

export type SeatingPlan = { seats: number; tableSize: number }

/** Somebody who replied for AI Governance Day; whether with a seat at the round table, the status says. */
export type Guest = {
  replyId: number
  version: number
  reference: string
  person: Answers
  answers: Answers
  status: ReplyStatus
  pendingStatus: ReplyStatus | null
  submittedAt: string
  /** From 1; null: nowhere yet. */
  table: number | null
}
/** How many seats are given away, an invitation whose letter waits included, and how many are left. */
export type SeatCount = { taken: number; free: number }
export type Seating = ReturnType<typeof createSeating>

type Row = Omit<Guest, 'person' | 'answers'> & { person: string; answers: string }

/** Who sits at which table. Seats are given by decisions; a reply that loses its seat loses its table in the store. */
export function createSeating(database: Database) {
  const plan = database.prepare<[], SeatingPlan>(
    'SELECT seats, table_size AS tableSize FROM round_table',
  )
  const setPlan = database.prepare('UPDATE round_table SET seats = :seats, table_size = :tableSize')
  const guests = database.prepare<[], Row>(
    `SELECT replies.id AS replyId, replies.version, reference, person, answers, status, pending_status AS pendingStatus,
       submitted_at AS submittedAt, table_number AS "table"
     FROM replies JOIN participants ON participants.id = participant_id LEFT JOIN seats ON reply_id = replies.id
     WHERE form = 'ai-governance-day' AND status <> 'withdrawn' ORDER BY submitted_at, replies.id`,
  )
  const states = database.prepare<
    [],
    { status: ReplyStatus; pending: ReplyStatus | null; count: number }
  >(
    `SELECT status, pending_status AS pending, count(*) AS count FROM replies WHERE form = 'ai-governance-day' GROUP BY status, pending`,
  )
  const tableOf = database
    .prepare<[number], number>('SELECT table_number FROM seats WHERE reply_id = ?')
    .pluck()
  const put = database.prepare(
    `INSERT INTO seats (reply_id, table_number) VALUES (?, ?)
     ON CONFLICT (reply_id) DO UPDATE SET table_number = excluded.table_number`,
  )
  const remove = database.prepare('DELETE FROM seats WHERE reply_id = ?')
  const clear = database.prepare('DELETE FROM seats')

  const readPlan = (): SeatingPlan => plan.get() as SeatingPlan

  return {
    plan: readPlan,
    setPlan: (wanted: SeatingPlan): void => void setPlan.run(wanted),

    count(): SeatCount {
      const taken = states
        .all()
        .filter(({ status, pending }) => takesSeat(pending ?? status))
        .reduce((sum, { count }) => sum + count, 0)
      return { taken, free: Math.max(0, readPlan().seats - taken) }
    },

    /** Everybody who replied for the day, in the order of their replies. */
    guests: (): Guest[] =>
      guests
        .all()
        .map(row => ({ ...row, person: JSON.parse(row.person), answers: JSON.parse(row.answers) })),

    tableOf: (replyId: number): number | undefined => tableOf.get(replyId),
    place: (replyId: number, table: number): void => void put.run(replyId, table),
    remove: (replyId: number): void => void remove.run(replyId),
    placeAll: database.transaction((tables: ReadonlyMap<number, number>) => {
      for (const [replyId, table] of tables) put.run(replyId, table)
    }),
    clear: (): void => void clear.run(),
  }
}
