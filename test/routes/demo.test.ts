import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { load } from 'cheerio'
import { participation } from '../support/answers.ts'
import { appFor } from '../support/app.ts'
import { signedIn } from '../support/staff.ts'
import { createVisitor } from '../support/visitor.ts'

test('the demo’s post box makes links for participants as their letters are opened, and none to the desk', async t => {
  const app = await appFor(t, {}, undefined, { isDemo: true })
  const { database, staff } = app.services
  const visitor = createVisitor(app)
  await visitor.post('/en/participation', { ...participation, correspondence_language: 'en' })
  staff.invite({ email: 'new@itu.example', role: 'admin', language: 'en' }, 'x')
  const count = (sql: string) => database.prepare(`SELECT count(*) FROM ${sql}`).pluck().get()
  const minted = () => [count('mailed_links'), count('staff_invitations')]

  const $ = load(await (await visitor.get('/demo/letters')).text())
  assert.equal($('.links li').length, 2)
  assert.deepEqual(minted(), [0, 0])
  const linkIn = async (letter: number) =>
    (await (await visitor.get(`/demo/letters/${letter}.txt`)).text()).match(/http:\S+/)?.[0].replace(app.url, '')
  assert.match((await linkIn(1)) ?? '', /^\/en\/replies\/[\w-]{22}\?for=[2-9A-Z]{4}-[2-9A-Z]{4}$/)
  assert.equal(await linkIn(2), '/admin/password/…')
  assert.deepEqual(minted(), [1, 0])
})

test('the demo’s invitation of a colleague can be tried by whoever may invite, and by nobody else', async t => {
  const app = await appFor(t, {}, undefined, { isDemo: true })
  const [admin, reviewer] = [await signedIn(app, 'admin'), await signedIn(app, 'reviewer')]
  await admin.post('/admin/staff', { email: 'new@itu.example', role: 'viewer', language: 'en' })
  const linkFor = async (visitor: ReturnType<typeof createVisitor>) =>
    (await (await visitor.get('/demo/letters/1.txt')).text()).match(/http:\S+/)?.[0].replace(app.url, '')
  for (const visitor of [createVisitor(app), reviewer]) assert.equal(await linkFor(visitor), '/admin/password/…')
  const link = (await linkFor(admin)) ?? ''
  const colleague = createVisitor(app)
  const answer = await colleague.post(link, { password: 'correct horse battery staple' })
  assert.deepEqual([answer.status, answer.headers.get('location')], [303, '/admin'])
})

test('a letter that is shown has its own styles and none that somebody may bring into it', async t => {
  const app = await appFor(t, {}, undefined, { isDemo: true })
  const visitor = createVisitor(app)
  await visitor.post('/en/participation', participation)
  const response = await visitor.get('/demo/letters/1.html')
  const $ = load(await response.text())
  const styles = new Set($('[style]').map((_, { attribs }) => attribs.style))
  const hashes = [...styles].map(style => `'sha256-${createHash('sha256').update(style).digest('base64')}'`)
  assert.equal(hashes.length, 19)
  assert.equal(
    response.headers.get('content-security-policy'),
    `default-src 'none'; style-src 'unsafe-hashes' ${hashes.join(' ')}; frame-ancestors 'self'`,
  )
})
