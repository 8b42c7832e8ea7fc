import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { load } from 'cheerio'
import { participation, speakingSlot, type TypedForm } from '../support/answers.ts'
import { appFor, type TestApp } from '../support/app.ts'
import { filledIn, plain, secondStep } from '../support/page.ts'
import { createVisitor } from '../support/visitor.ts'

type Visitor = ReturnType<typeof createVisitor>

const office = 'office@regulator.example'
const heads = {
  alfa: { family_name: 'Alfa', given_names: 'Anna', native_name: '' },
  bravo: { family_name: 'Bravo', given_names: 'Boris', native_name: '' },
  new: { family_name: 'Carol', given_names: 'Clara', native_name: '' },
}
type Head = keyof typeof heads
const formOf = (head: Head, changes: TypedForm = {}): TypedForm => ({
  ...participation,
  contact_email: `${head}@regulator.example`,
  ...heads[head],
  ...changes,
})

const referenceOn = (html: string) => String(load(html)('[data-reference]').attr('data-reference'))

async function send(visitor: Visitor, head: Head, changes?: TypedForm): Promise<string> {
  return referenceOn(await (await visitor.submit('/ru/participation', formOf(head, changes))).text())
}

/** The link of the letter that went to this address last. */
const linkTo = ({ services }: TestApp, email: string): string => `/ru/replies/${services.access.mailLink(email)}`

/** Every participant with the notes and the state of the reply. */
function stored({ services }: TestApp): string[] {
  const rows = services.database
    .prepare<[], { person: string; answers: string; status: string }>(
      'SELECT person, answers, status FROM desk_replies',
    )
    .all()
  return rows
    .map(({ person, answers, status }) => [JSON.parse(person).family_name, JSON.parse(answers).notes ?? '', status])
    .map(parts => parts.filter(Boolean).join(' '))
    .sort()
}
const before = ['Alfa first received', 'Bravo first received']

/** What a browser may know when the page is sent; the two heads have replied before from this or another browser. */
const browsers = {
  nobody: async () => {},
  'alfa, whose form it has sent': async ({ browser, alfa }) => void browser.cookies.set('reply', alfa),
  'both, whose forms it has sent': async ({ browser, both }) => void browser.cookies.set('reply', both),
  'alfa, by a mailed link': async ({ app, browser }) => void (await browser.get(linkTo(app, 'alfa@regulator.example'))),
  'nobody any more: the owner has come by letter': async ({ app, browser, alfa }) => {
    browser.cookies.set('reply', alfa)
    const owner = createVisitor(app)
    await owner.get(linkTo(app, 'alfa@regulator.example'))
    await owner.post('/ru/participation/check', formOf('alfa'))
    // A look proves nothing, at a form that is filled in neither: the browser would still open Alfa.
    assert.equal((await browser.get('/ru/replies')).status, 200)
    await owner.post('/ru/link')
  },
} satisfies Record<string, (made: Made) => Promise<void>>
type Browser = keyof typeof browsers

type Made = { app: TestApp; browser: Visitor; alfa: string; both: string; references: Record<'alfa' | 'bravo', string> }

/** What is pressed. */
const acts = {
  'a form for nobody, about somebody new': ({ browser }) =>
    browser.post('/ru/participation', formOf('new', { notes: 'second' })),
  'a form for nobody, about alfa again': ({ browser }) =>
    browser.post('/ru/participation', formOf('alfa', { notes: 'second' })),
  'a form for alfa': ({ browser, references }) =>
    browser.post(`/ru/participation?for=${references.alfa}`, formOf('alfa', { notes: 'second' })),
  'a form for bravo': ({ browser, references }) =>
    browser.post('/ru/participation', formOf('bravo', { notes: 'second', for: references.bravo })),
  'alfa’s withdrawal': ({ browser, references }) =>
    browser.post(`/ru/replies/participation/withdrawal?for=${references.alfa}`),
  'bravo’s withdrawal': ({ browser, references }) =>
    browser.post(`/ru/replies/participation/withdrawal?for=${references.bravo}`),
} satisfies Record<string, (made: Made) => Promise<Response>>
type Act = keyof typeof acts

const nothing = (status: number) => [status, ...before]
const newcomer = [303, ...before, 'Carol second received']
const another = [303, 'Alfa first received', 'Alfa second received', 'Bravo first received']
const alfaChanged = [303, 'Alfa second received', 'Bravo first received']
const bravoChanged = [303, 'Alfa first received', 'Bravo second received']
const alfaWithdrawn = [303, 'Alfa first withdrawn', 'Bravo first received']
const bravoWithdrawn = [303, 'Alfa first received', 'Bravo first withdrawn']

