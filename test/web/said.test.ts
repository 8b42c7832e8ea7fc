import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import { load } from 'cheerio'
import { startApp } from '../support/app.ts'
import { plain } from '../support/page.ts'
import { signedIn } from '../support/staff.ts'

suite('what a press has done', () => {
  let app: Awaited<ReturnType<typeof startApp>>
  before(async () => {
    app = await startApp()
  })
  after(() => app.close())

  const saidOn = async (page: Response) => plain(load(await page.text())('.said').text())

  test('is said on the page that follows, once', async () => {
    const admin = await signedIn(app, 'admin', 'en')
    const invited = { email: 'new@itu.example', role: 'viewer', language: 'en' }
    assert.equal(await saidOn(await admin.get('/admin/staff')), '')
    assert.equal((await admin.post('/admin/staff', invited)).status, 303)
    assert.equal(await saidOn(await admin.get('/admin/staff')), 'The invitation is on its way to new@itu.example.')
    assert.equal(await saidOn(await admin.get('/admin/staff')), '')
  })

  test('waits for a page: a file, an asset and a redirect leave it', async () => {
    const admin = await signedIn(app, 'admin', 'en', 'waiting')
    await admin.post('/admin/staff', { email: 'later@itu.example', role: 'viewer', language: 'en' })
    assert.equal((await admin.get('/admin/replies.csv')).status, 200)
    assert.equal((await admin.get('/admin/participants')).status, 303)
    assert.equal(await saidOn(await admin.get('/admin/files')), 'The invitation is on its way to later@itu.example.')
  })

  test('waits for a page that somebody looks at: a question by a script leaves it', async () => {
    const admin = await signedIn(app, 'admin', 'en', 'asking')
    await admin.post('/admin/staff', { email: 'asked@itu.example', role: 'viewer', language: 'en' })
    assert.equal(await saidOn(await admin.get('/admin/files', { 'sec-fetch-dest': 'empty' })), '')
    const page = await admin.get('/admin/files', { 'sec-fetch-dest': 'document' })
    assert.equal(await saidOn(page), 'The invitation is on its way to asked@itu.example.')
  })

  test('a press that was refused has done nothing', async () => {
    const admin = await signedIn(app, 'admin', 'en', 'refused')
    const refused = await admin.post('/admin/staff', { email: 'no address', role: 'viewer', language: 'en' })
    assert.deepEqual([refused.status, await saidOn(refused)], [422, ''])
    assert.equal(await saidOn(await admin.get('/admin/staff')), '')
  })

  test('nothing but words of the desk is said, and nothing is led anywhere else', async () => {
    const admin = await signedIn(app, 'admin', 'en', 'forged')
    const said = async (what: unknown) => {
      const text = typeof what === 'string' ? what : JSON.stringify(what)
      admin.cookies.set('said', Buffer.from(text).toString('base64url'))
      const page = await admin.get('/admin/files')
      assert.equal(page.status, 200)
      return load(await page.text())('.said')
    }
    const good = { text: 'admin:said.invited', about: { email: '<b>&"' } }
    assert.equal(plain((await said(good)).text()), 'The invitation is on its way to <b>&".')
    const undo = { action: '/admin/x/undo', inputs: [{ name: 'batch', value: '"><b>' }] }
    const shown = await said({ ...good, undo, next: { href: '/admin/files', text: 'admin:rooms.files' } })
    assert.deepEqual(
      [
        shown.find('form').attr('action'),
        shown.find('input').val(),
        shown.find('a').attr('href'),
        shown.find('b').length,
      ],
      ['/admin/x/undo', '"><b>', '/admin/files', 0],
    )
    const forged = [
      'no json',
      '[]',
      { text: 'Send me your password' },
      { text: 'admin:nothing.such' },
      { text: 'errors:home' },
      { ...good, undo: { ...undo, action: 'https://evil.example/' } },
      { ...good, undo: { ...undo, action: '/admin/staff/1/role' } },
      { ...good, next: { href: '//evil.example', text: 'admin:rooms.files' } },
      { ...good, next: { href: '/administration', text: 'admin:rooms.files' } },
    ]
    for (const one of forged) assert.equal((await said(one)).length, 0, JSON.stringify(one))
  })

  test('what fills its words in is no option of the words', async () => {
    const admin = await signedIn(app, 'admin', 'en', 'optional')
    const about = { email: 'a@b.example', lng: 'ru', lngs: 'x', fallbackLng: 'x', returnObjects: 1, count: 'x' }
    const text = JSON.stringify({ text: 'admin:said.invited', about })
    admin.cookies.set('said', Buffer.from(text).toString('base64url'))
    const page = await admin.get('/admin/files')
    assert.deepEqual([page.status, await saidOn(page)], [200, 'The invitation is on its way to a@b.example.'])
  })

  test('is told to nobody who is not signed in, and not afterwards either', async () => {
    const admin = await signedIn(app, 'admin', 'en', 'leaving')
    await admin.post('/admin/staff', { email: 'third@itu.example', role: 'viewer', language: 'en' })
    await admin.post('/admin/sign-out', {})
    assert.equal(admin.cookies.has('said'), true)
    const page = await admin.get('/admin/sign-in')
    assert.deepEqual([page.status, await saidOn(page), admin.cookies.get('said') ?? ''], [200, '', ''])
  })
})
