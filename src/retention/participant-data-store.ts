import type { Database } from '../database.ts'
import type { Answers } from '../forms/fields.ts'
import { askedIn } from './asked-in.ts'
import { personalTables, sharedRows, type Whose } from './personal-data-store.ts'
import type { LetterNamed } from './purge-store.ts'
import { typedTexts } from './typed-texts.ts'

/** A participant's record, or one that was merged into it. */
export type PersonalRecord = { id: number; reference: string; email: string; person: Answers }

/** A text that names nobody by an id: `row` is the parameter of `Whose` by which it is found. */
export type FreeText = { row: string | number; text: string }

/** A text of somebody else's. `owner`: the id of the participant; null: nobody's. */
export type OthersText = { table: string; owner: number | null; text: string }

export type ParticipantDataStore = ReturnType<typeof createParticipantDataStore>

/** All that is held on one participant. The caller opens the transaction. */
export const createParticipantDataStore = (database: Database) => ({
  ...finding(database),
  ...reading(database),
  ...erasing(database),
})

/** SQL: whether somebody else has this address now. */
const isAnothers = (address: string): string => `EXISTS (
  SELECT 1 FROM participants AS another
  WHERE another.email = ${address} AND another.id NOT IN (SELECT value FROM json_each(:ids)))`

function finding(database: Database) {
  const records = database.prepare<[{ id: number }], PersonalRecord & { person: string }>(`
    SELECT id, reference, email, person FROM participants WHERE id = :id OR merged_into = :id`)
  const ofParticipants = (sql: string) => (ids: string) =>
    database.prepare<[{ ids: string }], string | number>(sql).pluck().all({ ids })
  const freeTexts = (sql: string) => (): FreeText[] => database.prepare<[], FreeText>(sql).all()
  return {
    records: (id: number): PersonalRecord[] =>
      records.all({ id }).map(row => ({ ...row, person: JSON.parse(row.person) })),
    replies: ofParticipants(
      'SELECT id FROM replies WHERE participant_id IN (SELECT value FROM json_each(:ids))',
    ),
    /** To which letters to them have gone, and which nobody else has now. */
    addresses: ofParticipants(`
      SELECT email FROM participants WHERE id IN (SELECT value FROM json_each(:ids))
        AND NOT ${isAnothers('participants.email')}
      UNION
      SELECT lower(recipient) FROM letters
      WHERE participant_id IN (SELECT value FROM json_each(:ids))
        AND NOT ${isAnothers('lower(recipient)')}`),
    /** Whoever has sent the forms of others too goes on opening those. */
    browsers: ofParticipants(`
      SELECT rowid FROM browsers
      WHERE token_hash IN (
        SELECT token_hash FROM browser_participants
        WHERE participant_id IN (SELECT value FROM json_each(:ids)))
      AND NOT EXISTS (
        SELECT 1 FROM browser_participants AS another
        WHERE another.token_hash = browsers.token_hash
          AND another.participant_id NOT IN (SELECT value FROM json_each(:ids)))`),
    drafts: (): { id: number; reference: string; typed: Answers }[] =>
      database
        .prepare<[], { id: number; reference: string; typed: string }>(
          'SELECT id, reference, typed FROM drafts',
        )
        .all()
        .map(row => ({ ...row, typed: JSON.parse(row.typed) })),
    deliveries: freeTexts(`SELECT id AS row, selection || '&' || name AS text FROM deliveries`),
    columnSets: freeTexts('SELECT id AS row, name AS text FROM column_sets'),
    views: freeTexts(`SELECT id AS row, query || '&' || name AS text FROM saved_views`),
    /** Of acts that are about nobody. */
    entries: freeTexts(`
      SELECT audit_id AS row, details AS text
      FROM audit_texts JOIN audit ON audit.id = audit_id
      WHERE reference = '' AND details <> '{}'`),
  }
}

function reading(database: Database) {
  return {
    counts: (whose: Whose): Record<string, number> =>
      Object.fromEntries(
        personalTables
          .map(({ name, of }): [string, number] => [name, countOf(database, name, of, whose)])
          .filter(([, count]) => count > 0),
      ),
    rows: (whose: Whose): { name: string; rows: Record<string, unknown>[] }[] =>
      personalTables.map(({ name, of }) => ({
        name,
        rows: database
          .prepare<[Whose], Record<string, unknown>>(`SELECT * FROM ${name} WHERE ${of}`)
          .all(whose),
      })),
    letters: (whose: Whose): LetterNamed[] =>
      database
        .prepare<[Whose], LetterNamed>(`SELECT id, kind FROM letters WHERE ${ofLetters}`)
        .all(whose),
    /** All texts of others, a piece at a time, so that a large desk holds up nobody. */
    othersTexts: (whose: Whose): Generator<OthersText[]> => othersTexts(database, whose),
    /** Into how many pieces they are read; some are empty. */
    piecesOfOthers: (): number =>
      withTexts.reduce((sum, table) => sum + Math.ceil(lastOf(database, table) / rowsInPiece), 0),
  }
}

const ofLetters = personalTables.find(({ name }) => name === 'letters')?.of

/** As many as take a few milliseconds. */
const rowsInPiece = 25

const withTexts = personalTables.flatMap(({ texts, ...table }) =>
  texts ? [{ ...table, ...texts }] : [],
)

const lastOf = (database: Database, { name, at = 'rowid' }: (typeof withTexts)[number]): number =>
  database.prepare<[], number>(`SELECT max(${at}) FROM ${name}`).pluck().get() ?? 0

function* othersTexts(database: Database, whose: Whose): Generator<OthersText[]> {
  for (const table of withTexts) {
    const { name, of, columns, owner, at = 'rowid', json = {}, queries = [] } = table
    const piece = database.prepare<[object], OwnedRow>(`
      SELECT ${owner} AS owner, ${columns.join(', ')} FROM ${name}
      WHERE ${at} > :after AND ${at} <= :upTo AND (${of}) IS NOT TRUE`)
    const read = (column: string, text: string): string => {
      if (json[column]) return typedTexts(text)
      return queries.includes(column) ? askedIn(text) : text
    }
    const textIn = (row: OwnedRow): string =>
      columns.map(column => read(column, row[column] as string)).join('\n')
    const end = lastOf(database, table)
    for (let after = 0; after < end; after += rowsInPiece)
      yield piece
        .all({ ...whose, after, upTo: after + rowsInPiece })
        .map(row => ({ table: name, owner: row.owner, text: textIn(row) }))
  }
}

type OwnedRow = { owner: number | null; [column: string]: string | number | null }

const countOf = (database: Database, name: string, of: string, whose: Whose): number =>
  database
    .prepare<[Whose], number>(`SELECT count(*) FROM ${name} WHERE ${of}`)
    .pluck()
    .get(whose) ?? 0

const erasing = (database: Database) => ({
  erase: (whose: Whose): void => {
    for (const { name, of } of personalTables)
      database.prepare(`DELETE FROM ${name} WHERE ${of}`).run(whose)
    for (const { name, where, set } of sharedRows)
      database.prepare(`UPDATE ${name} SET ${set} WHERE ${where}`).run(whose)
  },
})
