import type { Database } from '../database.ts'

/** An hour of UTC, as `2025-04-28T07`. */
export type HourCount = { hour: string; count: number }

/** Participants of one country and one kind of organization; null: of none. */
export type PeopleCount = { country: string | null; kind: string | null; count: number }

export type UnsentLetter = {
  /** Empty: a letter to the secretariat. */
  reference: string
  kind: string
  recipient: string
  error: string
  createdAt: string
}

export type OverviewStore = ReturnType<typeof createOverviewStore>

/** What the overview counts; each statement is answered from an index. */
export function createOverviewStore(database: Database) {
  const hours = database.prepare<[], HourCount>(
    `SELECT
       submitted_hour AS hour,
       count(*) AS count
     FROM replies
     GROUP BY submitted_hour`,
  )
  // Records that were made one with another are few: they are taken off again, so that the rest
  // is an index alone.
  const mergedHours = database.prepare<[], HourCount>(
    `SELECT
       submitted_hour AS hour,
       -count(*) AS count
     FROM participants
     JOIN replies ON participant_id = participants.id
     WHERE merged_into IS NOT NULL
     GROUP BY submitted_hour`,
  )
  const people = database.prepare<[], PeopleCount>(
    `SELECT
       country,
       kind,
       count(*) AS count
     FROM participants
     WHERE merged_into IS NULL
     GROUP BY country, kind`,
  )
  return {
    /** Replies of an hour, in several parts, some of them negative. */
    hours: (): HourCount[] => [...hours.all(), ...mergedHours.all()],
    people: (): PeopleCount[] => people.all(),
    ...createUnsent(database),
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
    unsentCount: (): number => count.get() ?? 0,
    /** The newest first. */
    unsent: (most: number): UnsentLetter[] => latest.all(most),
  }
}
