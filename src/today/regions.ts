import { edition } from '#edition/index.ts'
import { attributeName } from '../table/field-attributes.ts'
import { tableHref } from '../table/table-href.ts'
import { type Counting, type Figure, onlyInForce } from './figure.ts'
import type { Sources } from './sources.ts'

/** A region, who has registered from there, and which of its countries have a reply in force. */
export type Region = {
  name: string
  participants: Figure
  /** Of how many countries; none where no country was given. */
  countries: number
  /** The codes of those from which nothing came, or only what was withdrawn since. */
  silent: string[]
}

const withoutCountry = 'none'

export function regionsIn({ store, search }: Pick<Sources, 'store' | 'search'>): Region[] {
  const people = store.people()
  const silent = new Set(silentCountries(search))
  return [...edition.regions, withoutCountry].map(name => {
    const countries = edition.countries.filter(({ region }) => region === name)
    const own = people.filter(
      ({ country }) => (edition.regionOf(country ?? '') ?? withoutCountry) === name,
    )
    return {
      name,
      participants: {
        count: own.reduce((sum, { count }) => sum + count, 0),
        href: tableHref({ rows: 'participants', conditions: { region: [name] } }),
      },
      countries: countries.length,
      silent: countries.map(({ code }) => code).filter(code => silent.has(code)),
    }
  })
}

function silentCountries(search: Counting): string[] {
  const name = attributeName(edition.person.means.country)
  const { [name]: counts = {} } = search.counts(onlyInForce, [name])
  return edition.countries.map(({ code }) => code).filter(code => !counts[code])
}
