import { join } from 'node:path'
import Sqlite from 'better-sqlite3'

/**
 * The limit of storing replies: the rows that so many replies have left in a site's file, put into a new file with the
 * same tables, indexes, triggers and pragmas, and nothing else. Prints rows a second for one and for 32 a transaction.
 */
const [from = '', folder = ''] = process.argv.slice(2)
const source = new Sqlite(from, { readonly: true })
const replies = source
  .prepare<[], { id: number; participant_id: number }>('SELECT id, participant_id FROM replies')
  .all()

/** In the order in which a reply writes them; triggers write the log and the index for searching. */
const tables: Record<string, string> = {
  participants: 'id = :participant',
  person_keys: 'participant_id = :participant',
  replies: 'id = :reply',
  reply_versions: 'reply_id = :reply',
  letters: 'participant_id = :participant',
  browsers: 'token_hash IN (SELECT token_hash FROM browser_participants WHERE participant_id = :participant)',
  browser_participants: 'participant_id = :participant',
}
type Row = Record<string, unknown>
const columnsOf = (table: string) =>
  source
    .prepare<[], { name: string; hidden: number }>(`PRAGMA table_xinfo(${table})`)
    .all()
    .filter(({ hidden }) => hidden === 0)
    .map(({ name }) => name)

const rowsOfReplies = replies.map(({ id, participant_id }) =>
  Object.entries(tables).map(([table, where]) => ({
    table,
    rows: source
      .prepare<[object], Row>(`SELECT ${columnsOf(table)} FROM ${table} WHERE ${where}`)
      .all({ reply: id, participant: participant_id }),
  })),
)

/** As the letter is queued: sending it is not part of storing the reply. */
const asQueued = (table: string, row: Row): Row =>
  table === 'letters' ? { ...row, state: 'queued', sent_at: null, error: null, attempts: 0 } : row

function measure(inTransaction: number): number {
  const database = new Sqlite(join(folder, `bare-${inTransaction}.sqlite`))
  for (const pragma of ['journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON', 'secure_delete = ON'])
    database.pragma(pragma)
  const schema = source
    .prepare<[], string>(
      `SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE '%_search_%' AND name NOT LIKE 'sqlite_%'
       OR sql LIKE 'CREATE TRIGGER%' ORDER BY type = 'trigger', type = 'view', rowid`,
    )
    .pluck()
  for (const sql of schema.all()) database.exec(sql)
  const inserts = new Map(
    Object.keys(tables).map(table => {
      const columns = columnsOf(table)
      return [table, database.prepare(`INSERT INTO ${table} (${columns}) VALUES (${columns.map(name => `:${name}`)})`)]
    }),
  )
  const store = database.transaction((some: typeof rowsOfReplies) => {
    for (const { table, rows } of some.flat()) for (const row of rows) inserts.get(table)?.run(asQueued(table, row))
  })
  const start = performance.now()
  for (let index = 0; index < rowsOfReplies.length; index += inTransaction)
    store.immediate(rowsOfReplies.slice(index, index + inTransaction))
  const seconds = (performance.now() - start) / 1000
  database.close()
  return rowsOfReplies.length / seconds
}

process.send?.({ one: measure(1), many: measure(32) })
