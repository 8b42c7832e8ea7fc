import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { load } from 'cheerio'
import { participation, type TypedForm } from '../support/answers.ts'
import { appFor, type TestApp } from '../support/app.ts'
import { createDial } from '../support/clock.ts'
import { startMailServer } from '../support/mail-server.ts'
import { createVisitor } from '../support/visitor.ts'

/** A stranger has hundreds of addresses of either kind, and may sit in the owner's office. */
const office = '198.51.100.7'
const strangers = [
  office,
  ...Array.from({ length: 12 }, (_, index) => `203.0.113.${index}:${index + 50_000}`),
  ...Array.from({ length: 12 }, (_, index) => `[2001:db8:${index}::1]:443`),
]

/** A site behind a proxy with the limits that it comes with, letters that arrive, and a clock to turn. */
async function site(t: TestContext) {
  const clock = createDial()
  const mail = await startMailServer()
  t.after(() => mail.close())
  const app = await appFor(t, { SMTP_URL: mail.url, TRUST_PROXY: '1', RATE_LIMIT_POSTS: '60' }, clock)
  const letter = async () => {
    await app.services.outbox.deliverDue()
    return mail.letter()
  }
  return { app, clock, letter }
}

const post = (visitor: ReturnType<typeof createVisitor>, path: string, form: TypedForm, from: string) =>
  visitor.post(path, form, { 'x-forwarded-for': from, 'accept-language': 'en' })

const account = { email: 'chief@itu.example', password: 'correct horse battery' }

async function ownerOf(app: TestApp) {
  await app.services.staff.add({ ...account, role: 'admin', language: 'en' }, 'x')
  const owner = createVisitor(app)
  assert.equal((await post(owner, '/admin/sign-in', account, office)).status, 303)
  return owner
}

test('an hour of guessing from everywhere, the own office too: the owner signs in at every moment', async t => {
  const { app, clock } = await site(t)
  const owner = await ownerOf(app)
  await post(owner, '/admin/sign-out', {}, office)
  let guesses = 0
  for (let minute = 0; minute < 60; minute++) {
    for (const from of strangers) {
      const { status } = await post(createVisitor(app), '/admin/sign-in', { ...account, password: 'x' }, from)
      guesses += Number(status === 422)
    }
    assert.equal((await post(owner, '/admin/sign-in', account, office)).status, 303, `minute ${minute}`)
    assert.equal((await owner.get('/admin/account')).status, 200)
    await post(owner, '/admin/sign-out', {}, office)
    clock.goOn({ minutes: 1 })
  }
  // 30 in ten minutes, from however many addresses.
  assert.equal(guesses, 180)
})

test('while others guess, the owner gets in at a browser that nobody knows, by a letter', async t => {
  const { app, clock, letter } = await site(t)
  await app.services.staff.add({ ...account, role: 'admin', language: 'en' }, 'x')
  for (const from of [...strangers, ...strangers, ...strangers])
    await post(createVisitor(app), '/admin/sign-in', { ...account, password: 'x' }, from)
  const owner = createVisitor(app)
  const refused = await post(owner, '/admin/sign-in', account, office)
  const $ = load(await refused.text())
  assert.deepEqual(
    [refused.status, $('.error-summary a').text(), $('#email').val()],
    [
      429,
      'There have been too many attempts to sign in with this address. Wait ten minutes, or ask for a link by e-mail.',
      account.email,
    ],
  )
  // A stranger asks first, and again and again: there is a link in the post box all the same.
  for (const from of strangers) await post(createVisitor(app), '/admin/sign-in/link', account, from)
  const asked = await post(owner, String($('form[action^="/admin/sign-in/link"]').attr('action')), account, office)
  assert.equal(asked.status, 200)
  const { pathname } = new URL((await letter()).text?.match(/http:\S+/)?.[0] as string)
  clock.goOn({ hours: 23 })
  for (const from of [...strangers, ...strangers, ...strangers])
    await post(createVisitor(app), '/admin/sign-in', { ...account, password: 'x' }, from)
  for (const browser of [owner, createVisitor(app)]) {
    const page = load(await (await browser.get(pathname)).text())
    const typed = { ...account, mailed_link: String(page('input[name=mailed_link]').val()) }
    assert.equal((await post(browser, '/admin/sign-in', typed, office)).status, 303)
    // From now on it is known.
    assert.equal((await post(browser, '/admin/sign-in', account, office)).status, 303)
  }
  // The link lets nobody in without the password, and nobody guess on by it.
  const thief = createVisitor(app)
  const guess = async () => {
    const typed = { ...account, password: 'x', mailed_link: pathname.split('/').at(-1) as string }
    return (await post(thief, '/admin/sign-in', typed, '192.0.2.99')).status
  }
  const guessed = []
  for (let time = 0; time < 11; time++) guessed.push(await guess())
  assert.deepEqual(guessed, [...Array(10).fill(422), 429])
})

