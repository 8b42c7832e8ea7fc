import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { load } from 'cheerio'
import { createAudit } from '../../src/audit/audit.ts'
import { createClock } from '../../src/clock.ts'
import { openDatabase } from '../../src/database.ts'
import { appFor } from '../support/app.ts'
import { scratch } from '../support/migrations.ts'
import { migrationsFolder } from '../support/schema.ts'
import { signedIn } from '../support/staff.ts'

/** The migrations before the one that put the texts apart. */
const earlier = [
  '001-schema.sql',
  '002-who-may-open-what.sql',
  '003-heartbeat.sql',
  '004-post-boxes.sql',
  '005-drafts.sql',
]
const entries = `
  INSERT INTO staff (id, email, role, language, password_hash, created_at) VALUES (7, 'a@itu.example', 'admin', 'en', '', '');
  INSERT INTO audit (made_at, made_by, action, details, search) VALUES
    ('2025-04-01T07:00:00Z', 'a@itu.example', 'tag_added', '{"reference":"2346-789D","to":"visa"}', 'visa'),
    ('2025-04-01T07:00:01Z', 'gone@itu.example', 'signed_in', '{}', 'gone'),
    ('2025-04-01T07:00:02Z', 'a password', 'sign_in_failed', '{}', 'a password'),
    ('2025-04-01T07:00:03Z', 'outbox', 'letter_sent', '{"letter":1,"reference":"2346-789D"}', 'outbox');`

test('the log of an existing database keeps every entry, its text apart', t => {
  const files = earlier.map(name => [name, readFileSync(join(migrationsFolder, name), 'utf8')])
  const { file, folder } = scratch(t, Object.fromEntries(files))
  const before = openDatabase(file, folder)
  before.exec(entries)
  before.close()
  const database = openDatabase(file)
  t.after(() => database.close())
  assert.deepEqual(database.prepare('SELECT * FROM audit').raw().all(), [
    [1, '2025-04-01T07:00:00Z', 'staff', 7, 'tag_added', '2346-789D'],
    [2, '2025-04-01T07:00:01Z', 'staff', null, 'signed_in', ''],
    [3, '2025-04-01T07:00:02Z', 'unknown', null, 'sign_in_failed', ''],
    [4, '2025-04-01T07:00:03Z', 'outbox', null, 'letter_sent', '2346-789D'],
  ])
  const audit = createAudit({ database, clock: createClock() })
  const shown = () => audit.page([], 10).entries.map(({ madeBy, details }) => [madeBy, details])
  assert.deepEqual(shown(), [
    ['outbox', { letter: 1, reference: '2346-789D' }],
    ['a password', {}],
    ['gone@itu.example', {}],
    ['a@itu.example', { reference: '2346-789D', to: 'visa' }],
  ])
  database.exec('DELETE FROM audit_texts')
  assert.deepEqual(shown(), [
    ['outbox', { reference: '2346-789D' }],
    ['unknown', { reference: '' }],
    ['staff', { reference: '' }],
    ['a@itu.example', { reference: '2346-789D' }],
  ])
})

test('an entry whose text is deleted says so, with what is left of it', async t => {
  const app = await appFor(t)
  const admin = await signedIn(app, 'admin')
  const { audit, database, staff } = app.services
  await staff.add(
    { email: 'former@itu.example', password: 'correct horse battery', role: 'admin', language: 'en' },
    'x',
  )
  audit.record('admin-en@itu.example', 'tag_added', { reference: '2346-789D', to: 'visa' })
  audit.record('former@itu.example', 'view_shared', { name: 'Ivanov' })
  const { id } = staff.list().find(({ email }) => email === 'former@itu.example') ?? assert.fail()
  staff.remove('former@itu.example', 'x')
  const shown = async (q: string) => {
    const $ = load(await (await admin.get(`/admin/audit?q=${q}`)).text())
    const row = $('tbody tr').first()
    const cells = row.find('td').slice(1, 3).toArray()
    const lines = row.find('li').toArray()
    return [...cells, ...lines].map(part => $(part).text().trim())
  }
  assert.deepEqual(await shown('tag_added'), ['admin-en@itu.example', 'Tag added', 'Reference: 2346-789D', 'Tag: visa'])
  assert.deepEqual(await shown('Ivanov'), ['former@itu.example', 'Filter shared', 'Name: Ivanov'])
  const acts = database.prepare('SELECT * FROM audit').all()
  database.exec('DELETE FROM audit_texts')
  assert.deepEqual(await shown('tag_added'), [
    'admin-en@itu.example',
    'Tag added',
    'Reference: 2346-789D',
    'Details: deleted',
  ])
  assert.deepEqual(await shown('2346-789D'), await shown('tag_added'))
  assert.deepEqual(await shown('view_shared'), [`Account no. ${id}, removed`, 'Filter shared', 'Details: deleted'])
  assert.deepEqual(database.prepare('SELECT * FROM audit').all(), acts)
})

test('the number of a removed account, by which the log knows its member, is given to nobody else', async t => {
  const { staff, audit } = (await appFor(t)).services
  const add = async (email: string) => {
    await staff.add({ email, password: 'correct horse battery', role: 'admin', language: 'en' }, 'x')
    return staff.list().find(one => one.email === email)?.id ?? 0
  }
  const first = await add('first@itu.example')
  audit.record('first@itu.example', 'signed_in')
  staff.remove('first@itu.example', 'x')
  assert.equal(await add('second@itu.example'), first + 1)
})

test('a text of the log is deleted, and never made another', async t => {
  const { database, audit } = (await appFor(t)).services
  audit.record('x', 'signed_in', { email: 'before' })
  const change = (sql: string) => () => database.exec(sql)
  for (const set of [`details = '{}'`, `made_by = 'y'`, 'audit_id = 7', 'rowid = 7', `search = '', details = '{}'`])
    assert.throws(change(`UPDATE audit_texts SET ${set}`), /not changed/)
  for (const how of ['REPLACE', 'IGNORE', 'ABORT'])
    assert.throws(change(`INSERT OR ${how} INTO audit_texts VALUES (1, 'x', '{}', '')`), /not changed/)
  assert.deepEqual(
    audit.page([], 10).entries.map(({ details }) => details),
    [{ email: 'before' }],
  )
})
