import { edition } from '#edition/index.ts'
import { isThere, type ReplyStatus, statuses } from '../replies/statuses.ts'
import { type Conditions, opposite } from '../table/conditions.ts'
import { attributeName } from '../table/field-attributes.ts'
import type { ReplySearch } from '../table/search.ts'

/** How many replies there are of each kind, as the table of replies counts them. */

export type Counting = Pick<ReplySearch, 'counts'>
export type StatusFigure = { status: ReplyStatus; count: number }
/** Countries of a region, by their codes. */
export type RegionCodes = { region: string; codes: string[] }

/** As a reply goes through them; those that no reply has are left out. */
export function statusesOf(search: Counting, form: string): StatusFigure[] {
  const { status: counts = {} } = search.counts({ form: [form] }, ['status'])
  return statuses
    .map(status => ({ status, count: counts[status] ?? 0 }))
    .filter(({ count }) => count > 0)
}

/** Replies that are not withdrawn. */
export const inForce = (figures: readonly StatusFigure[]): number =>
  figures.filter(isThere).reduce((sum, { count }) => sum + count, 0)

const onlyInForce: Conditions = {
  status: statuses.filter(status => !isThere({ status })).map(opposite),
}

/** Replies in force that have this value of the attribute. */
export function countsInForce(
  search: Counting,
  name: string,
  conditions: Conditions = {},
): (value: string) => number {
  const { [name]: counts = {} } = search.counts({ ...conditions, ...onlyInForce }, [name])
  return value => counts[value] ?? 0
}

/** Nobody has a reply in force from there: nothing came, or nothing but what was withdrawn. */
export function silentCountries(search: Counting): RegionCodes[] {
  const count = countsInForce(search, attributeName(edition.person.means.country))
  return edition.regions.map(region => ({
    region,
    codes: edition.countries
      .filter(country => country.region === region && count(country.code) === 0)
      .map(({ code }) => code),
  }))
}

/**
 * Replies that somebody has to look at: whose decision waits to be told, or which nobody has
 * read.
 */
export function waitingReplies(search: Counting): { pending: number; unread: number } {
  const { pending, unread } = search.counts({}, ['pending', 'unread'])
  return { pending: pending?.['1'] ?? 0, unread: unread?.['1'] ?? 0 }
}