const table: Record<Browser, Record<Act, (number | string)[]>> = {
  nobody: {
    'a form for nobody, about somebody new': newcomer,
    'a form for nobody, about alfa again': another,
    'a form for alfa': nothing(409),
    'a form for bravo': nothing(409),
    'alfa’s withdrawal': nothing(404),
    'bravo’s withdrawal': nothing(404),
  },
  'alfa, whose form it has sent': {
    'a form for nobody, about somebody new': newcomer,
    'a form for nobody, about alfa again': alfaChanged,
    'a form for alfa': alfaChanged,
    'a form for bravo': nothing(409),
    'alfa’s withdrawal': alfaWithdrawn,
    'bravo’s withdrawal': nothing(404),
  },
  'both, whose forms it has sent': {
    'a form for nobody, about somebody new': newcomer,
    'a form for nobody, about alfa again': alfaChanged,
    'a form for alfa': alfaChanged,
    'a form for bravo': bravoChanged,
    'alfa’s withdrawal': alfaWithdrawn,
    'bravo’s withdrawal': bravoWithdrawn,
  },
  'alfa, by a mailed link': {
    'a form for nobody, about somebody new': newcomer,
    // This browser has not seen what is stored.
    'a form for nobody, about alfa again': nothing(409),
    'a form for alfa': alfaChanged,
    'a form for bravo': nothing(409),
    'alfa’s withdrawal': alfaWithdrawn,
    'bravo’s withdrawal': nothing(404),
  },
  'nobody any more: the owner has come by letter': {
    'a form for nobody, about somebody new': newcomer,
    'a form for nobody, about alfa again': another,
    'a form for alfa': nothing(409),
    'a form for bravo': nothing(409),
    'alfa’s withdrawal': nothing(404),
    'bravo’s withdrawal': nothing(404),
  },
}

describe('for whom a page is, whatever the browser knows', () => {
  for (const [knows, row] of Object.entries(table))
    test(`a browser that opens ${knows}`, async t => {
      for (const [act, expected] of Object.entries(row)) {
        const app = await appFor(t)
        const sender = createVisitor(app)
        const alfaReference = await send(sender, 'alfa', { notes: 'first' })
        const alfa = String(sender.cookies.get('reply'))
        const other = createVisitor(app)
        const bravoReference = await send(other, 'bravo', { notes: 'first' })
        const both = [alfa, other.cookies.get('reply')].join('.')
        assert.deepEqual(stored(app), before)
        const references = { alfa: alfaReference, bravo: bravoReference }
        const made: Made = { app, browser: createVisitor(app), alfa, both, references }
        await browsers[knows as Browser](made)
        const { status } = await acts[act as Act](made)
        assert.deepEqual([act, status, ...stored(app)], [act, ...expected])
      }
    })
})

test('case 1: two heads from one browser stay two, from two tabs and after going back', async t => {
  const app = await appFor(t)
  const browser = createVisitor(app)
  const [tab, otherTab] = await Promise.all([browser.get('/ru/participation'), browser.get('/ru/participation')])
  assert.deepEqual([tab.status, otherTab.status], [200, 200])
  const alfa = await send(browser, 'alfa')
  const bravo = await send(browser, 'bravo')
  assert.notEqual(alfa, bravo)
  // Back, another family name in what was typed for Bravo, and sent.
  await send(browser, 'bravo', { family_name: 'Delta' })
  assert.deepEqual(stored(app), ['Alfa received', 'Bravo received', 'Delta received'])
})

test('case 1: a page that was made for one head declines nothing of another', async t => {
  const app = await appFor(t)
  const { decisions, replies } = app.services
  const offered: { reference: string; browser: Visitor }[] = []
  for (const head of ['alfa', 'bravo'] as const) {
    const browser = createVisitor(app)
    const page = await browser.submit('/ru/speaking-slot', { ...speakingSlot, ...formOf(head) })
    const reference = referenceOn(await page.text())
    const participant = replies.participantByReference(reference)
    const target = () => {
      const reply = replies.reply(participant?.id ?? 0, 'speaking-slot')
      return { id: reply?.id ?? 0, version: reply?.version ?? 0 }
    }
    const session = 'segment-9-july'
    decisions.run([target()], { kind: 'decide', to: 'slot_offered', note: '', session }, 'x')
    decisions.run([target()], { kind: 'release' }, 'x')
    offered.push({ reference, browser })
  }
  const [alfa, bravo] = offered
  assert.ok(alfa && bravo)
  const page = load(await (await alfa.browser.get('/ru/replies')).text())
  await alfa.browser.get(linkTo(app, 'bravo@regulator.example'))
  const action = String(page('form[action*="/speaking-slot/answer"]').attr('action'))
  await alfa.browser.post(action, { ...filledIn(page, action), answer: 'declined' })
  const statusOf = (reference: string) =>
    replies.reply(replies.participantByReference(reference)?.id ?? 0, 'speaking-slot')?.status
  assert.deepEqual([statusOf(alfa.reference), statusOf(bravo.reference)], ['declined', 'slot_offered'])
})

