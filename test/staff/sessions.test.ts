import assert from 'node:assert/strict'
import { copyFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import Sqlite from 'better-sqlite3'
import { openDatabase } from '../../src/database.ts'
import { tokenHash } from '../../src/tokens.ts'
import { appFor, type TestApp, useNewApp } from '../support/app.ts'
import { createDial } from '../support/clock.ts'
import { emptyFolder } from '../support/program.ts'
import { signedIn } from '../support/staff.ts'
import { createVisitor } from '../support/visitor.ts'

type Visitor = ReturnType<typeof createVisitor>

const status = async (visitor: Visitor, path = '/admin/account') => (await visitor.get(path)).status
const password = 'correct horse battery'
const signIn = (visitor: Visitor, email: string) => visitor.post('/admin/sign-in', { email, password })

/** Another browser with what this one has in its cookies now. */
function copyOf(app: TestApp, visitor: Visitor): Visitor {
  const copy = createVisitor(app)
  for (const [name, value] of visitor.cookies) copy.cookies.set(name, value)
  return copy
}

describe('a session', () => {
  const clock = createDial()
  const app = useNewApp({}, clock)

  test('ends after twelve hours in which nobody has used it', async () => {
    const visitor = await signedIn(app)
    clock.goOn({ seconds: 12 * 3600 - 1 })
    assert.equal(await status(visitor), 200)
    clock.goOn({ seconds: 12 * 3600 - 1 })
    assert.equal(await status(visitor), 200)
    clock.goOn({ hours: 12 })
    assert.equal(await status(visitor), 303)
  })

  test('ends after seven days, however busy', async () => {
    const visitor = await signedIn(app)
    for (let hour = 11; hour < 7 * 24; hour += 11) {
      clock.goOn({ hours: 11 })
      assert.equal(await status(visitor), 200, `hour ${hour}`)
    }
    clock.goOn({ hours: 3 })
    assert.equal(await status(visitor), 303)
  })

  test('is used by a post as by a page, and noted once a minute at most', async () => {
    const visitor = await signedIn(app)
    const used = () => app.services.database.prepare('SELECT used_at FROM staff_sessions').pluck().get()
    const at = () => String(clock.now())
    const first = at()
    clock.goOn({ seconds: 59 })
    await visitor.get('/admin/account')
    assert.equal(used(), first)
    clock.goOn({ seconds: 1 })
    await visitor.post('/admin/language', { language: 'en' })
    assert.equal(used(), at())
  })

  test('goes on while the database takes no writes: a page is shown, nobody waits', async t => {
    const visitor = await signedIn(app)
    const other = new Sqlite(`${app.folder}/replies.sqlite`)
    t.after(() => other.close())
    other.exec('BEGIN IMMEDIATE')
    clock.goOn({ hours: 1 })
    assert.deepEqual([await status(visitor), await status(visitor)], [200, 200])
    other.exec('ROLLBACK')
    clock.goOn({ hours: 11 })
    assert.equal(await status(visitor), 303)
  })

  test('ends when somebody signs in anew at the same browser, whoever it is', async () => {
    for (const name of ['reviewer', 'second']) {
      const visitor = await signedIn(app)
      await signedIn(app, 'reviewer', 'en', name)
      const before = copyOf(app, visitor)
      assert.equal(await status(before), 200)
      await signIn(visitor, `${name}-en@itu.example`)
      assert.deepEqual([await status(visitor), await status(before)], [200, 303])
    }
  })

  test('ends too when a password is set by a letter at the same browser; a failed try ends nothing', async () => {
    const visitor = await signedIn(app)
    const before = copyOf(app, visitor)
    await visitor.post('/admin/sign-in', { email: 'reviewer-en@itu.example', password: 'x' })
    assert.equal(await status(visitor), 200)
    const { staff } = app.services
    await staff.invite({ email: 'new@itu.example', role: 'viewer', language: 'en' }, 'x')
    await visitor.post(`/admin/password/${staff.mintInvitation('new@itu.example')}`, { password })
    assert.deepEqual([await status(visitor), await status(before)], [200, 303])
  })

  for (const [was, is, seen] of [
    ['viewer', 'admin', 200],
    ['admin', 'viewer', 403],
    ['reviewer', 'admin', 200],
  ] as const)
    test(`of who was ${was} and is ${is} goes on by another token, the former opens nothing`, async () => {
      const member = await signedIn(app, was, 'en', 'changing')
      const admin = await signedIn(app, 'admin')
      const id = app.services.staff.list().find(({ email }) => email === 'changing-en@itu.example')?.id
      const before = copyOf(app, member)
      await admin.post(`/admin/staff/${id}/role`, { role: is })
      assert.equal(await status(member, '/admin/audit'), seen)
      assert.notEqual(member.cookies.get('staff'), before.cookies.get('staff'))
      assert.deepEqual([await status(before, '/admin/audit'), await status(before)], [303, 303])
      // Signing out ends the token of now.
      const after = copyOf(app, member)
      await member.post('/admin/sign-out')
      assert.equal(await status(after), 303)
    })
})

test('a session from before goes on where the program is brought up to date, by another token', async t => {
  const folder = emptyFolder(t)
  const root = join(import.meta.dirname, '../../migrations')
  const before = readdirSync(root).filter(name => name < '006')
  for (const name of before) copyFileSync(join(root, name), join(folder, name))
  const file = join(emptyFolder(t), 'old.sqlite')
  const old = openDatabase(file, folder)
  old.exec(`
    INSERT INTO staff (email, role, language, password_hash, created_at)
      VALUES ('a@itu.example', 'admin', 'en', '', '2025-04-28T00:00:00Z');
    INSERT INTO staff_sessions VALUES
      ('${tokenHash('old token')}', 1, '2025-04-28T06:00:00Z', '2025-04-28T18:00:00Z')`)
  old.close()
  const app = await appFor(t, {}, createDial(), { databaseFile: file })
  const visitor = createVisitor(app)
  visitor.cookies.set('staff', 'old token')
  assert.equal(await status(visitor), 200)
  assert.notEqual(visitor.cookies.get('staff'), 'old token')
  assert.equal(await status(visitor), 200)
})

test('a role that changed waits, where nothing can be written, for a token of its own', async t => {
  const app = await appFor(t)
  const member = await signedIn(app, 'viewer', 'en', 'changing')
  const admin = await signedIn(app, 'admin')
  const id = app.services.staff.list().find(({ email }) => email === 'changing-en@itu.example')?.id
  await admin.post(`/admin/staff/${id}/role`, { role: 'admin' })
  const other = new Sqlite(`${app.folder}/replies.sqlite`)
  t.after(() => other.close())
  other.exec('BEGIN IMMEDIATE')
  assert.equal(await status(member, '/admin/audit'), 303)
  other.exec('ROLLBACK')
  assert.equal(await status(member, '/admin/audit'), 200)
})

test('wrong current passwords in a session that was left open hold up no other session', async t => {
  const app = await appFor(t)
  const [thief, owner] = [await signedIn(app, 'viewer'), await signedIn(app, 'viewer')]
  const change = async (visitor: Visitor, current: string) =>
    (await visitor.post('/admin/account/password', { current, password: 'other horse battery' })).status
  const tries = []
  for (let count = 0; count < 11; count++) tries.push(await change(thief, 'wrong'))
  assert.deepEqual(tries, [...Array(10).fill(422), 429])
  assert.equal(await change(owner, password), 303)
})

test('a browser of two members is known to both, and its token is another after each sign-in', async t => {
  const app = await appFor(t)
  const visitor = await signedIn(app, 'viewer')
  await signedIn(app, 'reviewer')
  const tokens = [visitor.cookies.get('known')]
  for (const role of ['reviewer', 'viewer']) {
    await signIn(visitor, `${role}-en@itu.example`)
    tokens.push(visitor.cookies.get('known'))
  }
  assert.equal(new Set(tokens).size, 3)
  const { staff, database } = app.services
  const isKnown = (token: string | undefined) =>
    ['viewer', 'reviewer', 'admin'].map(role => staff.knownBy([String(token)], `${role}-en@itu.example`) !== undefined)
  assert.deepEqual(
    [isKnown(tokens[0]), isKnown(tokens[2])],
    [
      [false, false, false],
      [true, true, false],
    ],
  )
  const stored = JSON.stringify(database.prepare('SELECT * FROM staff_browsers').all())
  assert.equal(stored.includes(String(tokens[2])), false)
})
