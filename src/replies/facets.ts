import type { Database } from '../database.ts'
import { eventDays } from '../event.ts'
import { countries, regionOf, regions } from '../forms/countries.ts'
import { fieldsOf } from '../forms/form.ts'
import { forms } from '../forms/index.ts'
import { person } from '../forms/person.ts'
import {
  addId,
  type IdSet,
  intersection,
  longer,
  noIds,
  type PackedIds,
  packed,
  removeId,
  sizeOf,
  sizeOfBoth,
  tally,
} from './id-set.ts'
import { statuses } from './transitions.ts'

/** What replies are narrowed by, one value each: `{ form: 'participation', region: 'cis' }`. */
export type FacetFilter = Readonly<Record<string, string>>
/** How many replies each value would leave over: `counts.form.participation`. */
export type FacetCounts = Record<string, Record<string, number>>
export type Facets = ReturnType<typeof createFacets>

/** The fields of the person that tables can be narrowed by. */
export const facetFields = fieldsOf(person).filter(field => field.filtered)

const countryCodes = countries.map(({ code }) => code)
/** Every facet with its values; who looks after somebody and tags are made up as the desk goes along. */
export const facetValues: Readonly<Record<string, readonly string[]>> = {
  form: forms.map(({ path }) => path),
  status: statuses,
  region: regions,
  country: countryCodes,
  day: eventDays,
  late: ['1'],
  pending: ['1'],
  unread: ['1'],
  ...Object.fromEntries(facetFields.map(({ name, options }) => [name, options])),
}

/** More changes than this at once are read as everything is. */
const fewChanges = 5000

type Row = { id: number; days: string | null; tags: string | null } & Record<string, string | number | null>

/**
 * Which replies have which value, in memory: totals and the counts beside the filters cost about the same
 * however many replies there are. Read from the database at the first question, and again where it has changed.
 */
