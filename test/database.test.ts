import assert from 'node:assert/strict'
import { test } from 'node:test'
import Sqlite from 'better-sqlite3'
import { openDatabase } from '../src/database.ts'
import { scratch } from './support/migrations.ts'
import { keptSchema, migrationsFolder, schemaFile, schemaOf, schemaToKeep } from './support/schema.ts'

test('the file is durable, strict and up to date', t => {
  const database = openDatabase(scratch(t).file)
  const value = (pragma: string) => database.pragma(pragma, { simple: true })
  assert.deepEqual(['journal_mode', 'synchronous', 'foreign_keys', 'user_version'].map(value), ['wal', 2, 1, 18])
  const tables = database.prepare<[], { name: string; strict: number }>(
    `SELECT name, strict FROM pragma_table_list WHERE type = 'table' AND schema = 'main' AND name NOT LIKE 'sqlite%'`,
  )
  assert.deepEqual(
    tables.all().filter(({ strict }) => !strict),
    [],
  )
  database.close()
})

test('a row of the desk is found by its key, and reads no table that nobody asks about', () => {
  const database = openDatabase(':memory:')
  const plan = (columns: string) =>
    database
      .prepare<[], { detail: string }>(
        `EXPLAIN QUERY PLAN SELECT ${columns} FROM desk_replies WHERE id IN (SELECT value FROM json_each('[1]'))`,
      )
      .all()
      .map(({ detail }) => /^(?:SEARCH|SCAN) (\w+) USING [A-Z ]*KEY/.exec(detail)?.[1] ?? detail)
  const start = ['replies', 'LIST SUBQUERY 1', 'SCAN json_each VIRTUAL TABLE INDEX 1:', 'participants']
  assert.deepEqual(plan('id, status, reference'), start)
  const tables = ['slots', 'seats', 'CORRELATED SCALAR SUBQUERY 4', 'staff', 'CORRELATED SCALAR SUBQUERY 5', 'tags']
  assert.deepEqual(plan('*'), [...start, ...tables])
  database.close()
})

test('docs/schema.sql is what the migrations come to, once there are several', () => {
  const expected = schemaToKeep(migrationsFolder)
  assert.equal(keptSchema(schemaFile), expected, 'Type: node test/support/schema.ts')
})

test('the schema of several migrations is told as one, without the tables that SQLite keeps for itself', t => {
  const { folder, add } = scratch(t, {
    '001-words.sql': `CREATE TABLE words (id INTEGER PRIMARY KEY, word TEXT UNIQUE) STRICT;
      CREATE VIRTUAL TABLE found USING fts5 (word, content = words);`,
  })
  assert.equal(schemaToKeep(folder), undefined)
  add('002-more.sql', 'ALTER TABLE words ADD COLUMN weight INTEGER; CREATE INDEX by_weight ON words (weight);')
  const expected = [
    'CREATE VIRTUAL TABLE found USING fts5 (word, content = words);\n',
    'CREATE TABLE words (id INTEGER PRIMARY KEY, word TEXT UNIQUE, weight INTEGER) STRICT;\n',
    'CREATE INDEX by_weight ON words (weight);\n',
  ].join('\n')
  assert.equal(schemaToKeep(folder), expected)
  const made = new Sqlite(':memory:')
  made.exec(expected)
  assert.equal(schemaOf(made), expected)
  made.close()
})

test('a column that is dropped takes its own comment along, and leaves that of the next one', t => {
  const { folder, add } = scratch(t, {
    '001-words.sql':
      'CREATE TABLE words (\n  id INTEGER PRIMARY KEY,\n  -- Of the week.\n  day TEXT,\n  -- In grams.\n  weight INTEGER\n) STRICT;\n',
  })
  add('002-no-day.sql', 'ALTER TABLE words DROP COLUMN day;\n')
  assert.equal(
    schemaToKeep(folder),
    'CREATE TABLE words (\n  id INTEGER PRIMARY KEY,\n  -- In grams.\n  weight INTEGER\n) STRICT;\n',
  )
})