test('one head whose two forms were both opened before the first was sent stays one participant', async t => {
  const app = await appFor(t)
  const browser = createVisitor(app)
  const alfa = await send(browser, 'alfa')
  const page = await browser.submit('/ru/speaking-slot', { ...speakingSlot, ...formOf('alfa') })
  assert.equal(referenceOn(await page.text()), alfa)
})

test('quite another name on a participant’s page is asked about, and nothing typed is lost', async t => {
  const app = await appFor(t)
  const browser = createVisitor(app)
  const alfa = await send(browser, 'alfa', { notes: 'first' })
  const path = `/en/participation?for=${alfa}`
  const typed = { ...formOf('bravo', { notes: 'second' }), contact_email: 'alfa@regulator.example' }
  const asked = await browser.post(path, typed)
  const page = load(await asked.text())
  const choices = page('button[name=other_name]')
    .toArray()
    .map(button => [page(button).attr('value'), plain(page(button).text())])
  assert.deepEqual(
    [asked.status, stored(app), page('[name=notes]').val(), page('[name=for]').val(), choices],
    [
      409,
      ['Alfa first received'],
      'second',
      alfa,
      [
        ['corrected', 'Correct the name'],
        ['another', 'Send for another participant'],
      ],
    ],
  )
  assert.match(plain(page('[role=alert]').text()), /Alfa Anna.*Bravo Boris/)
  const again = filledIn(page, path)
  await browser.post(path, { ...typed, ...again, other_name: 'another' })
  assert.deepEqual(stored(app), ['Alfa first received', 'Bravo second received'])
  await browser.post(path, { ...typed, family_name: 'Echo', given_names: 'Eva', other_name: 'corrected' })
  assert.deepEqual(stored(app), ['Bravo second received', 'Echo second received'])
  // A married name, or a given name that was wrong, is no other person.
  await browser.post(path, { ...typed, family_name: 'Foxtrot', given_names: 'Eva' })
  assert.deepEqual(stored(app), ['Bravo second received', 'Foxtrot second received'])
})

test('what a participant has confirmed, nobody else has: whoever is sent for instead is asked', async t => {
  const app = await appFor(t)
  const browser = createVisitor(app)
  const alfa = await send(browser, 'alfa', { notes: 'first' })
  const path = `/en/participation?for=${alfa}`
  const { privacy_read: _, ...typed } = formOf('bravo', { notes: 'second' })
  const refused = await browser.post(path, { ...typed, other_name: 'another' })
  const page = load(await refused.text())
  assert.deepEqual(
    [refused.status, page('[name=privacy_read]').length, page('button[name=other_name]').length, stored(app)],
    [422, 1, 2, ['Alfa first received']],
  )
  await browser.post(path, { ...filledIn(page, path), privacy_read: 'yes', other_name: 'another' })
  assert.deepEqual(stored(app), ['Alfa first received', 'Bravo second received'])
})

test('a reply that is there already and that this browser has not sent is shown before it is replaced', async t => {
  const app = await appFor(t)
  const alfa = await send(createVisitor(app), 'alfa', { notes: 'first' })
  const browser = createVisitor(app)
  await browser.get(linkTo(app, 'alfa@regulator.example'))
  const typed = formOf('alfa', { notes: 'second' })
  const asked = await browser.post('/en/participation', typed)
  const page = load(await asked.text())
  assert.deepEqual(
    [asked.status, plain(page('[role=alert] p').first().text()).split('. ')[0], stored(app)],
    [409, `We have already received a reply for Alfa Anna, reference number ${alfa}`, ['Alfa first received']],
  )
  const path = `/en/participation?for=${alfa}`
  assert.equal((await browser.post(path, { ...typed, ...filledIn(page, path) })).status, 303)
  assert.deepEqual(stored(app), ['Alfa second received'])
})

test('case 2: a scanner that opens every link first ends, proves and changes nothing', async t => {
  const app = await appFor(t)
  const browser = createVisitor(app)
  const alfa = await send(browser, 'alfa')
  const link = linkTo(app, 'alfa@regulator.example')
  for (const method of ['GET', 'HEAD', 'GET']) await createVisitor(app).send(link, { method })
  assert.equal(app.services.replies.participantByReference(alfa)?.emailProvenAt, null)
  const page = await browser.submit(`/ru/speaking-slot?for=${alfa}`, { ...speakingSlot, ...formOf('alfa') })
  assert.deepEqual([page.status, referenceOn(await page.text())], [200, alfa])
  const owner = createVisitor(app)
  await owner.get(link)
  await owner.post(`/ru/replies/participation/withdrawal?for=${alfa}`)
  assert.notEqual(app.services.replies.participantByReference(alfa)?.emailProvenAt, null)
})

