import assert from 'node:assert/strict'
import { test } from 'node:test'
import { load } from 'cheerio'
import { participation, type TypedForm } from '../support/answers.ts'
import { appFor, type TestApp } from '../support/app.ts'
import { createDial } from '../support/clock.ts'
import { signedIn } from '../support/staff.ts'
import { createVisitor } from '../support/visitor.ts'

const from = (network: string) => ({ 'x-forwarded-for': network })

/** A new participant with this address, sent from there. */
const send = (app: TestApp, contact_email: string, network = '203.0.113.1', typed: TypedForm = {}) =>
  createVisitor(app).post('/en/participation', { ...participation, contact_email, ...typed }, from(network))

async function ask(app: TestApp, contact_email: string, network = '203.0.113.1') {
  const response = await createVisitor(app).post('/en/link', { contact_email }, from(network))
  await new Promise(setImmediate)
  return load(await response.text())
}

/** How many letters of each kind there are, and how many were kept back. */
const counted = (app: TestApp) =>
  Object.fromEntries(
    app.services.database
      .prepare(`SELECT kind || iif(error IS NULL, '', ' ' || error), count(*) FROM letters GROUP BY 1 ORDER BY 1`)
      .raw()
      .all() as [string, number][],
  )

test('the links of one post box are counted together, whatever stands behind the plus', async t => {
  for (const spell of [
    (n: number) => `victim+${n}@regulator.example`,
    (n: number) => `Victim+${n}@REGULATOR.example`,
    (n: number) => `v${'.'.repeat(n % 2)}ictim+${n}@gmail.com`,
  ]) {
    const clock = createDial()
    const app = await appFor(t, { TRUST_PROXY: '1' }, clock)
    for (let n = 0; n < 12; n++) await send(app, spell(n), `203.0.113.${n}`, { family_name: `Head ${'x'.repeat(n)}` })
    for (let hour = 0; hour < 12; hour++) {
      for (let n = 0; n < 12; n++) await ask(app, spell(n), `198.51.100.${n}`)
      clock.goOn({ hours: 1 })
    }
    assert.deepEqual(counted(app), { personal_link: 3, received: 7, 'received daily_cap': 5 })
  }
})

test('what confirms to a proven address counts for nobody, in whatever letters the address is written', async t => {
  for (const email of ['head@СВЯЗЬ.рф', 'Head@Regulator.example', 'head+tag@regulator.example']) {
    const app = await appFor(t)
    const owner = createVisitor(app)
    await owner.post('/en/participation', { ...participation, contact_email: email })
    await owner.get(`/en/replies/${app.services.access.mailLink(email)}`)
    for (let n = 0; n < 41; n++)
      await owner.post('/en/participation', { ...participation, contact_email: email, notes: `${n}` })
    // So others who give the same address still hear of it.
    await send(app, email, undefined, { family_name: 'Other' })
    assert.deepEqual(counted(app), { changed: 41, received: 2 })
  }
})

test('one network causes 300 letters a day, a customer of IPv6 too; who asks next is told the truth', async t => {
  const clock = createDial()
  const app = await appFor(t, { TRUST_PROXY: '1' }, clock)
  const inNetwork = (n: number) => `[2001:db8::${n.toString(16)}]:${n + 1024}`
  for (let n = 0; n < 301; n++) await send(app, `head-${n}@regulator.example`, inNetwork(n), { notes: `${n}` })
  assert.deepEqual(counted(app), { received: 300, 'received daily_cap': 1 })
  const writeTo = async (network: string) => (await ask(app, 'head-1@regulator.example', network))('main a').text()
  assert.equal(await writeTo(inNetwork(1)), 'wsis-info@itu.int')
  assert.deepEqual(counted(app), { received: 300, 'received daily_cap': 1 })
  assert.equal(await writeTo('203.0.113.1'), '')
  assert.deepEqual(counted(app), { personal_link: 1, received: 300, 'received daily_cap': 1 })
  // Who has proven an address gets the link from there too.
  const owner = createVisitor(app)
  await owner.get(`/en/replies/${app.services.access.mailLink('head-2@regulator.example')}`)
  await owner.post('/en/replies/nothing', {}, from('192.0.2.1'))
  await ask(app, 'head-2@regulator.example', inNetwork(2))
  assert.equal(counted(app).personal_link, 2)
  clock.goOn({ hours: 24 })
  await send(app, 'head-301@regulator.example', inNetwork(301), { notes: 'later' })
  assert.equal(counted(app).received, 301)
})

test('the setting holds for the whole site, links have their own part of it, and 0 is no limit', async t => {
  const limited = await appFor(t, { TRUST_PROXY: '1', LETTERS_PER_DAY: '10' })
  const unlimited = await appFor(t, { TRUST_PROXY: '1', LETTERS_PER_DAY: '0' })
  for (const app of [limited, unlimited])
    for (let n = 0; n < 9; n++) {
      await send(app, `head-${n}@regulator.example`, `203.0.113.${n}`, { notes: `${n}` })
      await ask(app, `head-${n}@regulator.example`, `203.0.113.${n}`)
    }
  assert.deepEqual(
    [counted(limited), counted(unlimited)],
    [
      { personal_link: 3, received: 7, 'received daily_cap': 2 },
      { personal_link: 9, received: 9 },
    ],
  )
})

test('what the secretariat enters is confirmed, however many letters visitors have caused', async t => {
  const app = await appFor(t)
  for (let n = 0; n < 8; n++) await send(app, 'head@regulator.example', undefined, { notes: `${n}` })
  const desk = await signedIn(app)
  const entry = { ...participation, contact_email: 'head@regulator.example', source: 'letter', source_details: '' }
  assert.equal((await desk.post('/admin/entries/participation', { ...entry, notes: 'by hand' })).status, 303)
  assert.equal(app.services.outbox.latest(1)[0]?.state, 'queued')
})

test('who fills a post box first does not keep its owner from hearing of a changed address', async t => {
  const app = await appFor(t)
  const email = 'head@regulator.example'
  const owner = createVisitor(app)
  await owner.post('/en/participation', { ...participation, contact_email: email })
  await owner.get(`/en/replies/${app.services.access.mailLink(email)}`)
  await owner.post('/en/participation', { ...participation, contact_email: email, notes: 'proven' })
  for (let n = 0; n < 8; n++) await send(app, email, undefined, { family_name: 'Other', notes: `${n}` })
  const reference = app.services.replies.participantsByEmail(email)[0]?.reference
  const path = `/en/participation?for=${reference}`
  await owner.post(path, { ...participation, contact_email: 'thief@regulator.example' })
  const alarm = app.services.outbox.latest(9).find(({ kind }) => kind === 'address_changed')
  assert.deepEqual([alarm?.recipient, alarm?.state], [email, 'queued'])
})
