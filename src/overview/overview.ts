import { countries, type Region, regionOf, regions } from '#edition/countries.ts'
import { deadlineAt, eventTimeZone } from '#edition/facts.ts'
import { forms } from '#edition/index.ts'
import { attending, participation } from '#edition/participation.ts'
import { person } from '#edition/person.ts'
import type { Database } from '../database.ts'
import { type Form, fieldsOf } from '../forms/form.ts'
import { type ReplyStatus, statuses } from '../replies/statuses.ts'
import type { Facets } from '../table/facets.ts'

/** A figure of a table; `value` is a country's region, a kind of organization, a status. */
export type Figure = { value: string; count: number }
export type FailedLetter = {
  reference: string
  kind: string
  recipient: string
  error: string
  createdAt: string
}
export type Overview = {
  /** From the first reply to the deadline or the last, whichever is later, in Geneva; days without a reply too. */
  days: { day: Temporal.PlainDate; count: number }[]
  regions: Figure[]
  kinds: Figure[]
  states: { form: string; statuses: { status: ReplyStatus; count: number }[] }[]
  missing: { form: string; count: number }[]
  /** How those who replied take part; whether that is coming at all. */
  attendance: (Figure & { isComing: boolean })[]
  /** Codes of the countries that nobody has a reply in force from. */
  silent: { region: Region; codes: string[] }[]
  participants: number
  pending: number
  unread: number
  failed: { count: number; latest: FailedLetter[] }
}

/** An hour of UTC, as `2025-04-28T07`. */
type HourCount = { hour: string; count: number }

const failedShown = 20

/** What the secretariat has to know in the morning. Reads only. */
export function createOverview(database: Database, facets: Facets) {
  const hours = database.prepare<[], HourCount>(
    'SELECT submitted_hour AS hour, count(*) AS count FROM replies GROUP BY submitted_hour',
  )
  // Records that were made one with another are few: they are taken off again, so that the rest is an index alone.
  const mergedHours = database.prepare<[], HourCount>(
    `SELECT submitted_hour AS hour, -count(*) AS count FROM participants JOIN replies ON participant_id = participants.id
     WHERE merged_into IS NOT NULL GROUP BY submitted_hour`,
  )
  const participants = database.prepare<
    [],
    { country: string | null; kind: string | null; count: number }
  >(
    `SELECT country, kind, count(*) AS count FROM participants
     WHERE merged_into IS NULL GROUP BY country, kind`,
  )
  const failedCount = database.prepare<[], number>('SELECT count(*) FROM unsent_letters').pluck()
  const failed = database.prepare<[], FailedLetter>(
    `SELECT coalesce(data ->> '$.reference', '') AS reference, kind, recipient, error, created_at AS createdAt
     FROM unsent_letters ORDER BY id DESC LIMIT ${failedShown}`,
  )

  return (): Overview => {
    const people = participants.all()
    const all = people.reduce((sum, { count }) => sum + count, 0)
    const counts = facets.counts({}, [])
    const states = forms.map(({ path }) => ({ form: path, statuses: statusesOf(path) }))
    return {
      days: daysFrom([...hours.all(), ...mergedHours.all()]),
      regions: inOrder(
        [...regions, 'none'],
        people,
        ({ country }) => regionOf(country ?? '') ?? 'none',
      ),
      kinds: inOrder(optionsOf(person, 'organization_kind'), people, ({ kind }) => kind ?? ''),
      states,
      missing: states.map(({ form, statuses }) => ({ form, count: all - inForce(statuses) })),
      attendance: optionsOf(participation, 'attendance').map(value => ({
        value,
        count: counts.attendance?.[value] ?? 0,
        isComing: attending.attendance.includes(value),
      })),
      silent: silentIn(
        counts.country ?? {},
        facets.counts({ status: 'withdrawn' }, []).country ?? {},
      ),
      participants: all,
      pending: counts.pending?.['1'] ?? 0,
      unread: counts.unread?.['1'] ?? 0,
      failed: { count: failedCount.get() ?? 0, latest: failed.all() },
    }
  }

  /** As a reply goes through them; those that no reply has are left out. */
  function statusesOf(form: string) {
    const { status: counts = {} } = facets.counts({ form }, [])
    return statuses
      .map(status => ({ status, count: counts[status] ?? 0 }))
      .filter(({ count }) => count > 0)
  }
}

const inForce = (rows: readonly { status: ReplyStatus; count: number }[]): number =>
  rows.reduce((sum, { status, count }) => (status === 'withdrawn' ? sum : sum + count), 0)

const optionsOf = (form: Form, name: string): readonly string[] =>
  fieldsOf(form).find(field => field.name === name)?.options ?? []

/** From there came nothing, or nothing but what was withdrawn. */
const silentIn = (
  replies: Record<string, number>,
  withdrawn: Record<string, number>,
): Overview['silent'] =>
  regions.map(region => ({
    region,
    codes: countries
      .filter(
        country =>
          country.region === region &&
          (replies[country.code] ?? 0) === (withdrawn[country.code] ?? 0),
      )
      .map(({ code }) => code),
  }))

/** The counts of rows that belong to one value, in the order of the values; those that nobody has are told too. */
const inOrder = <R extends { count: number }>(
  values: readonly string[],
  rows: readonly R[],
  belongsTo: (row: R) => string,
): Figure[] =>
  values.map(value => ({
    value,
    count: rows.filter(row => belongsTo(row) === value).reduce((sum, { count }) => sum + count, 0),
  }))

/** Hours of UTC become days of Geneva, whose offset changes in spring. */
function daysFrom(hours: readonly HourCount[]): Overview['days'] {
  const counts = new Map<string, number>()
  for (const { hour, count } of hours) {
    const day = dayOf(Temporal.Instant.from(`${hour}:00Z`)).toString()
    counts.set(day, (counts.get(day) ?? 0) + count)
  }
  const there = [...counts]
    .filter(([, count]) => count > 0)
    .map(([day]) => Temporal.PlainDate.from(day))
  const [first, ...others] = there.toSorted(Temporal.PlainDate.compare)
  if (!first) return []
  const last = [...others, dayOf(deadlineAt)].toSorted(Temporal.PlainDate.compare).at(-1) ?? first
  const length = Math.max(0, first.until(last).days) + 1
  return Array.from({ length }, (_, index) => first.add({ days: index })).map(day => ({
    day,
    count: counts.get(day.toString()) ?? 0,
  }))
}

const dayOf = (at: Temporal.Instant): Temporal.PlainDate =>
  at.toZonedDateTimeISO(eventTimeZone).toPlainDate()
