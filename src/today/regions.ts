import { edition } from '#edition/index.ts'
import { noValue } from '../table/attribute.ts'
import { attributeName } from '../table/field-attributes.ts'
import { type Counting, type Figure, onlyInForce, participantsWith } from './figure.ts'
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

export function regionsIn({ search }: Pick<Sources, 'search'>): Region[] {
  const silent = new Set(silentCountries(search))
  return [...edition.regions, noValue].map(name => {
    const countries = edition.countries.filter(({ region }) => region === name)
    return {
      name,
      participants: participantsWith(search, { region: [name] }),
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
