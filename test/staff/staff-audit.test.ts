import assert from 'node:assert/strict'
import { test } from 'node:test'
import { appFor } from '../support/app.ts'

const password = 'correct horse battery'

test('what cannot be logged about accounts is not changed', async t => {
  const { staff, database } = (await appFor(t)).services
  await staff.add({ email: 'one@itu.example', password, role: 'reviewer', language: 'en' }, 'x')
  const [one] = staff.list()
  assert.ok(one)
  const token = (await staff.signIn(one.email, password)) ?? ''
  const invitation = { email: 'two@itu.example', role: 'viewer', language: 'en' } as const
  const link = staff.mintInvitation(one.email)
  const everything = () =>
    ['staff', 'staff_sessions', 'staff_invitations', 'letters', 'audit'].map(table =>
      database.prepare(`SELECT * FROM ${table}`).all(),
    )
  const before = everything()
  database.exec(`CREATE TEMP TRIGGER full BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'no room'); END`)

  assert.throws(() => staff.invite(invitation, 'x'), /no room/)
  assert.throws(() => staff.inviteAgain(one, 'x'), /no room/)
  assert.throws(() => staff.setRole(one, 'admin', 'x'), /no room/)
  assert.throws(() => staff.remove(one.email, 'x'), /no room/)
  assert.throws(() => staff.signOut(one, token), /no room/)
  assert.throws(() => staff.signOutEverywhere(one, 'x'), /no room/)
  await assert.rejects(staff.add({ ...invitation, password }, 'x'), /no room/)
  await assert.rejects(staff.signIn(one.email, password), /no room/)
  await assert.rejects(staff.setPassword(link, password), /no room/)
  await assert.rejects(staff.changePassword(one, password, 'another horse battery'), /no room/)
  assert.deepEqual(everything(), before)

  database.exec('DROP TRIGGER full')
  assert.equal(staff.invite(invitation, 'x'), true)
  assert.equal(staff.remove(one.email, 'x'), true)
  assert.equal(staff.list().length, 1)
})

test('an account of an address that has one is not made again, and any other fault is told', async t => {
  const { staff, database } = (await appFor(t)).services
  const account = { email: 'one@itu.example', role: 'viewer', language: 'en' } as const
  assert.equal(staff.invite(account, 'x'), true)
  assert.equal(staff.invite({ ...account, email: 'ONE@itu.example' }, 'x'), false)
  await assert.rejects(staff.add({ ...account, password }, 'x'), /has an account/)
  database.exec(`CREATE TEMP TRIGGER broken BEFORE INSERT ON staff BEGIN SELECT RAISE(ABORT, 'broken'); END`)
  assert.throws(() => staff.invite({ ...account, email: 'two@itu.example' }, 'x'), /broken/)
})
