import assert from 'node:assert/strict'
import { test } from 'node:test'
import { load } from 'cheerio'
import { mailDesk } from '../support/mail-desk.ts'
import { plain } from '../support/page.ts'
import { signedIn } from '../support/staff.ts'
import { createVisitor } from '../support/visitor.ts'

test('the list of staff says of whoever cannot sign in yet how far the invitation is', async t => {
  const { app, mail, clock, outbox } = await mailDesk(t)
  const access = async () => {
    // Anew, because the clock that ends an invitation ends a session too.
    const $ = load(await (await (await signedIn(app, 'admin')).get('/admin/staff')).text())
    return plain($('tbody tr:contains(slow@itu.example) th .hint').text())
  }
  await (await signedIn(app, 'admin')).post('/admin/staff', {
    email: 'slow@itu.example',
    role: 'viewer',
    language: 'en',
  })
  assert.equal(await access(), 'no password set, no invitation in force')
  await outbox.deliverDue()
  const { text = '' } = await mail.letter()
  assert.equal(await access(), 'invitation sent, no password set')
  clock.goOn({ hours: 72 })
  assert.equal(await access(), 'invitation sent, no password set')
  const link = new URL(text.match(/http:\S+/)?.[0] ?? '').pathname
  await createVisitor(app).post(link, { password: 'correct horse battery staple' })
  assert.equal(await access(), '')
})

test('an invitation that was not used in four days is none any more', async t => {
  const { app, clock, outbox } = await mailDesk(t)
  app.services.staff.invite({ email: 'late@itu.example', role: 'viewer', language: 'en' }, 'x')
  await outbox.deliverDue()
  const access = () => app.services.staff.list().find(({ email }) => email === 'late@itu.example')?.access
  assert.equal(access(), 'invitation')
  clock.goOn({ hours: 96 })
  assert.equal(access(), 'none')
})
