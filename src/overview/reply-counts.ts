import { edition } from '#edition/index.ts'
import { isThere, type ReplyStatus, statuses } from '../replies/statuses.ts'
import type { Facets } from '../table/facets.ts'

/** How many replies there are of each kind, as the table of replies counts them. */

export type StatusFigure = { status: ReplyStatus; count: number }
/** Countries of a region, by their codes. */
export type RegionCodes = { region: string; codes: string[] }

const goneStatuses = statuses.filter(status => !isThere({ status }))

/** As a reply goes through them; those that no reply has are left out. */
export function statusesOf(facets: Facets, form: string): StatusFigure[] {
  const { status: counts = {} } = facets.counts({ form }, [])
  return statuses
    .map(status => ({ status, count: counts[status] ?? 0 }))
    .filter(({ count }) => count > 0)
}

/** Replies that are not withdrawn. */
export const inForce = (figures: readonly StatusFigure[]): number =>
  figures.filter(isThere).reduce((sum, { count }) => sum + count, 0)

/** Replies in force that have this value: those with it, less those of them that are withdrawn. */
export function countsInForce(
  facets: Facets,
  name: string,
  filter: Readonly<Record<string, string>> = {},
): (value: string) => number {
  const all = facets.counts(filter, [])[name] ?? {}
  const gone = goneStatuses.map(status => facets.counts({ ...filter, status }, [])[name] ?? {})
  return value => gone.reduce((left, counts) => left - (counts[value] ?? 0), all[value] ?? 0)
}

/** Nobody has a reply in force from there: nothing came, or nothing but what was withdrawn. */
export function silentCountries(facets: Facets): RegionCodes[] {
  const count = countsInForce(facets, edition.person.means.country)
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
export function waitingReplies(facets: Facets): { pending: number; unread: number } {
  const { pending, unread } = facets.counts({}, [])
  return { pending: pending?.['1'] ?? 0, unread: unread?.['1'] ?? 0 }
}
