import { edition } from '#edition/index.ts'
import { isInForce, type ReplyStatus, statuses } from '../replies/statuses.ts'
import { type Conditions, opposite } from '../table/conditions.ts'
import { attributeName } from '../table/field-attributes.ts'
import type { ReplySearch } from '../table/search.ts'

/** Counts replies by the same index as the table of replies. */

export type Counting = Pick<ReplySearch, 'counts'>
export type StatusFigure = { status: ReplyStatus; count: number }
/** Codes of countries of a region. */
export type RegionCodes = { region: string; codes: string[] }

/** The counts of statuses in the usual order; statuses that no reply has are left out. */
export function statusesOf(search: Counting, form: string): StatusFigure[] {
  const { status: counts = {} } = search.counts({ form: [form] }, ['status'])
  return statuses
    .map(status => ({ status, count: counts[status] ?? 0 }))
    .filter(({ count }) => count > 0)
}

/** The number of replies that are not withdrawn. */
export const inForce = (figures: readonly StatusFigure[]): number =>
  figures.filter(isInForce).reduce((sum, { count }) => sum + count, 0)

const onlyInForce: Conditions = {
  status: statuses.filter(status => !isInForce({ status })).map(opposite),
}

/** Returns a function: the number of replies in force with a value of the attribute. */
export function countsInForce(
  search: Counting,
  name: string,
  conditions: Conditions = {},
): (value: string) => number {
  const { [name]: counts = {} } = search.counts({ ...conditions, ...onlyInForce }, [name])
  return value => counts[value] ?? 0
}

/** Countries without a reply in force: nothing came from there, or only replies withdrawn since. */
export function silentCountries(search: Counting): RegionCodes[] {
  const count = countsInForce(search, attributeName(edition.person.means.country))
  return edition.regions.map(region => ({
    region,
    codes: edition.countries
      .filter(country => country.region === region && count(country.code) === 0)
      .map(({ code }) => code),
  }))
}

/** How many decisions wait for their letter, and how many replies nobody has opened. */
export function waitingReplies(search: Counting): { pending: number; unread: number } {
  const { pending, unread } = search.counts({}, ['pending', 'unread'])
  return { pending: pending?.['1'] ?? 0, unread: unread?.['1'] ?? 0 }
}
