import type { Database } from '../database.ts'
import {
  type DeskReply,
  type DeskReplyRow,
  deskReplyColumns,
  readOut,
} from '../replies/desk-reply-store.ts'
import { placedStatuses, type ReplyStatus } from '../replies/statuses.ts'
import type { Place, Seated } from './place.ts'

export type SeatingPlan = { seats: number; tableSize: number }

/** A reply to the form by which seats are requested; its status says whether it has a seat. */
export type Guest = DeskReply & Seated

type GuestRow = DeskReplyRow<Guest>

/** The plan of an edition without a round table. */
const noSeats: SeatingPlan = { seats: 0, tableSize: 0 }

const replies = `
  SELECT
    ${deskReplyColumns},
    table_number AS tableNumber,
    (SELECT seat_number FROM seats WHERE seats.reply_id = desk_replies.id) AS seatNumber
  FROM desk_replies`

const guests = `${replies} WHERE form = :form`
/** By what else is said of them: the plus keeps out the index of forms, which would be read and sorted. */
const someGuests = `${replies} WHERE +form = :form`

export type SeatingStore = ReturnType<typeof createSeatingStore>

/** Stores the plan and who sits where. `form`: the form by which seats are requested. */
export const createSeatingStore = (database: Database, form: string) => ({
  ...createPlan(database),
  ...createGuests(database, form),
  ...createSeats(database),
})

function createPlan(database: Database) {
  const plan = database.prepare<[], SeatingPlan>(
    'SELECT seats, table_size AS tableSize FROM round_table',
  )
  const setPlan = database.prepare('UPDATE round_table SET seats = :seats, table_size = :tableSize')
  const insert = database.prepare(
    `INSERT INTO round_table (id, seats, table_size) VALUES (1, :seats, :tableSize)
     ON CONFLICT (id) DO NOTHING`,
  )
  return {
    /** Does nothing where a plan is stored already. */
    addPlan: (wanted: SeatingPlan) => void insert.run(wanted),
    plan: () => plan.get() ?? noSeats,
    setPlan: (wanted: SeatingPlan) => void setPlan.run(wanted),
  }
}

function createGuests(database: Database, form: string) {
  // Ids grow in the order in which replies come.
  const seated = database.prepare<[object], GuestRow>(
    `${guests} AND status IN (SELECT value FROM json_each(:placed)) ORDER BY id`,
  )
  const first = database.prepare<[object], GuestRow>(
    `${guests} AND status = :status ORDER BY id LIMIT :max`,
  )
  const following = database.prepare<[object], GuestRow>(
    `${someGuests} AND id > :after ORDER BY id LIMIT :max`,
  )
  const some = database.prepare<[object], GuestRow>(
    `${someGuests} AND id IN (SELECT value FROM json_each(:ids))`,
  )
  const one = database.prepare<[object], GuestRow>(`${someGuests} AND id = :replyId`)
  const counted = database
    .prepare<[object], number>(
      'SELECT count(*) FROM replies WHERE form = :form AND status = :status',
    )
    .pluck()
  const taken = database
    .prepare<[object], number>(
      // Two counts, each by its own index; the plus keeps the second from reading all of the form.
      `WITH placed AS (SELECT value FROM json_each(:placed))
       SELECT
         (SELECT count(*) FROM replies WHERE form = :form AND status IN placed)
         + (SELECT count(*) FROM replies
            WHERE +form = :form AND pending_status IN placed AND status NOT IN placed)`,
    )
    .pluck()
  const placed = JSON.stringify(placedStatuses(form))
  return {
    /** The next `max` in the order in which the replies came. */
    guestsAfter: (after: number, max: number): Guest[] =>
      following.all({ form, after, max }).map(readOut),
    /** Those with these ids, in their order. */
    guestsOf(ids: readonly number[]): Guest[] {
      const rows = some.all({ form, ids: JSON.stringify(ids) })
      const byId = new Map(rows.map(row => [row.replyId, readOut(row)]))
      return ids.flatMap(id => byId.get(id) ?? [])
    },
    /** Those alone whose status gives them a seat. */
    seated: (): Guest[] => seated.all({ form, placed }).map(readOut),
    /** The first `max` with this status, of whom there may be tens of thousands, and their number. */
    firstWith: (status: ReplyStatus, max: number): { guests: Guest[]; total: number } => ({
      guests: first.all({ form, status, max }).map(readOut),
      total: counted.get({ form, status }) ?? 0,
    }),
    guest(replyId: number): Guest | undefined {
      const row = one.get({ form, replyId })
      return row && readOut(row)
    },
    /** Seats that replies have by their status, or by the decision that waits for its letter. */
    seatsHeld: (): number => taken.get({ form, placed }) ?? 0,
  }
}

function createSeats(database: Database) {
  const placeOf = database.prepare<[number], Place>(
    'SELECT table_number AS "table", seat_number AS seat FROM seats WHERE reply_id = ?',
  )
  const at = database
    .prepare<[number], number>(
      'SELECT seat_number FROM seats WHERE table_number = ? ORDER BY seat_number',
    )
    .pluck()
  const put = database.prepare(
    'INSERT INTO seats (reply_id, table_number, seat_number) VALUES (:replyId, :table, :seat)',
  )
  const remove = database.prepare('DELETE FROM seats WHERE reply_id = ?')
  return {
    placeOf: (replyId: number): Place | undefined => placeOf.get(replyId),
    /** The seats of a table that are taken. */
    seatsTaken: (table: number): number[] => at.all(table),
    /** The guest sits nowhere, and nobody on this seat. */
    put: (replyId: number, place: Place): void => void put.run({ replyId, ...place }),
    remove: (replyId: number): void => void remove.run(replyId),
  }
}