test('a link for signing in is sent to nobody without an account, and the page says the same', async t => {
  const { app } = await site(t)
  await app.services.staff.add({ ...account, role: 'admin', language: 'en' }, 'x')
  await app.services.staff.invite({ email: 'invited@itu.example', role: 'viewer', language: 'en' }, 'x')
  const ask = async (email: string) => {
    const page = load(await (await post(createVisitor(app), '/admin/sign-in/link', { email }, office)).text())
    return page('.notice').text()
  }
  const said = [await ask('nobody@itu.example'), await ask('invited@itu.example'), await ask('CHIEF@itu.example')]
  assert.equal(new Set(said).size, 1)
  await new Promise(setImmediate)
  assert.deepEqual(
    app.services.outbox.latest(9).map(({ kind, recipient }) => [kind, recipient]),
    [
      ['sign_in', account.email],
      ['invitation', 'invited@itu.example'],
    ],
  )
})

/** The links in letters to this address that came within the last 24 hours. */
async function linksTo(app: TestApp, email: string, now: Temporal.Instant): Promise<string[]> {
  const dayAgo = String(now.subtract({ hours: 24 }))
  const letters = app.services.outbox
    .latest(1000)
    .filter(({ kind, recipient, createdAt }) => kind === 'personal_link' && recipient === email && createdAt > dayAgo)
  const texts = await Promise.all(letters.map(one => app.services.outbox.compose(one)))
  return texts.map(({ text }) => new URL(/http:\S+/.exec(text)?.[0] ?? '').pathname)
}

test('an hour, and a day, of asking for a link: its owner has a working one at every moment', async t => {
  const { app, clock } = await site(t)
  const email = 'head@regulator.example'
  await post(createVisitor(app), '/en/participation', { ...participation, contact_email: email }, office)
  // What is typed behind a plus leads to the same post box; its links to others.
  for (const from of strangers.slice(1, 9)) {
    const contact_email = `head+${from.length}${from.at(-1)}@regulator.example`
    await post(createVisitor(app), '/en/participation', { ...participation, family_name: 'Other', contact_email }, from)
    await post(createVisitor(app), '/en/link', { contact_email }, from)
  }
  const hammer = async () => {
    for (const from of strangers)
      assert.equal((await post(createVisitor(app), '/en/link', { contact_email: email }, from)).status, 200)
  }
  const owned = async (at: string) => {
    const asked = await post(createVisitor(app), '/en/link', { contact_email: email }, office)
    assert.equal(asked.status, 200, at)
    await new Promise(setImmediate)
    const links = await linksTo(app, email, clock.now())
    assert.ok(links.length > 0, at)
    const opened = createVisitor(app)
    await opened.get(links[0] as string)
    assert.equal((await opened.get('/en/replies')).status, 200, at)
  }
  for (let minute = 0; minute < 60; minute++) {
    await hammer()
    await owned(`minute ${minute}`)
    clock.goOn({ minutes: 1 })
  }
  for (let hour = 1; hour < 48; hour++) {
    await hammer()
    await owned(`hour ${hour}`)
    clock.goOn({ hours: 1 })
  }
  // Nobody fills the post box: there are ten letters in any 24 hours at most.
  const times = app.services.database
    .prepare("SELECT unixepoch(created_at) FROM letters WHERE post_box = ? AND state <> 'failed' ORDER BY id")
    .pluck()
    .all(email) as number[]
  const inOneDay = times.map(from => times.filter(at => at >= from && at < from + 86_400).length)
  assert.equal(Math.max(...inOneDay), 10)
})

test('a stranger at one place does not use up the next letter of whoever asks from another', async t => {
  const { app, clock } = await site(t)
  const contact_email = 'head@regulator.example'
  await post(createVisitor(app), '/en/participation', { ...participation, contact_email }, office)
  const ask = (from: string) => post(createVisitor(app), '/en/link', { contact_email }, from)
  const letters = async () => {
    await new Promise(setImmediate)
    return (await linksTo(app, contact_email, clock.now())).length
  }
  for (let minute = 0; minute < 180; minute += 5) {
    await ask('203.0.113.1')
    clock.goOn({ minutes: 5 })
  }
  assert.equal(await letters(), 2)
  await ask(office)
  assert.equal(await letters(), 3)
})

test('who shares an address with a stranger sets the first password, signs in and gets the link', async t => {
  const { app, letter } = await site(t)
  await app.services.staff.invite({ email: 'new@itu.example', role: 'viewer', language: 'en' }, 'x')
  const { pathname } = new URL((await letter()).text?.match(/http:\S+/)?.[0] as string)
  for (let time = 0; time < 61; time++) await post(createVisitor(app), '/en/participation', {}, office)
  assert.equal((await post(createVisitor(app), '/en/participation', {}, office)).status, 429)
  const member = createVisitor(app)
  const password = 'correct horse battery'
  assert.equal((await post(member, pathname, { password }, office)).status, 303)
  await post(member, '/admin/sign-out', {}, office)
  assert.equal((await post(member, '/admin/sign-in', { email: 'new@itu.example', password }, office)).status, 303)
  assert.equal((await post(createVisitor(app), '/en/link', { contact_email: 'a@b.example' }, office)).status, 200)
})
