import type { Database } from '../database.ts'
import { eventTimeZone } from '../event.ts'
import { regionOf, regions } from '../forms/countries.ts'
import { fieldsOf } from '../forms/form.ts'
import { forms } from '../forms/index.ts'
import { person } from '../forms/person.ts'
import { type ReplyStatus, statuses } from '../replies/transitions.ts'

/** A figure of a table; `value` is a country's region, a kind of organization, a status. */
export type Figure = { value: string; count: number }
export type FailedLetter = { reference: string; kind: string; recipient: string; error: string; createdAt: string }
export type Overview = {
  /** From the first reply to the last, in Geneva; days without a reply too. */
  days: { day: Temporal.PlainDate; count: number }[]
  regions: Figure[]
  kinds: Figure[]
  states: { form: string; statuses: { status: ReplyStatus; count: number }[] }[]
  missing: { form: string; count: number }[]
  participants: number
  pending: number
  failed: { count: number; latest: FailedLetter[] }
}

const failedShown = 20

/** What the secretariat has to know in the morning. Reads only. */
export function createOverview(database: Database) {
  const hours = database.prepare<[], { hour: string; count: number }>(
    `SELECT substr(submitted_at, 1, 13) AS hour, count(*) AS count FROM counted_replies GROUP BY hour ORDER BY hour`,
  )
  const countries = database.prepare<[], { value: string | null; count: number }>(
    'SELECT country AS value, count(*) AS count FROM participants WHERE merged_into IS NULL GROUP BY country',
  )
  const kinds = database.prepare<[], { value: string; count: number }>(
    `SELECT person ->> '$.organization_kind' AS value, count(*) AS count FROM participants WHERE merged_into IS NULL GROUP BY value`,
  )
  const states = database.prepare<[], { form: string; status: ReplyStatus; count: number }>(
    'SELECT form, status, count(*) AS count FROM counted_replies GROUP BY form, status',
  )
  const participants = database
    .prepare<[], number>('SELECT count(*) FROM participants WHERE merged_into IS NULL')
    .pluck()
  const pending = database
    .prepare<[], number>('SELECT count(*) FROM counted_replies WHERE pending_status IS NOT NULL')
    .pluck()
  const isFailed = `state = 'failed' AND error <> 'cancelled'`
  const failedCount = database.prepare<[], number>(`SELECT count(*) FROM letters WHERE ${isFailed}`).pluck()
  const failed = database.prepare<[], FailedLetter>(
    `SELECT coalesce(data ->> '$.reference', '') AS reference, kind, recipient, error, created_at AS createdAt
     FROM letters WHERE ${isFailed} ORDER BY id DESC LIMIT ${failedShown}`,
  )

  return (): Overview => {
    const all = participants.get() ?? 0
    const stateRows = states.all()
    const there = (form: string) =>
      stateRows
        .filter(row => row.form === form && row.status !== 'withdrawn')
        .reduce((sum, { count }) => sum + count, 0)
    return {
      days: daysFrom(hours.all()),
      regions: inOrder([...regions, 'none'], countries.all(), value => regionOf(value ?? '') ?? 'none'),
      kinds: inOrder(kindOptions, kinds.all(), value => value ?? ''),
      states: forms.map(({ path }) => ({
        form: path,
        statuses: inTurn(stateRows.filter(({ form }) => form === path)),
      })),
      missing: forms.map(({ path }) => ({ form: path, count: all - there(path) })),
      participants: all,
      pending: pending.get() ?? 0,
      failed: { count: failedCount.get() ?? 0, latest: failed.all() },
    }
  }
}

/** As a reply goes through them. */
const inTurn = <R extends { status: ReplyStatus }>(rows: R[]): R[] =>
  rows.toSorted((a, b) => statuses.indexOf(a.status) - statuses.indexOf(b.status))

const kindOptions = fieldsOf(person).find(({ name }) => name === 'organization_kind')?.options ?? []

/** The counts of rows that belong to one value, in the order of the values; those that nobody has are told too. */
const inOrder = (
  values: readonly string[],
  rows: readonly { value: string | null; count: number }[],
  belongsTo: (value: string | null) => string,
): Figure[] =>
  values.map(value => ({
    value,
    count: rows.filter(row => belongsTo(row.value) === value).reduce((sum, { count }) => sum + count, 0),
  }))

/** Hours of UTC become days of Geneva, whose offset changes in spring. */
function daysFrom(hours: readonly { hour: string; count: number }[]): Overview['days'] {
  const counts = new Map<string, number>()
  for (const { hour, count } of hours) {
    const day = Temporal.Instant.from(`${hour}:00Z`).toZonedDateTimeISO(eventTimeZone).toPlainDate().toString()
    counts.set(day, (counts.get(day) ?? 0) + count)
  }
  const [first] = counts.keys()
  const last = [...counts.keys()].at(-1)
  if (!first || !last) return []
  const length = Temporal.PlainDate.from(first).until(last).days + 1
  return Array.from({ length }, (_, index) => Temporal.PlainDate.from(first).add({ days: index })).map(day => ({
    day,
    count: counts.get(day.toString()) ?? 0,
  }))
}