test('case 3: without cookies there is a receipt with the reference, and the way to the letter', async t => {
  const app = await appFor(t)
  const [sent, next, last] = [createVisitor(app), createVisitor(app), createVisitor(app)]
  const answer = await sent.post('/en/participation', formOf('alfa'))
  const page = await next.get(String(answer.headers.get('location')))
  const receipt = await last.get(String(page.headers.get('location')))
  const html = await receipt.text()
  const [row] = app.services.database.prepare('SELECT reference FROM participants').pluck().all()
  assert.deepEqual(
    [receipt.status, referenceOn(html), plain(load(html)('h1').text())],
    [200, row, 'The reply opens by its personal link'],
  )
})

test('case 4: seven heads of one office are in one letter, on one page, and begin an eighth', async t => {
  const app = await appFor(t)
  const names = ['Adams', 'Baker', 'Clark', 'Davis', 'Evans', 'Frank', 'Green']
  const references: string[] = []
  for (const family_name of names)
    references.push(await send(createVisitor(app), 'alfa', { family_name, contact_email: office }))
  const last = () => app.services.outbox.latest(100).filter(({ kind }) => kind === 'personal_link')
  await createVisitor(app).post('/en/link', { contact_email: office })
  await new Promise(setImmediate)
  const [letter] = last()
  assert.ok(letter)
  assert.deepEqual(
    [last().length, letter.data.participants?.map(one => one.reference).sort()],
    [1, references.toSorted()],
  )
  const browser = createVisitor(app)
  await browser.get(linkTo(app, office))
  const page = load(await (await browser.get('/en/replies')).text())
  const listed = page('[data-reference]')
    .toArray()
    .map(element => page(element).attr('data-reference'))
  assert.deepEqual(listed, references)
  const form = await secondStep(browser, '/en/speaking-slot', speakingSlot)
  const preset = ['contact_email', 'contact_name', 'organization', 'family_name', 'position'].map(name =>
    form(`[name=${name}]`).val(),
  )
  assert.deepEqual(preset, [office, participation.contact_name, participation.organization, '', ''])
})

test('whoever has replied for one begins the next from every page, and types the office once', async t => {
  const app = await appFor(t)
  const browser = createVisitor(app)
  const alfa = await send(browser, 'alfa')
  const forms = ['/en/participation', '/en/speaking-slot', '/en/ai-governance-day']
  const links = async (path: string) => {
    const page = load(await (await browser.get(path)).text())
    return page('main a')
      .toArray()
      .map(link => String(page(link).attr('href')))
      .filter(href => [...forms, '/en/replies#another'].includes(href))
  }
  assert.deepEqual(await links('/en'), ['/en/replies#another'])
  assert.deepEqual(await links('/en/replies'), forms)
  assert.deepEqual(await links(`/en/participation?for=${alfa}`), ['/en/participation'])
  const form = await secondStep(browser, '/en/participation', participation)
  assert.deepEqual(
    ['for', 'contact_email', 'family_name'].map(name => form(`[name=${name}]`).val()),
    [undefined, 'alfa@regulator.example', ''],
  )
  await send(browser, 'bravo')
  assert.deepEqual(await links('/en/replies'), forms)
  // Of several, the tasks on the first page are nobody's yet, and have no state.
  assert.deepEqual(await links('/en'), forms)
  assert.equal(load(await (await browser.get('/en')).text())('.status').length, 0)
})

test('nobody shuts the owner of an address out of the link, or uses up the owner’s letters', async t => {
  const app = await appFor(t)
  const browser = createVisitor(app)
  const alfa = await send(browser, 'alfa')
  for (let time = 0; time < 30; time++) {
    const asked = await createVisitor(app).post('/en/link', { contact_email: 'alfa@regulator.example' })
    assert.equal(asked.status, 200)
  }
  await new Promise(setImmediate)
  const kinds = () => app.services.outbox.latest(200).map(({ kind, state }) => `${kind} ${state}`)
  assert.deepEqual(kinds(), ['personal_link queued', 'received queued'])
  for (let time = 0; time < 45; time++)
    await createVisitor(app).post('/ru/participation', formOf('alfa', { family_name: 'Stranger', notes: `${time}` }))
  assert.equal(kinds().includes('received failed'), true)
  const owner = createVisitor(app)
  await owner.get(linkTo(app, 'alfa@regulator.example'))
  await owner.post(`/ru/replies/participation/withdrawal?for=${alfa}`)
  assert.equal(kinds()[0], 'withdrawn queued')
})
