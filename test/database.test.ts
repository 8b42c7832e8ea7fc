import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { openDatabase } from '../src/database.ts'

function fileFor(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'reply-desk-'))
  t.after(() => rmSync(folder, { recursive: true }))
  return join(folder, 'replies.sqlite')
}

test('the file is durable, strict and up to date', t => {
  const database = openDatabase(fileFor(t))
  const value = (pragma: string) => database.pragma(pragma, { simple: true })
  const migrations = readdirSync(join(import.meta.dirname, '../migrations')).length
  assert.deepEqual(['journal_mode', 'synchronous', 'foreign_keys', 'user_version'].map(value), [
    'wal',
    2,
    1,
    migrations,
  ])
  const tables = database.prepare<[], { name: string; strict: number }>(
    `SELECT name, strict FROM pragma_table_list WHERE type = 'table' AND schema = 'main' AND name NOT LIKE 'sqlite%'`,
  )
  assert.deepEqual(
    tables.all().filter(({ strict }) => !strict),
    [],
  )
  database.close()
})

test('a file that is newer than the program is refused and left as it is', t => {
  const file = fileFor(t)
  const newer = openDatabase(file)
  newer.pragma('user_version = 999')
  newer.close()
  assert.throws(
    () => openDatabase(file),
    /The database has 999 migrations, this program knows \d+: start a newer program/,
  )
  assert.throws(() => openDatabase(file), /999/)
})

test('opening again runs nothing twice and loses nothing', t => {
  const file = fileFor(t)
  const first = openDatabase(file)
  first.exec(`INSERT INTO staff (email, role, password_hash, created_at) VALUES ('a@itu.example', 'admin', 'x', 'now')`)
  first.close()
  const second = openDatabase(file)
  assert.deepEqual(second.prepare('SELECT email FROM staff').all(), [{ email: 'a@itu.example' }])
  second.close()
})
