import type { Database } from '../database.ts'

/** `hour`: in UTC, such as `2025-04-28T07`. */
export type HourCount = { hour: string; count: number }

/** Participants of one country and one kind of organization; null: not given. */
export type PeopleCount = { country: string | null; kind: string | null; count: number }

export type UnsentLetter = {
  /** Of the participant; empty in a letter to the secretariat. */
  reference: string
  kind: string
  recipient: string
  error: string
  createdAt: string
}

export type OverviewStore = ReturnType<typeof createOverviewStore>

/** Counts for the overview; each statement reads an index alone. */
export function createOverviewStore(database: Database) {
  const hours = database.prepare<[], HourCount>(
    `SELECT
       submitted_hour AS hour,
       count(*) AS count
     FROM replies
     GROUP BY submitted_hour`,
  )
  // Replies of merged records are subtracted from the count of all: they are few, so the rest can
  // be read from an index alone.
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
    /** Counts to be added up: an hour may occur twice, with a negative count for merged records. */
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
    /** The newest `max` letters. */
    unsent: (max: number): UnsentLetter[] => latest.all(max),
  }
}
