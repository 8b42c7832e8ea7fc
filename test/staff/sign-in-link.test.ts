import assert from 'node:assert/strict'
import { test } from 'node:test'
import { appFor } from '../support/app.ts'
import { signedIn } from '../support/staff.ts'
import { createVisitor } from '../support/visitor.ts'

test('no link for signing in is promised while the disk is full', async t => {
  const app = await appFor(t)
  await signedIn(app, 'reviewer')
  const ask = async () =>
    (await createVisitor(app).post('/admin/sign-in/link', { email: 'reviewer-en@itu.example' })).status
  app.services.database.pragma('max_page_count = 1')
  assert.equal(await ask(), 503)
  app.services.database.pragma('max_page_count = 1000000')
  assert.equal(await ask(), 200)
})