export function createFacets(database: Database) {
  const everything = noIds()
  const sets = new Map<string, Map<string, IdSet>>()
  let countryOf = new Uint8Array(64)
  const changed = new Set<number>()
  let knownTo: number | undefined

  // Only this connection has these triggers; what is taken back after all is read once more, and no worse.
  database.function('reply_changed', (id: unknown) => {
    changed.add(Number(id))
    return null
  })
  database.exec(`
    CREATE TEMP TRIGGER facets_reply_added AFTER INSERT ON main.replies BEGIN SELECT reply_changed(new.id); END;
    CREATE TEMP TRIGGER facets_reply_changed AFTER UPDATE ON main.replies BEGIN SELECT reply_changed(new.id); END;
    CREATE TEMP TRIGGER facets_reply_removed AFTER DELETE ON main.replies BEGIN SELECT reply_changed(old.id); END;
    CREATE TEMP TRIGGER facets_participant_changed AFTER UPDATE ON main.participants BEGIN
      SELECT reply_changed(id) FROM replies WHERE participant_id = new.id; END;
    CREATE TEMP TRIGGER facets_tag_added AFTER INSERT ON main.tags BEGIN
      SELECT reply_changed(id) FROM replies WHERE participant_id = new.participant_id; END;
    CREATE TEMP TRIGGER facets_tag_removed AFTER DELETE ON main.tags BEGIN
      SELECT reply_changed(id) FROM replies WHERE participant_id = old.participant_id; END;`)
  const othersChanges = database.prepare<[], number>('SELECT data_version FROM pragma_data_version').pluck()
  const rows = (where: string) => `
    SELECT replies.id, form, status, pending_status IS NOT NULL AS pending, late, is_unread AS unread, country, assignee_id AS assignee,
      ${facetFields.map(({ name }) => `person ->> '$.${name}' AS ${name}`).join(', ')},
      coalesce(answers ->> '$.days', answers ->> '$.available_days') AS days,
      (SELECT json_group_array(tag) FROM tags WHERE tags.participant_id = replies.participant_id) AS tags
    FROM replies JOIN participants ON participants.id = participant_id AND merged_into IS NULL ${where}`
  const all = database.prepare<[], Row>(rows(''))
  const some = database.prepare<[string], Row>(rows('WHERE replies.id IN (SELECT value FROM json_each(?))'))

  /** Reads what has changed since the last question. */
  function refresh(): void {
    const version = othersChanges.get()
    if (version === knownTo && changed.size === 0) return
    if (version !== knownTo || changed.size > fewChanges) {
      Object.assign(everything, noIds())
      sets.clear()
      for (const row of all.iterate()) add(row)
    } else {
      for (const id of changed) forget(id)
      for (const row of some.all(JSON.stringify([...changed]))) add(row)
    }
    knownTo = version
    // What a transaction has not committed may still be taken back.
    if (!database.inTransaction) changed.clear()
  }

  function add(row: Row): void {
    addId(everything, row.id)
    if (row.id >= countryOf.length) countryOf = longer(countryOf, row.id)
    countryOf[row.id] = countryCodes.indexOf(String(row.country)) + 1
    for (const [name, value] of valuesOf(row)) addId(setOf(name, value), row.id)
  }

  function forget(id: number): void {
    removeId(everything, id)
    for (const ofName of sets.values()) for (const set of ofName.values()) removeId(set, id)
  }

  function setOf(name: string, value: string): IdSet {
    const ofName = sets.get(name) ?? new Map<string, IdSet>()
    const set = ofName.get(value) ?? noIds()
    sets.set(name, ofName.set(value, set))
    return set
  }

  /** For reading: an address may ask for values that nobody has. */
  const known = (name: string, value: string): IdSet => sets.get(name)?.get(value) ?? noIds()

  function chosenBy(filter: FacetFilter, within: readonly IdSet[] = []): IdSet {
    const all = [...within, ...Object.entries(filter).map(([name, value]) => known(name, value))]
    return all.length > 0 ? intersection(everything, all) : everything
  }

  return {
    /** The replies that have all these values. */
    chosen(filter: FacetFilter): IdSet {
      refresh()
      return chosenBy(filter)
    },

    size: (): number => {
      refresh()
      return sizeOf(everything)
    },

    /** What each value would leave over beside what else is asked, among these replies. */
    counts(filter: FacetFilter, within: readonly IdSet[]): FacetCounts {
      refresh()
      const shown = packed(chosenBy(filter, within))
      const countsOf = ([name, options]: [string, readonly string[]]) => {
        const { [name]: own, ...others } = filter
        const base = own === undefined ? shown : packed(chosenBy(others, within))
        return [name, name === 'country' ? countryCounts(base) : valueCounts(name, options, base)]
      }
      return Object.fromEntries(Object.entries({ ...facetValues, ...ownValues() }).map(countsOf))
    },
  }

  function valueCounts(name: string, options: readonly string[], base: PackedIds): Record<string, number> {
    const size = (set: IdSet) => (base.words === everything.words ? sizeOf(set) : sizeOfBoth(base, set))
    return Object.fromEntries(options.map(value => [value, size(known(name, value))]))
  }

  /** Two hundred sets would take longer than going through the replies once. */
  function countryCounts(base: PackedIds): Record<string, number> {
    const counts = tally(base, countryOf)
    return Object.fromEntries(countryCodes.map((code, index) => [code, counts[index + 1] ?? 0]))
  }

  function ownValues() {
    const valuesOfSet = (name: string) => [...(sets.get(name)?.keys() ?? [])]
    return { assignee: valuesOfSet('assignee'), tag: valuesOfSet('tag') }
  }
}

/** Each facet that a reply has, by name and value. */
function valuesOf({ id: _, days, tags, late, pending, unread, country, assignee, ...row }: Row): [string, string][] {
  const one = Object.entries({
    ...row,
    country,
    region: country && regionOf(String(country)),
    assignee: assignee ?? 'none',
  })
  const flags = Object.entries({ late, pending, unread })
  return [
    ...one.flatMap(([name, value]): [string, string][] => (value ? [[name, String(value)]] : [])),
    ...flags.flatMap(([name, value]): [string, string][] => (value ? [[name, '1']] : [])),
    ...(JSON.parse(days ?? '[]') as string[]).map((day): [string, string] => ['day', day]),
    ...(JSON.parse(tags ?? '[]') as string[]).map((tag): [string, string] => ['tag', tag]),
  ]
}
