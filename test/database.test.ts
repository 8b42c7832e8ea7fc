import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import Sqlite from 'better-sqlite3'
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

test('a desk from before decisions keeps its replies and their history; who asked for a seat is noted as interested', t => {
  const file = fileFor(t)
  const folder = join(import.meta.dirname, '../migrations')
  const old = new Sqlite(file)
  old.pragma('foreign_keys = ON')
  for (const name of readdirSync(folder).sort().slice(0, 3)) old.exec(readFileSync(join(folder, name), 'utf8'))
  old.pragma('user_version = 3')
  old.exec(`
    INSERT INTO participants (id, reference, language, email, person, search, sort_name, phone, created_at, changed_at)
      VALUES (1, '2346-789D', 'ru', 'a@b.example', '{"country":"BY"}', 'ivanov', 'ivanov', '', 'x', 'x');
    INSERT INTO replies (id, participant_id, form, form_version, status, answers, fingerprint, privacy_version, privacy_language, submitted_at, changed_at)
      VALUES (1, 1, 'ai-governance-day', 1, 'received', '{"ai_parts":["round_table"]}', 'x', 'x', 'ru', 'x', 'x'),
             (2, 1, 'participation', 1, 'withdrawn', '{}', 'y', 'x', 'ru', 'x', 'x');
    INSERT INTO reply_versions (reply_id, version, action, before, after, made_by, made_at)
      VALUES (1, 1, 'submitted', NULL, '{"status":"received"}', 'participant', 'x');`)
  old.close()
  const database = openDatabase(file)
  assert.deepEqual(database.prepare('SELECT form, status, pending_status FROM replies ORDER BY id').raw().all(), [
    ['ai-governance-day', 'interest_noted', null],
    ['participation', 'withdrawn', null],
  ])
  assert.deepEqual(database.prepare('SELECT reply_id, action, batch FROM reply_versions').raw().all(), [
    [1, 'submitted', null],
  ])
  // What points to them still does.
  database.exec('DELETE FROM participants')
  assert.deepEqual(database.prepare('SELECT count(*) FROM reply_versions').pluck().get(), 0)
  database.close()
})

test('who was invited and never came has no password; everybody else keeps theirs', t => {
  const file = fileFor(t)
  const folder = join(import.meta.dirname, '../migrations')
  const before = readdirSync(folder)
    .sort()
    .filter(name => name < '017')
  const old = new Sqlite(file)
  old.function('fold', { deterministic: true }, String)
  for (const name of before) old.exec(readFileSync(join(folder, name), 'utf8'))
  old.pragma(`user_version = ${before.length}`)
  const emails = ['added', 'came', 'invited', 'made', 'set']
  for (const email of emails)
    old.exec(`INSERT INTO staff (email, role, password_hash, created_at) VALUES ('${email}', 'admin', 'x', 'x')`)
  const record = (action: string, by: string, email = '') =>
    old.exec(
      `INSERT INTO audit (made_at, made_by, action, details, search) VALUES ('x', '${by}', '${action}', '{"email":"${email}"}', '')`,
    )
  for (const email of ['added', 'came', 'invited', 'set']) record('account_invited', 'made', email)
  record('account_added', 'npm run staff', 'added')
  record('signed_in', 'came')
  record('password_set', 'set')
  old.close()
  const database = openDatabase(file)
  assert.deepEqual(database.prepare(`SELECT email FROM staff WHERE password_hash = ''`).pluck().all(), ['invited'])
  database.close()
})

test('a desk from before tags, seats and merging keeps its replies, finds them by topic and speaker, and knows what was told', t => {
  const file = fileFor(t)
  const folder = join(import.meta.dirname, '../migrations')
  const old = new Sqlite(file)
  for (const name of readdirSync(folder).sort().slice(0, 10)) old.exec(readFileSync(join(folder, name), 'utf8'))
  old.pragma('user_version = 10')
  old.exec(`
    INSERT INTO staff (id, email, role, password_hash, created_at) VALUES (1, 'a@itu.example', 'admin', 'x', 'now');
    INSERT INTO downloads (staff_id, last_version, made_at) VALUES (1, 1, 'now');
    INSERT INTO participants (id, reference, language, email, person, search, sort_name, phone, created_at, changed_at)
      VALUES (1, '2346-789D', 'ru', 'a@b.example', '{"country":"BY"}', 'ivanov', 'ivanov', '', 'x', 'x');
    INSERT INTO links (token_hash, participant_id, purpose, created_at, expires_at) VALUES ('x', 1, 'letter', 'now', 'then');
    INSERT INTO sessions (name, starts_at, slot_minutes, capacity) VALUES ('segment-9-july', '10:00', 3, 20);
    INSERT INTO replies (id, participant_id, form, form_version, status, answers, fingerprint, privacy_version, privacy_language, submitted_at, changed_at)
      VALUES (1, 1, 'speaking-slot', 1, 'slot_offered', '{"topic":"Сети","speaker_name":"Щукин"}', 'x', 'x', 'ru', 'x', 'x');
    INSERT INTO slots (reply_id, session, position) VALUES (1, 'segment-9-july', 1);`)
  old.close()
  const database = openDatabase(file)
  const found = database
    .prepare<[string], number>('SELECT rowid FROM replies_search WHERE replies_search MATCH ?')
    .pluck()
  assert.deepEqual([found.all('"seti"'), found.all('"shchukin"')], [[1], [1]])
  assert.deepEqual(database.prepare('SELECT told_session, is_unread FROM replies').raw().all(), [['segment-9-july', 1]])
  assert.deepEqual(database.prepare('SELECT mailed_to FROM links').pluck().all(), [null])
  assert.deepEqual(database.prepare('SELECT count(*) FROM counted_replies').pluck().all(), [1])
  database.close()
})
