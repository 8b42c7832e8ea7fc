import assert from 'node:assert/strict'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import Sqlite from 'better-sqlite3'
import { loadConfig } from '../src/config.ts'
import { personalTables, sharedRows } from '../src/retention/personal-data-store.ts'
import { createServices } from '../src/services.ts'

/** Statements that go through a table which grows with the replies, and why nobody waits for them. */
const mayScan: readonly [statement: RegExp, why: string][] = [
  [/ORDER BY letters\.id DESC LIMIT \?$/, 'from the end, and stops'],
  [/FROM letters WHERE state = 'queued'$/, 'an index of the queue alone'],
  [/^UPDATE letters SET recipient = ''.* WHERE kind = 'draft'/, 'an index of the letters of drafts alone'],
  [/FROM unsent_letters/, 'an index of failed letters alone'],
  [/^SELECT DISTINCT reply_id FROM reply_versions WHERE id > \?$/, 'the newest part of a small index'],
  [/^SELECT id FROM replies WHERE .* ORDER BY changed_at DESC, id DESC LIMIT \?$/, 'from the end, and stops'],
  [/^SELECT DISTINCT tag FROM tags$/, 'tags alone, a few bytes each'],
  [/participants_search MATCH .* FROM tags WHERE EXISTS/, 'tags alone, a few bytes each'],
  [/^SELECT action, .* ORDER BY reply_versions\.id DESC$/, 'from the end, and stops at what is old'],
  [/^SELECT count\(\*\) FROM counted_replies WHERE is_unread = 1$/, 'once a day'],
]

const growing =
  /^(?:SCAN|BLOOM FILTER ON) (?:audit|audit_texts|browser_participants|browsers|letters|mailed_links|notes|participants|person_keys|replies|reply_versions|tags)\b/

/** All statements that the services prepare when they are made, and what they are prepared in. */
function preparedStatements() {
  const prepare = Sqlite.prototype.prepare
  const statements = new Set<string>()
  Sqlite.prototype.prepare = function (this: Sqlite.Database, source: string) {
    statements.add(source)
    return prepare.call(this, source)
  } as typeof prepare
  try {
    const letters = join(tmpdir(), 'no-letters')
    const services = createServices(
      loadConfig({ DATABASE_FILE: ':memory:', LETTERS_DIR: letters, LOG_LEVEL: 'silent' }),
    )
    return { statements, database: services.database }
  } finally {
    Sqlite.prototype.prepare = prepare
  }
}

/** As SQLite would run it, step by step. */
function planOf(database: Sqlite.Database, source: string): string[] {
  const names = [...source.matchAll(/:(\w+)/g)].map(([, name = '']) => [name, 1])
  const places = (source.match(/\?/g) ?? []).map(() => 1)
  const parameters = names.length > 0 ? [Object.fromEntries(names)] : places
  return database
    .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${source}`)
    .all(...parameters)
    .map(({ detail }) => detail)
}

/** Where a statement goes through the whole of a table that grows. */
const scansOf = (database: Sqlite.Database, source: string): string[] =>
  planOf(database, source).filter(step => growing.test(step))

test('no statement reads a whole table that grows, but for those that are named here', () => {
  const { statements, database } = preparedStatements()
  const found = [...statements]
    .filter(source => scansOf(database, source).length > 0)
    .map(source => source.replace(/\s+/g, ' ').trim())
  assert.deepEqual(
    found.filter(source => !mayScan.some(([statement]) => statement.test(source))),
    [],
  )
  // Nobody is allowed what nobody does.
  assert.deepEqual(
    mayScan.filter(([statement]) => !found.some(source => statement.test(source))),
    [],
  )
  assert.ok(statements.size > 100)
  database.close()
})

test('what is about a person is found without reading a whole table that grows', () => {
  const { database } = preparedStatements()
  const found = [...personalTables.map(({ name, of }) => ({ name, where: of })), ...sharedRows].flatMap(
    ({ name, where }) => scansOf(database, `SELECT count(*) FROM ${name} WHERE ${where}`),
  )
  assert.deepEqual(found, [])
  database.close()
})

test('a statement that stops after some rows sorts all of them before only where they are few', () => {
  const { statements, database } = preparedStatements()
  const stopping = [...statements].filter(source => /\bLIMIT\b/.test(source))
  const sorting = stopping.filter(source =>
    planOf(database, source).some(step => step.includes('TEMP B-TREE FOR ORDER BY')),
  )
  const few = [/FROM letters\s.*lower\(recipient\) = \?/s, /FROM letters WHERE post_box = \?/, /^\s*WITH suspected AS/]
  assert.deepEqual(
    sorting.filter(source => !few.some(statement => statement.test(source))),
    [],
  )
  assert.ok(stopping.length > 10)
  database.close()
})

test('replies that are named are not looked for among all of their form', () => {
  const { statements, database } = preparedStatements()
  const naming = [...statements].filter(source => /\bform = :form AND id\b/.test(source))
  const byForm = naming.filter(source => planOf(database, source).some(step => step.includes('replies_by_form')))
  assert.deepEqual(byForm, [])
  assert.ok(naming.length > 4)
  database.close()
})
