import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openDatabase } from '../../src/database.ts'
import { languages, orNothing, translator } from '../../src/i18n.ts'
import { kinds } from '../../src/letters/kinds.ts'
import { personalTables, sharedRows, tablesOfNobody } from '../../src/retention/personal-data-store.ts'

const database = openDatabase(':memory:')
const tables = database
  .prepare<[], { name: string; type: string }>(
    `SELECT name, type FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite%'`,
  )
  .all()
const columnsOf = (table: string): string[] =>
  database.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck().all(table)
const sqlOf = (table: string): string =>
  database.prepare<[string], string>('SELECT sql FROM sqlite_schema WHERE name = ?').pluck().get(table) ?? ''

test('every table of the database is in the list of personal data, or in that of tables that hold nobody', () => {
  const own = tables.filter(({ type }) => type === 'table').map(({ name }) => name)
  const listed = [...personalTables.map(({ name }) => name), ...Object.keys(tablesOfNobody)]
  assert.deepEqual(listed.toSorted(), own.toSorted())
})

test('a table holds nobody with these columns alone, each for a reason', () => {
  for (const [table, { why, columns }] of Object.entries(tablesOfNobody))
    assert.deepEqual([table, columns.split(' '), why.length > 10], [table, columnsOf(table), true])
})

test('every table of personal data has its word, for the page of an erasure and for the log', () => {
  for (const language of languages) {
    const t = translator(language)
    assert.deepEqual(
      personalTables.filter(({ name }) => !t(`admin:audit.names.${name}`, orNothing)),
      [],
    )
  }
})

test('every column of JSON is known, with where in it answers stand; what is left out is there', () => {
  for (const { name, json = {}, leftOut = [] } of personalTables) {
    const columns = columnsOf(name)
    const ofJson = columns.filter(column => sqlOf(name).includes(`json_valid(${column})`))
    assert.deepEqual([name, Object.keys(json).toSorted()], [name, ofJson.toSorted()])
    assert.deepEqual(
      leftOut.filter(column => !columns.includes(column)),
      [],
    )
  }
  assert.deepEqual(
    Object.entries(kinds).flatMap(([kind, { lists }]) => (lists === 'participants' ? [kind] : [])),
    ['personal_link'],
  )
  assert.deepEqual(
    sharedRows.map(({ name }) => personalTables.some(table => table.name === name)),
    sharedRows.map(() => true),
  )
})

test('rows go before what they point to', () => {
  const names = personalTables.map(({ name }) => name)
  for (const name of names) {
    const parents = database
      .prepare<[string], string>('SELECT "table" FROM pragma_foreign_key_list(?)')
      .pluck()
      .all(name)
    const late = parents.filter(parent => names.includes(parent) && names.indexOf(parent) < names.indexOf(name))
    assert.deepEqual([name, late], [name, []])
  }
})

test('what is deleted is overwritten, in the full-text indexes too', () => {
  assert.equal(database.pragma('secure_delete', { simple: true }), 1)
  const indexes = tables.filter(({ type }) => type === 'virtual').map(({ name }) => name)
  assert.ok(indexes.length >= 2)
  for (const index of indexes)
    assert.equal(database.prepare(`SELECT v FROM ${index}_config WHERE k = 'secure-delete'`).pluck().get(), 1, index)
})
