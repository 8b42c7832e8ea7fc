import { edition } from '#edition/index.ts'
import type { Database } from '../database.ts'
import { fieldsOf } from '../forms/form.ts'
import {
  addId,
  forEachId,
  hasId,
  type IdSet,
  idSetBelow,
  idSetOf,
  idsIn,
  longer,
  noIds,
  type PackedIds,
  removeId,
  sizeOf,
  tally,
} from './id-set.ts'

const { countries, person, regionOf } = edition

export type ReplySets = ReturnType<typeof createReplySets>

/** The fields of the person that tables can be narrowed by. */
export const facetFields = fieldsOf(person).filter(field =>
  ['correspondence_language', 'organization_kind', 'level'].includes(field.name),
)

const countryCodes = countries.map(({ code }) => code)

/** So many participants are looked up one by one. */
const fewPeople = 1000
/** More changes than this at once are read as everything is. */
const fewChanges = 5000

type Row = { id: number; participantId: number; days: string | null; tags: string | null } & Record<
  string,
  string | number | null
>

/**
 * Which replies have which value, in memory, and whose they are: sets are compared in microseconds however many
 * replies there are. Read from the database at the first question, and again where it has changed.
 */
export function createReplySets(database: Database) {
  const everything = noIds()
  const sets = new Map<string, Map<string, IdSet>>()
  let participantOf = new Uint32Array(64)
  let countryOf = new Uint8Array(64)
  let participantMost = 0
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
  const othersChanges = database
    .prepare<[], number>('SELECT data_version FROM pragma_data_version')
    .pluck()
  const rows = (where: string) => `
    SELECT replies.id, participant_id AS participantId, form, status, pending_status IS NOT NULL AS pending, late,
      is_unread AS unread, country, assignee_id AS assignee, iif(status <> 'withdrawn', answers ->> '$.attendance', NULL) AS attendance,
      ${facetFields.map(({ name }) => `person ->> '$.${name}' AS ${name}`).join(', ')},
      coalesce(answers ->> '$.days', answers ->> '$.available_days') AS days,
      (SELECT json_group_array(tag) FROM tags WHERE tags.participant_id = replies.participant_id) AS tags
    FROM replies JOIN participants ON participants.id = participant_id AND merged_into IS NULL ${where}`
  const ofPeople = database
    .prepare<[string], number>(
      `SELECT replies.id FROM replies JOIN participants ON participants.id = participant_id AND merged_into IS NULL
       WHERE participant_id IN (SELECT value FROM json_each(?))`,
    )
    .pluck()
  const all = database.prepare<[], Row>(rows(''))
  const some = database.prepare<[string], Row>(
    rows('WHERE replies.id IN (SELECT value FROM json_each(?))'),
  )

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
    if (row.id >= participantOf.length) {
      participantOf = longer(participantOf, row.id)
      countryOf = longer(countryOf, row.id)
    }
    participantOf[row.id] = row.participantId
    participantMost = Math.max(participantMost, row.participantId)
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

  return {
    refresh,
    everything,
    /** The replies with this value; an address may ask for values that nobody has. */
    having: (name: string, value: string): IdSet => sets.get(name)?.get(value) ?? noIds(),
    /** Values that somebody has, in no order. */
    valuesOf: (name: string): string[] => [...(sets.get(name)?.keys() ?? [])],

    /** Whose these replies are. */
    peopleOf: (replies: IdSet): IdSet =>
      idSetBelow(participantMost + 1, add => forEachId(replies, id => add(participantOf[id] ?? 0))),

    /** How many of these are from each country: going through them once is quicker than through two hundred sets. */
    countryCounts(base: PackedIds): Record<string, number> {
      const counts = tally(base, countryOf)
      return Object.fromEntries(countryCodes.map((code, index) => [code, counts[index + 1] ?? 0]))
    },

    /** Every reply of these participants: of a few the database knows them, of many it is quicker to ask each reply. */
    repliesOf(people: IdSet): IdSet {
      if (sizeOf(people) <= fewPeople) return idSetOf(ofPeople.all(JSON.stringify(idsIn(people))))
      return idSetBelow(participantOf.length, add =>
        forEachId(everything, id => {
          if (hasId(people, participantOf[id] ?? 0)) add(id)
        }),
      )
    },
  }
}

/** Each facet that a reply has, by name and value. */
function valuesOf({
  id: _,
  participantId: __,
  days,
  tags,
  late,
  pending,
  unread,
  country,
  assignee,
  ...row
}: Row) {
  const one = {
    ...row,
    country,
    region: (country && regionOf(String(country))) || 'none',
    assignee: assignee ?? 'none',
  }
  const flags = { late, pending, unread }
  const pairs = [
    ...Object.entries(one).map(([name, value]) => [name, value] as const),
    ...Object.entries(flags).map(([name, value]) => [name, value ? '1' : null] as const),
    ...(JSON.parse(days ?? '[]') as string[]).map(day => ['day', day] as const),
    ...(JSON.parse(tags ?? '[]') as string[]).map(tag => ['tag', tag] as const),
  ]
  return pairs.flatMap(([name, value]): [string, string][] =>
    value ? [[name, String(value)]] : [],
  )
}
