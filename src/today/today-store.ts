import type { Database } from '../database.ts'
import type { Answers } from '../forms/fields.ts'
import { keptUntilWritten } from '../last-write-store.ts'
import type { ReplyAction, VersionState } from '../replies/versions.ts'

export type UnsentLetter = {
  /** Of the participant; empty in a letter to the secretariat. */
  reference: string
  kind: string
  recipient: string
  error: string
  createdAt: string
}

/** What somebody did to a reply, and whose it is. */
export type Change = {
  action: ReplyAction
  madeBy: string
  madeAt: string
  form: string
  reference: string
  person: Answers
  after: VersionState
}
type ChangeRow = Omit<Change, 'person' | 'after'> & { person: string; after: string }

/** What participants have said, and staff in their name; not what staff have decided about it. */
const said: readonly ReplyAction[] = [
  'submitted',
  'changed',
  'withdrawn',
  'entered',
  'corrected',
  'answered',
]

export type TodayStore = ReturnType<typeof createTodayStore>

/** Counts of the day; each statement reads an index alone, or stops at what is old. */
export const createTodayStore = (database: Database) => ({
  ...createChanges(database),
  ...createUnsent(database),
})

function createChanges(database: Database) {
  // LEFT JOIN: else the planner may go through all participants first, whatever comes of it.
  const newest = database.prepare<[string], ChangeRow>(
    `SELECT
       action,
       made_by AS madeBy,
       made_at AS madeAt,
       form,
       reference,
       person,
       after
     FROM reply_versions
     JOIN replies ON replies.id = reply_id
     LEFT JOIN participants ON participants.id = participant_id
     WHERE action IN (SELECT value FROM json_each(?)) AND merged_into IS NULL
     ORDER BY reply_versions.id DESC`,
  )
  // Merged records are few, and have an index of their own.
  const repliesSince = database
    .prepare<[{ since: string }], number>(
      `SELECT
         (SELECT count(*) FROM replies WHERE changed_at >= :since)
         - (SELECT count(*) FROM participants
            CROSS JOIN replies ON participant_id = participants.id
            WHERE merged_into IS NOT NULL AND replies.changed_at >= :since)`,
    )
    .pluck()
  return {
    /** Replies that came, or whose answers changed, at this instant or later. */
    repliesSince: (since: string): number => repliesSince.get({ since }) ?? 0,
    /** What came since this instant, the newest first, at most `max`. */
    changesSince(since: string, max: number): Change[] {
      const found: Change[] = []
      for (const row of newest.iterate(JSON.stringify(said))) {
        if (found.length === max || row.madeAt < since) break
        found.push({ ...row, person: JSON.parse(row.person), after: JSON.parse(row.after) })
      }
      return found
    },
  }
}

function createUnsent(database: Database) {
  const count = database.prepare<[], number>('SELECT count(*) FROM unsent_letters').pluck()
  const latest = database.prepare<[number], UnsentLetter>(
    `SELECT
       coalesce(data ->> '$.reference', '') AS reference,
       kind,
       recipient,
       error,
       created_at AS createdAt
     FROM unsent_letters
     ORDER BY id DESC
     LIMIT ?`,
  )
  return {
    /** In a large database thousands of letters are far apart. */
    unsentCount: keptUntilWritten(database, () => count.get() ?? 0),
    /** The newest `max` letters. */
    unsent: (max: number): UnsentLetter[] => latest.all(max),
  }
}
