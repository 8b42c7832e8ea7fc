import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { load } from 'cheerio'
import { appFor, useApp } from '../../support/app.ts'
import { plain } from '../../support/page.ts'
import { signedIn } from '../../support/staff.ts'
import { createVisitor } from '../../support/visitor.ts'

const password = 'correct horse battery'
const email = 'chief@itu.example'

describe('signing in, and one’s own account', () => {
  const app = useApp()
  before(async () => {
    await app.services.staff.add({ email, password, role: 'admin', language: 'en' }, 'x')
  })

  const pageOf = async (visitor: ReturnType<typeof createVisitor>, path: string) =>
    load(await (await visitor.get(path)).text())
  const arriving = async (visitor: ReturnType<typeof createVisitor>) =>
    (await visitor.post('/admin/sign-in', { email, password })).headers.get('location')

  test('the language can be chosen before anybody has signed in, and stays when signing in fails', async () => {
    const visitor = createVisitor(app)
    const german = { 'accept-language': 'de' }
    const first = load(await (await visitor.get('/admin/sign-in', german)).text())
    const other = first('.bar a[hreflang]')
    assert.deepEqual([first('html').attr('lang'), other.text(), other.attr('href')], ['en', 'Русский', '?language=ru'])
    const english = load(await (await visitor.get('/admin/sign-in?language=en', german)).text())
    assert.deepEqual([english('html').attr('lang'), english('h1').text()], ['en', 'Secretariat sign-in'])
    const failed = await visitor.post(english('form').attr('action') as string, { email, password: 'x' }, german)
    assert.equal(load(await failed.text())('html').attr('lang'), 'en')
    const unknown = load(await (await visitor.get('/admin/sign-in?language=<b>', german)).text())
    assert.equal(unknown('html').attr('lang'), 'en')
    assert.equal((await pageOf(visitor, '/admin/password/none?language=en'))('html').attr('lang'), 'en')
    const member = await signedIn(app, 'reviewer', 'ru')
    assert.equal((await pageOf(member, '/admin?language=en'))('html').attr('lang'), 'ru')
  })

  test('who followed a link of the desk comes to that page after signing in, once', async () => {
    const visitor = createVisitor(app)
    const answer = await visitor.get('/admin/replies?q=%D0%98%D0%B2&page=2')
    assert.match(
      answer.headers.getSetCookie().join(),
      /^wanted=[^;]+; Max-Age=900; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/,
    )
    assert.equal(await arriving(visitor), '/admin/replies?q=%D0%98%D0%B2&page=2')
    await visitor.post('/admin/sign-out')
    assert.equal(await arriving(visitor), '/admin')
    await visitor.post('/admin/sign-out')
    assert.equal((await visitor.post('/admin/views/1/removal')).headers.getSetCookie().length, 0)
    assert.equal(await arriving(visitor), '/admin')
  })

  test('nobody is led anywhere else', async () => {
    const hostile = [
      '//evil.example',
      'https://evil.example/admin/',
      '/admin/..//evil.example',
      '/admin/%2e%2e//evil.example',
      '/admin/\\evil.example',
      '\\\\evil.example',
      '/\\evil.example/admin/',
      '/admin/\r\nLocation: x',
      '/ru',
      '/administration',
      `/admin/${'a'.repeat(2000)}`,
    ]
    for (const value of hostile) {
      const visitor = createVisitor(app)
      visitor.cookies.set('wanted', encodeURIComponent(value))
      assert.deepEqual([value, await arriving(visitor)], [value, '/admin'])
    }
    const visitor = createVisitor(app)
    visitor.cookies.set('wanted', encodeURIComponent('/admin'))
    assert.equal(await arriving(visitor), '/admin')
    for (const path of ['/admin/..//evil.example', '/admin//evil.example/..', '/admin/%5Cevil']) {
      const other = createVisitor(app)
      await other.get(path)
      assert.match((await arriving(other)) ?? '', /^\/admin($|\/(?!\/*\\))/)
    }
  })

  test('a member changes the own password: the current one is asked, other sessions end, the log knows', async () => {
    const own = 'changing-en@itu.example'
    const [one, two] = [
      await signedIn(app, 'viewer', 'en', 'changing'),
      await signedIn(app, 'viewer', 'en', 'changing'),
    ]
    const next = 'another horse battery'
    const change = (current: string, password: string) => one.post('/admin/account/password', { current, password })
    const problem = async (response: Response) => [response.status, load(await response.text())('.error p').text()]
    assert.deepEqual(await problem(await change('wrong', next)), [
      422,
      'Enter your current password again: it is not right',
    ])
    assert.deepEqual(await problem(await change(password, 'short')), [422, 'Enter a password of 12 to 200 characters'])
    assert.equal((await two.get('/admin/account')).status, 200)

    const done = await change(password, next)
    assert.deepEqual([done.status, done.headers.get('location')], [303, '/admin/account'])
    assert.equal(plain((await pageOf(one, '/admin/account'))('.said').text()), 'The password is changed.')
    assert.equal((await two.get('/admin/account')).status, 303)
    const signIn = async (password: string) =>
      (await createVisitor(app).post('/admin/sign-in', { email: own, password })).status
    assert.deepEqual([await signIn(password), await signIn(next)], [422, 303])
    const [entry] = app.services.audit.page([{ q: 'password_set' }], 1).entries
    assert.deepEqual([entry?.madeBy, entry?.action, entry?.details], [own, 'password_set', {}])
  })

  test('the bar tells where one is', async () => {
    const admin = await signedIn(app, 'admin', 'en')
    const current = async (path: string) =>
      (await pageOf(admin, path))('.bar [aria-current=page]')
        .toArray()
        .map(link => link.attribs.href)
    for (const path of ['/admin', '/admin/no-reply', '/admin/summary'])
      assert.deepEqual(await current(path), ['/admin'])
    const places = ['replies', 'programme', 'seating', 'files', 'audit', 'staff', 'account']
    for (const place of places) assert.deepEqual(await current(`/admin/${place}`), [`/admin/${place}`])
    assert.deepEqual(await current('/admin/replies?rows=participants'), ['/admin/replies'])
    assert.deepEqual(await current('/admin/duplicates'), ['/admin/replies'])
    assert.deepEqual(await current('/admin/export'), ['/admin/files'])
    assert.deepEqual(await current('/admin/replies/none'), ['/admin/replies'])
    assert.deepEqual(await current('/admin/nothing'), [])
  })

  test('the bar offers what one may do', async () => {
    const offered = async (role: 'viewer' | 'reviewer' | 'admin') =>
      (await pageOf(await signedIn(app, role, 'en', `bar-${role}`), '/admin/files'))('.bar .menu a')
        .toArray()
        .map(link => link.attribs.href)
    const entries = ['participation', 'speaking-slot', 'ai-governance-day'].flatMap(form => [
      `/admin/entries/${form}`,
      `/en/${form}/blank`,
    ])
    const everybodys = ['/admin/help', '/admin/account']
    assert.deepEqual(await offered('viewer'), everybodys)
    assert.deepEqual(await offered('reviewer'), [...entries, ...everybodys])
    assert.deepEqual(await offered('admin'), [...entries, ...everybodys, '/admin/staff', '/admin/audit'])
  })

  test('another language shows the same page, whatever page it is', async () => {
    const member = await signedIn(app, 'reviewer', 'ru', 'bilingual')
    const change = async (path: string, language: string) => {
      const from = (await pageOf(member, path))('form[action="/admin/language"] input').attr('value') ?? ''
      const answer = await member.post('/admin/language', { language, from })
      return answer.headers.get('location')
    }
    for (const path of ['/admin/programme', '/admin/replies?q=%D0%98%D0%B2&sort=name', '/admin/files'])
      for (const language of ['en', 'ru']) {
        assert.equal(await change(path, language), path)
        assert.equal((await pageOf(member, path))('html').attr('lang'), language)
      }
    for (const from of ['https://evil.example/', '//evil.example', '/ru', ''])
      assert.equal((await member.post('/admin/language', { language: 'en', from })).headers.get('location'), '/admin')
  })

  test('removing an account asks first', async () => {
    const admin = await signedIn(app, 'admin', 'ru', 'remover')
    const $ = await pageOf(admin, '/admin/staff')
    const one = $('details.asks').first()
    assert.equal(one.children('summary').text(), 'Удалить')
    assert.deepEqual(
      [one.find('form button').text(), one.find('form').attr('method'), one.attr('open')],
      ['Да, удалить', 'post', undefined],
    )
    assert.equal($('form[action$=removal]').length, $('details.asks form[action$=removal]').length)
    const action = one.find('form').attr('action') as string
    const before = app.services.staff.list().length
    await admin.post(action)
    assert.equal(app.services.staff.list().length, before - 1)
  })
})

test('of two who change one password at once only one has changed it; wrong tries are limited', async t => {
  const app = await appFor(t)
  const [owner, thief] = [await signedIn(app, 'viewer'), await signedIn(app, 'viewer')]
  const change = (visitor: typeof owner, current: string, password: string) =>
    visitor.post('/admin/account/password', { current, password })
  const current = 'correct horse battery'
  const answers = await Promise.all([
    change(owner, current, 'first new password'),
    change(thief, current, 'second new password'),
  ])
  assert.deepEqual(answers.map(({ status }) => status).toSorted(), [303, 422])
  const still = answers[0]?.status === 303 ? owner : thief
  const tries = []
  for (let count = 0; count < 11; count++) tries.push((await change(still, 'wrong', 'third new password')).status)
  assert.deepEqual(new Set(tries.slice(0, 9)), new Set([422]))
  assert.equal(tries.at(-1), 429)
})

test('the next member at a browser is led to nothing of the last one’s', async t => {
  const app = await appFor(t)
  const visitor = await signedIn(app, 'viewer')
  await visitor.get('/admin/replies?q=Ivanov')
  await visitor.post('/admin/sign-out')
  // That somebody has signed in here opens nothing, and tells not who.
  assert.deepEqual([...visitor.cookies.keys()], ['known'])
  assert.equal((await visitor.get('/admin/replies.csv')).status, 303)
  assert.deepEqual([...visitor.cookies.keys()], ['known'])
})
