import type { Database } from '../database.ts'
import { type PersonalTable, personalTables } from './personal-data-store.ts'

/** What goes: a row, or one answer in it. */
export type Going = {
  table: string
  /** Names the row, and nobody. */
  row: string | number
  /** The column and the answer in it; empty: the whole row. */
  answer: string
}

/** A letter, by what its file is named after. */
export type LetterNamed = { id: number; kind: string }

export type PurgeStore = ReturnType<typeof createPurgeStore>

/** What is deleted in its time: everything, or sensitive answers out of everything. */
export const createPurgeStore = (database: Database) => ({
  ...atTheEnd(database),
  ...sensitive(database),
  /** Nothing newer is there than these marks say, though ids are given once more after a deletion. */
  lowerMarks: (): void => {
    for (const sql of marks) database.prepare(sql).run()
  },
})

const newest = '(SELECT coalesce(max(id), 0) FROM reply_versions)'
const marks = [
  `UPDATE delivery_files SET last_version = ${newest} WHERE last_version > ${newest}`,
  `UPDATE digests SET last_version = ${newest} WHERE last_version > ${newest}`,
]

const goes = ({ stays }: PersonalTable): string => (stays ? `NOT (${stays})` : 'TRUE')

const atTheEnd = (database: Database) => ({
  rows: (): Going[] =>
    personalTables.flatMap(table =>
      database
        .prepare<[], string | number>(
          `SELECT ${table.key} FROM ${table.name} WHERE ${goes(table)} ORDER BY 1`,
        )
        .pluck()
        .all()
        .map(row => ({ table: table.name, row, answer: '' })),
    ),
  deleteRows: (): void => {
    const indexes = database.prepare<[], string>(fullTextIndexes).pluck().all()
    // Of all rows at once it takes minutes, and the whole index is emptied after them.
    for (const index of indexes) forgetsAtOnce(database, index, false)
    for (const table of personalTables)
      database.prepare(`DELETE FROM ${table.name} WHERE ${goes(table)}`).run()
    for (const index of indexes) {
      database.prepare(`INSERT INTO ${index} (${index}) VALUES ('delete-all')`).run()
      forgetsAtOnce(database, index, true)
    }
  },
  letters: (): LetterNamed[] => database.prepare<[], LetterNamed>(allLetters).all(),
})

const fullTextIndexes = `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'virtual'`

const forgetsAtOnce = (database: Database, index: string, does: boolean): void =>
  void database
    .prepare(`INSERT INTO ${index} (${index}, rank) VALUES ('secure-delete', ${Number(does)})`)
    .run()

const allLetters = 'SELECT id, kind FROM letters'

/** A place in a column of JSON at which an answer may stand. */
type Place = { column: string; path: string; name: string }

const placesIn = ({ json = {} }: PersonalTable, names: readonly string[]): Place[] =>
  Object.entries(json).flatMap(([column, paths]) =>
    paths.flatMap(path => names.map(name => ({ column, path: `${path}."${name}"`, name }))),
  )

const isThere = ({ column, path }: Place): string => `json_type(${column}, '${path}') IS NOT NULL`

/** `names`: of fields. */
const sensitive = (database: Database) => ({
  answers: (names: readonly string[]): Going[] =>
    personalTables.flatMap(table =>
      placesIn(table, names).flatMap(place =>
        database
          .prepare<[], string | number>(
            `SELECT ${table.key} FROM ${table.name} WHERE ${isThere(place)} ORDER BY 1`,
          )
          .pluck()
          .all()
          .map(row => ({ table: table.name, row, answer: `${place.column}.${place.name}` })),
      ),
    ),
  cutAnswers: (names: readonly string[]): void => {
    for (const table of personalTables) {
      const places = placesIn(table, names)
      if (places.length > 0) database.prepare(cutting(table, places)).run()
    }
  },
  lettersWith: (names: readonly string[]): LetterNamed[] => {
    const letters = personalTables.filter(({ name }) => name === 'letters')
    const places = letters.flatMap(table => placesIn(table, names))
    return places.length === 0
      ? []
      : database
          .prepare<[], LetterNamed>(`${allLetters} WHERE ${places.map(isThere).join(' OR ')}`)
          .all()
  },
})

function cutting({ name, json = {}, whenCut }: PersonalTable, places: readonly Place[]): string {
  const columns = Object.keys(json).flatMap(column => {
    const paths = places.filter(place => place.column === column).map(({ path }) => `'${path}'`)
    return paths.length > 0 ? [`${column} = json_remove(${column}, ${paths.join(', ')})`] : []
  })
  return `UPDATE ${name} SET ${[...columns, ...(whenCut ? [whenCut] : [])].join(', ')}
    WHERE ${places.map(isThere).join(' OR ')}`
}
