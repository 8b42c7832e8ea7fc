import assert from 'node:assert/strict'
import { test } from 'node:test'
import Sqlite from 'better-sqlite3'
import { type Database, openDatabase } from '../src/database.ts'
import { scratch } from './support/migrations.ts'

const tablesIn = (database: Database) =>
  database.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`).pluck().all()

const one = { '001-one.sql': 'CREATE TABLE one (id INTEGER PRIMARY KEY) STRICT;' }
const parents = {
  '001-parents.sql': `CREATE TABLE parents (id INTEGER PRIMARY KEY) STRICT;
    CREATE TABLE children (parent INTEGER NOT NULL REFERENCES parents (id)) STRICT;`,
}

test('a file that is newer than the program is refused and left as it is', t => {
  const { file, folder, add } = scratch(t, one)
  add('002-two.sql', 'CREATE TABLE two (id INTEGER PRIMARY KEY) STRICT;')
  openDatabase(file, folder).close()
  const older = scratch(t, one)
  const refusal = { message: 'The database has migration 2, this program knows 1: start a newer program' }
  assert.throws(() => openDatabase(file, older.folder), refusal)
  assert.throws(() => openDatabase(file, older.folder), refusal)
  const newer = openDatabase(file, folder)
  assert.deepEqual(tablesIn(newer), ['one', 'two'])
  newer.close()
})

test('opening again runs nothing twice, loses nothing, and runs what is new', t => {
  const { file, folder, add } = scratch(t, one)
  const first = openDatabase(file, folder)
  first.exec('INSERT INTO one VALUES (7)')
  first.close()
  openDatabase(file, folder).close()
  add('002-two.sql', 'ALTER TABLE one ADD COLUMN word TEXT;')
  const second = openDatabase(file, folder)
  assert.deepEqual(second.prepare('SELECT * FROM one').all(), [{ id: 7, word: null }])
  assert.equal(second.pragma('user_version', { simple: true }), 2)
  second.close()
})

/** What is wrong with the names, and how it is told. */
const wrongNames: Record<string, [files: string[], message: string]> = {
  'a gap': [['003-three.sql'], 'There is no migration 002 before 003-three.sql'],
  'a number used twice': [['001-other.sql'], 'The migrations 001-one.sql and 001-other.sql have the same number'],
  'a name without a number': [['two.sql'], 'The migration two.sql must be named NNN-name.sql'],
  'a number of two digits': [['02-two.sql'], 'The migration 02-two.sql must be named NNN-name.sql'],
  'a number nought': [['000-none.sql'], 'There is no migration 001 before 000-none.sql'],
  'something else': [['002-two.sql~'], 'The migration 002-two.sql~ must be named NNN-name.sql'],
}
for (const [what, [files, message]] of Object.entries(wrongNames))
  test(`among the migrations ${what} is refused before anything runs`, t => {
    const { file, folder, add } = scratch(t, one)
    for (const name of files) add(name, 'CREATE TABLE never (id INTEGER PRIMARY KEY) STRICT;')
    assert.throws(() => openDatabase(file, folder), { message })
    const untouched = new Sqlite(file)
    assert.deepEqual(tablesIn(untouched), [])
    untouched.close()
  })

test('a file that the editor or the system hides there is none of the migrations', t => {
  const { file, folder, add } = scratch(t, one)
  add('.002-two.sql.swp', 'nonsense')
  openDatabase(file, folder).close()
})

test('a migration that comes late into a gap is not passed over in silence', t => {
  const { file, folder, add } = scratch(t, one)
  openDatabase(file, folder).close()
  // Two branches, each with its own next file: the second number is there first.
  add('003-three.sql', 'CREATE TABLE three (id INTEGER PRIMARY KEY) STRICT;')
  assert.throws(() => openDatabase(file, folder), /There is no migration 002/)
  add('002-two.sql', 'CREATE TABLE two (id INTEGER PRIMARY KEY) STRICT;')
  const database = openDatabase(file, folder)
  assert.deepEqual(tablesIn(database), ['one', 'three', 'two'])
  database.close()
})

test('a migration that fails leaves nothing, and nothing of those that ran with it', t => {
  const { file, folder, add } = scratch(t, one)
  openDatabase(file, folder).close()
  add('002-two.sql', 'CREATE TABLE two (id INTEGER PRIMARY KEY) STRICT;')
  add('003-three.sql', 'CREATE TABLE three (id INTEGER PRIMARY KEY) STRICT; nonsense;')
  assert.throws(() => openDatabase(file, folder), /near "nonsense": syntax error/)
  const left = new Sqlite(file)
  assert.deepEqual([tablesIn(left), left.pragma('user_version', { simple: true })], [['one'], 1])
  left.close()
})

test('a table can be made anew without losing what points to it', t => {
  const { file, folder, add } = scratch(t, parents)
  const before = openDatabase(file, folder)
  before.exec('INSERT INTO parents VALUES (1); INSERT INTO children VALUES (1)')
  before.close()
  add(
    '002-wider.sql',
    `CREATE TABLE wider (id INTEGER PRIMARY KEY, word TEXT) STRICT; INSERT INTO wider SELECT id, NULL FROM parents;
     DROP TABLE parents; ALTER TABLE wider RENAME TO parents;`,
  )
  const database = openDatabase(file, folder)
  assert.deepEqual(database.prepare('SELECT * FROM children JOIN parents ON id = parent').all(), [
    { parent: 1, id: 1, word: null },
  ])
  database.close()
})

test('a migration that leaves a row without what it points to is refused', t => {
  const { file, folder, add } = scratch(t, parents)
  openDatabase(file, folder).close()
  add('002-orphan.sql', 'INSERT INTO children VALUES (99);')
  assert.throws(() => openDatabase(file, folder), /A migration leaves rows without what they point to: .*"children"/)
  const left = new Sqlite(file)
  assert.deepEqual(left.prepare('SELECT * FROM children').all(), [])
  left.close()
})

test('a start without a migration does not read every row for its keys', t => {
  const { file, folder } = scratch(t, parents)
  const database = openDatabase(file, folder)
  database.pragma('foreign_keys = OFF')
  database.exec('INSERT INTO children VALUES (99)')
  assert.equal((database.pragma('foreign_key_check') as object[]).length, 1)
  database.close()
  const again = openDatabase(file, folder)
  assert.equal(again.pragma('foreign_keys', { simple: true }), 1)
  again.close()
})
