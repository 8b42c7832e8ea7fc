import type { Database } from '../database.ts'
import { type KeyKind, keyKinds, sufficingKinds } from '../facts/person-keys.ts'
import type { Answers } from '../forms/fields.ts'

/** Two who may be one person, by their ids, and what they have in common. */
export type FoundPair = { one: number; other: number; strength: number; reasons: KeyKind[] }
/** A participant of a pair, as far as the pair is shown. */
export type OneOfPair = { reference: string; person: Answers }
type Row = Omit<FoundPair, 'reasons'> & { reasons: string }

/** Nobody looks through more; a thousand who give the same name would be half a million pairs. */
export const pairsMax = 5000

const shared = `
  other.kind = one.kind
  AND other.key = one.key
  AND other.participant_id <> one.participant_id
  AND (one.kind <> 'surname' OR one.is_short + other.is_short > 0)`

/** Neither merged with the other nor declared to be somebody else: decided pairs take no room. */
const isUndecided = `
      NOT EXISTS (
        SELECT 1 FROM different_people
        WHERE different_people.one = min(one.participant_id, other.participant_id)
          AND different_people.other = max(one.participant_id, other.participant_id)
      )
      AND NOT EXISTS (
        SELECT 1 FROM participants
        WHERE id IN (one.participant_id, other.participant_id) AND merged_into IS NOT NULL
      )`

const ofOne = 'person_keys AS one'
/** Keys of more than one participant are few, so they are looked for first. */
const ofEverybody = `(
      SELECT kind, key FROM person_keys
      WHERE kind IN (SELECT value FROM json_each(:sufficing))
      GROUP BY kind, key HAVING count(*) > 1
    ) AS common
    CROSS JOIN person_keys AS one ON one.kind = common.kind AND one.key = common.key`

/** Pairs with a key in common that suffices; `keys` and `condition` say of whom. */
const pairs = (keys: string, condition: string) => `
  WITH suspected AS (
    SELECT DISTINCT
      one.participant_id AS one,
      other.participant_id AS other
    FROM ${keys}
    JOIN person_keys AS other ON ${shared}
    WHERE ${condition} AND one.kind IN (SELECT value FROM json_each(:sufficing)) AND ${isUndecided}
    LIMIT ${pairsMax}
  )
  SELECT
    suspected.one,
    suspected.other,
    json_group_array(kinds.key) AS reasons,
    sum(kinds.value) AS strength
  FROM suspected
  JOIN participants AS one ON one.id = suspected.one
  JOIN participants AS other ON other.id = suspected.other
  JOIN json_each(:kinds) AS kinds ON EXISTS (
    SELECT 1 FROM person_keys AS own JOIN person_keys AS their
    ON their.participant_id = suspected.other AND their.kind = own.kind AND their.key = own.key
    WHERE own.participant_id = suspected.one AND own.kind = kinds.key
      AND (own.kind <> 'surname' OR own.is_short + their.is_short > 0)
  )
  GROUP BY suspected.one, suspected.other
  -- One name in two countries is two people, unless they have more in common.
  HAVING one.country = other.country
    OR one.country IS NULL
    OR other.country IS NULL
    OR count(*) > 1
  ORDER BY strength DESC, one.id, other.id`

const ofOneSql = `${pairs(ofOne, 'one.participant_id = :id')} LIMIT :size`
const everySql = pairs(ofEverybody, 'one.participant_id < other.participant_id')

const markSql = `
  INSERT INTO different_people (one, other)
  VALUES (min(:id, :other), max(:id, :other))
  ON CONFLICT (one, other) DO NOTHING`

const kinds = { kinds: JSON.stringify(keyKinds), sufficing: JSON.stringify(sufficingKinds) }

export type DuplicateStore = ReturnType<typeof createDuplicateStore>

export function createDuplicateStore(database: Database) {
  const one = database.prepare<[object], Row>(ofOneSql)
  const every = database.prepare<[object], Row>(everySql)
  const people = database.prepare<[string], { id: number; reference: string; person: string }>(
    'SELECT id, reference, person FROM participants WHERE id IN (SELECT value FROM json_each(?))',
  )
  const mark = database.prepare(markSql)
  return {
    /** Pairs of which this participant is `one`, the strongest first. */
    of: (id: number, size = pairsMax): FoundPair[] => one.all({ ...kinds, id, size }).map(pairFrom),
    /** Of the whole desk. */
    every: (): FoundPair[] => every.all(kinds).map(pairFrom),
    people: (ids: readonly number[]): Map<number, OneOfPair> =>
      new Map(
        people
          .all(JSON.stringify(ids))
          .map(({ id, reference, person }) => [id, { reference, person: JSON.parse(person) }]),
      ),
    markDifferent: (id: number, other: number): void => void mark.run({ id, other }),
  }
}

const pairFrom = ({ reasons, ...pair }: Row): FoundPair => ({
  ...pair,
  reasons: kindNames.filter(kind => JSON.parse(reasons).includes(kind)),
})
const kindNames = Object.keys(keyKinds) as KeyKind[]
