import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { load } from 'cheerio'
import { useApp } from '../support/app.ts'
import { createDial } from '../support/clock.ts'
import { useMailServer } from '../support/mail-server.ts'
import { signedIn } from '../support/staff.ts'
import { createVisitor } from '../support/visitor.ts'

const password = 'a new long password'

describe('accounts of the secretariat', () => {
  const clock = createDial()
  const mail = useMailServer()
  const app = useApp(() => ({ SMTP_URL: mail.url }), clock)

  const members = () => app.services.staff.list().map(({ email, role, language }) => [email, role, language])
  const idOf = (email: string) => app.services.staff.list().find(member => member.email === email)?.id

  async function invited(email: string, form = {}): Promise<string> {
    const admin = await signedIn(app, 'admin')
    await admin.post('/admin/staff', { email, role: 'reviewer', language: 'en', ...form })
    await app.services.outbox.deliverDue()
    const letter = await mail.letter()
    assert.deepEqual(
      [letter.subject, [letter.to].flat()[0]?.text],
      ['WSIS+20: access to the replies to circular letter CL-25/18', email],
    )
    return new URL(letter.text?.match(/http:\S+/)?.[0] as string).pathname
  }

  const status = async (visitor: ReturnType<typeof createVisitor>, path = '/admin/replies') =>
    (await visitor.get(path)).status

  test('two presses at once invite once', async () => {
    const admin = await signedIn(app, 'admin')
    const invite = () => admin.post('/admin/staff', { email: 'twice@itu.example', role: 'viewer', language: 'en' })
    const answers = await Promise.all([invite(), invite()])
    assert.deepEqual(answers.map(({ status }) => status).toSorted(), [303, 422])
    await app.services.outbox.deliverDue()
    await mail.letter()
    app.services.staff.remove('twice@itu.example', 'x')
  })

  test('an invited member sets the password by the letter’s link, once, and is signed in', async () => {
    const link = await invited('new@itu.example')
    assert.deepEqual(members().at(-1), ['new@itu.example', 'reviewer', 'en'])
    const visitor = createVisitor(app)
    // A scanner has followed the link before; that does not use it up.
    assert.deepEqual([await status(visitor, link), await status(visitor, link)], [200, 200])
    const short = await visitor.post(link, { password: 'short' })
    const $ = load(await short.text())
    assert.deepEqual([short.status, $('.error-summary a').text().length > 0, $('#password').val()], [422, true, ''])
    assert.equal((await visitor.post(link, { password })).headers.get('location'), '/admin')
    assert.equal(await status(visitor), 200)
    const thief = createVisitor(app)
    assert.deepEqual([(await thief.post(link, { password })).status, await status(thief)], [404, 303])
    await createVisitor(app).post('/admin/sign-in', { email: 'new@itu.example', password })
  })

  test('before that nobody signs in to the account, and the link ends after four days', async () => {
    const link = await invited('late@itu.example')
    for (const guess of ['', 'undefined', 'late@itu.example'])
      assert.equal(
        (await createVisitor(app).post('/admin/sign-in', { email: 'late@itu.example', password: guess })).status,
        422,
      )
    clock.goOn({ hours: 96 })
    assert.equal((await createVisitor(app).post(link, { password })).status, 404)
  })

  test('the link is stored as its hash alone, and only for whom it is', async () => {
    const link = await invited('hash@itu.example')
    const stored = JSON.stringify(app.services.database.prepare('SELECT * FROM staff_invitations').all())
    const letters = JSON.stringify(app.services.database.prepare('SELECT * FROM letters').all())
    const token = link.split('/').at(-1) as string
    assert.deepEqual([stored.includes(token), letters.includes(token)], [false, false])
  })

  test('an address that cannot be, and one that has an account, are refused with what was typed', async () => {
    const admin = await signedIn(app, 'admin')
    const say = async (email: string) => {
      const response = await admin.post('/admin/staff', { email, role: 'viewer' })
      const $ = load(await response.text())
      assert.equal($('.error-summary h2').text(), 'That did not work: the invitation is not sent')
      return [response.status, $('.error-summary a').text(), $('#email').val()]
    }
    assert.deepEqual(await say('nobody'), [422, 'Enter the e-mail address in the form name@example.org', 'nobody'])
    assert.deepEqual(await say('ADMIN-en@itu.example'), [
      422,
      'This address already has an account',
      'ADMIN-en@itu.example',
    ])
  })

  test('sessions end everywhere, rights change at once, and nobody locks themselves out', async () => {
    const [one, other] = [await signedIn(app, 'reviewer'), await signedIn(app, 'reviewer')]
    assert.deepEqual([await status(one), await status(other)], [200, 200])
    await one.post('/admin/account/sign-out')
    assert.deepEqual([await status(one), await status(other)], [303, 303])
    const admin = await signedIn(app, 'admin')
    const again = await signedIn(app, 'reviewer')
    const id = idOf('reviewer-en@itu.example')
    await admin.post(`/admin/staff/${id}/role`, { role: 'admin' })
    assert.equal(await status(again, '/admin/audit'), 200)
    await admin.post(`/admin/staff/${id}/sign-out`)
    assert.equal(await status(again), 303)
    await admin.post(`/admin/staff/${id}/removal`)
    assert.equal(idOf('reviewer-en@itu.example'), undefined)
    const own = idOf('admin-en@itu.example')
    assert.equal((await admin.post(`/admin/staff/${own}/removal`)).status, 400)
    assert.equal((await admin.post(`/admin/staff/${own}/role`, { role: 'viewer' })).status, 400)
  })

  test('no session opens by a password changed, or into an account removed, at that moment', async () => {
    const { staff, database } = app.services
    const account = { email: 'slow@itu.example', password, role: 'viewer', language: 'en' } as const
    await staff.add(account, 'x')
    const signIn = () => staff.signIn(account.email, password)
    assert.equal(typeof (await signIn()), 'string')
    // The password is compared in the background; what comes next is there before that is done.
    const replaced = signIn()
    database.exec(`UPDATE staff SET password_hash = password_hash || 'A' WHERE email = 'slow@itu.example'`)
    assert.equal(await replaced, undefined)
    staff.remove(account.email, 'x')
    await staff.add(account, 'x')
    const removed = signIn()
    staff.remove(account.email, 'x')
    assert.equal(await removed, undefined)
  })

  test('who is signed out everywhere is not let in again by a link that was mailed before', async () => {
    const link = await invited('link@itu.example')
    const admin = await signedIn(app, 'admin')
    await admin.post(`/admin/staff/${idOf('link@itu.example')}/sign-out`)
    assert.equal((await createVisitor(app).post(link, { password })).status, 404)
  })

  test('each step is in the audit log', () => {
    const actions = new Set(app.services.audit.page([{ q: '' }], 200).entries.map(({ action }) => action))
    for (const action of [
      'account_invited',
      'password_set',
      'signed_out_everywhere',
      'role_changed',
      'account_removed',
    ])
      assert.equal(actions.has(action), true, action)
  })
})
