import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { load } from 'cheerio'
import type { TypedForm } from '../../support/answers.ts'
import { appFor, useApp } from '../../support/app.ts'
import { signedIn } from '../../support/staff.ts'
import { createVisitor } from '../../support/visitor.ts'

describe('the door', () => {
  const app = useApp()

  test('no page of the secretariat opens for who is not signed in', async () => {
    const visitor = createVisitor(app)
    const reads = ['/admin', '/admin/replies', '/admin/replies.csv', '/admin/replies/2346-789D', '/admin/nothing']
    const changes = ['/admin/sign-out', '/admin/language']
    for (const path of reads) {
      const response = await visitor.get(path)
      assert.deepEqual([path, response.status, response.headers.get('location')], [path, 303, '/admin/sign-in'])
    }
    for (const path of changes) assert.equal((await visitor.post(path)).headers.get('location'), '/admin/sign-in')
  })

  const password = 'correct horse battery'

  test('a wrong password, an unknown address and odd bodies get one answer, with the address kept', async () => {
    await signedIn(app)
    const say = async (form: TypedForm) => {
      const response = await createVisitor(app).post('/admin/sign-in', form, { 'accept-language': 'en' })
      const $ = load(await response.text())
      return [response.status, $('.error-summary a').text(), $('#email').val()]
    }
    const failed = 'Check the e-mail address and the password: one of them is not right.'
    assert.deepEqual(await say({ email: 'reviewer-en@itu.example', password: 'wrong' }), [
      422,
      failed,
      'reviewer-en@itu.example',
    ])
    assert.deepEqual(await say({ email: 'nobody@itu.example', password }), [422, failed, 'nobody@itu.example'])
    assert.deepEqual(await say({ email: ['a', 'b'], password: ['a', 'b'] }), [422, failed, ''])
    assert.deepEqual(await say({}), [422, failed, ''])
  })

  test('the session ends on the server: an old cookie opens nothing', async () => {
    const visitor = await signedIn(app)
    const cookies = [...visitor.cookies]
    assert.equal((await visitor.get('/admin/replies')).status, 200)
    await visitor.post('/admin/sign-out')
    const thief = createVisitor(app)
    for (const [name, value] of cookies) thief.cookies.set(name, value)
    assert.equal((await thief.get('/admin/replies')).status, 303)
  })

  test('each member has their own language, in pages and errors alike', async () => {
    const visitor = await signedIn(app, 'admin', 'ru')
    const title = async (path: string) =>
      load(await (await visitor.get(path, { 'accept-language': 'en' })).text())('h1').text()
    assert.deepEqual(
      [await title('/admin/replies'), await title('/admin/nothing')],
      ['Ответы на\u00a0приглашение', 'Страница не\u00a0найдена'],
    )
    await visitor.post('/admin/language', { language: 'en' })
    assert.equal(await title('/admin/replies'), 'Replies to the invitation')
  })
})

test('guessing one account is stopped, from wherever, even where the limit per address is off', async t => {
  const app = await appFor(t)
  const statuses = []
  for (let attempt = 0; attempt < 11; attempt++)
    statuses.push((await createVisitor(app).post('/admin/sign-in', { email: 'a@itu.example', password: 'x' })).status)
  assert.deepEqual(statuses, [...Array(10).fill(422), 429])
})

test('a stranger’s tries shut out the place that they come from, and from everywhere whoever is not known', async t => {
  const app = await appFor(t, { TRUST_PROXY: '1' })
  const known = await signedIn(app)
  const from = (place: number, password: string) =>
    createVisitor(app)
      .post('/admin/sign-in', { email: 'reviewer-en@itu.example', password }, { 'x-forwarded-for': `192.0.2.${place}` })
      .then(({ status }) => status)
  const tries = async (place: number, count: number) => {
    const statuses = await Promise.all(Array.from({ length: count }, () => from(place, 'x')))
    return [statuses.filter(status => status === 422).length, statuses.filter(status => status === 429).length]
  }
  assert.deepEqual(await tries(1, 12), [10, 2])
  assert.deepEqual([await from(1, 'correct horse battery'), await from(2, 'correct horse battery')], [429, 303])
  for (let place = 3; place < 5; place++) assert.deepEqual(await tries(place, 10), [10, 0])
  assert.equal(await from(2, 'correct horse battery'), 429)
  for (const place of [1, 2]) {
    const typed = { email: 'reviewer-en@itu.example', password: 'correct horse battery' }
    const answer = await known.post('/admin/sign-in', typed, { 'x-forwarded-for': `192.0.2.${place}` })
    assert.equal(answer.status, 303)
  }
})
