import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { load } from 'cheerio'
import { sortKeys } from '../../src/replies/orders.ts'
import type { ReplyStatus } from '../../src/replies/transitions.ts'
import { participation, speakingSlot, type TypedForm } from '../support/answers.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { createDial } from '../support/clock.ts'
import { signedIn } from '../support/staff.ts'
import { createVisitor } from '../support/visitor.ts'

/** Four replies that stand in another order by nearly every column; sent in the order Chernov, Adamov, Dmitriev, Belov. */
const sent: [name: string, form: string, answers: TypedForm][] = [
  [
    'Chernov',
    'speaking-slot',
    { organization: 'Mu', contact_email: 'c@x.example', topic: 'Satellites', country: 'DZ', level: 'minister' },
  ],
  [
    'Adamov',
    'participation',
    { organization: 'Zeta', contact_email: 'b@x.example', country: 'CH', level: 'deputy_minister' },
  ],
  [
    'Dmitriev',
    'speaking-slot',
    { organization: 'Beta', contact_email: 'a@x.example', topic: 'Antennas', country: 'HU', level: 'ambassador' },
  ],
  [
    'Belov',
    'speaking-slot',
    { organization: 'Alpha', contact_email: 'd@x.example', topic: 'Towers', country: 'HR', level: 'head' },
  ],
]
const kinds = { Adamov: 'other_public', Belov: 'ministry', Chernov: 'other', Dmitriev: 'regulator' }
const languages = { Adamov: 'en', Belov: 'ru', Chernov: 'en', Dmitriev: 'ru' }
const decided: Record<string, ReplyStatus> = { Adamov: 'noted', Belov: 'in_review', Dmitriev: 'waiting' }
const assignees: Record<string, string> = { Adamov: 'zoe', Chernov: 'ann', Dmitriev: 'max' }
const tags: Record<string, string> = { Adamov: 'x', Belov: 'b', Dmitriev: 'a' }

describe('the order of the table', () => {
  let app: TestApp
  let viewers: Record<'ru' | 'en', Awaited<ReturnType<typeof signedIn>>>
  const references: Record<string, string> = {}
  before(async () => {
    const clock = createDial()
    app = await startApp({}, clock)
    viewers = { ru: await signedIn(app, 'viewer', 'ru'), en: await signedIn(app, 'viewer', 'en') }
    const visitors = new Map<string, ReturnType<typeof createVisitor>>()
    for (const name of Object.values(assignees))
      await app.services.staff.invite({ email: `${name}@itu.example`, role: 'reviewer', language: 'en' })
    const send = async ([name, form, answers]: (typeof sent)[number], more: TypedForm = {}) => {
      clock.goOn({ minutes: 1 })
      const visitor = visitors.get(name) ?? createVisitor(app)
      visitors.set(name, visitor)
      const typed = {
        ...(form === 'participation' ? participation : speakingSlot),
        family_name: name,
        organization_kind: kinds[name as keyof typeof kinds],
        correspondence_language: languages[name as keyof typeof languages],
        ...answers,
        ...more,
      }
      const $ = load(await (await visitor.submit(`/en/${form}`, typed)).text())
      return $('[data-reference]').attr('data-reference') as string
    }
    for (const one of sent) references[one[0]] = await send(one)
    for (const [name, to] of Object.entries(decided)) decide(name, to)
    for (const [name, email] of Object.entries(assignees))
      app.services.labels.assign(idOf(name), memberId(`${email}@itu.example`))
    for (const [name, tag] of Object.entries(tags)) app.services.labels.addTag(idOf(name), tag)
    // Belov, then Chernov, correct their answers.
    for (const name of ['Belov', 'Chernov'])
      await send(sent.find(one => one[0] === name) as (typeof sent)[number], { position: 'Director' })
  })
  after(() => app.close())

  const idOf = (name: string) =>
    app.services.replies.participantByReference(references[name] ?? '')?.id ?? assert.fail(`${name} is not there`)
  const memberId = (email: string) => app.services.staff.list().find(member => member.email === email)?.id ?? null

  function decide(name: string, to: ReplyStatus): void {
    const reply = app.services.replies.repliesOf(idOf(name))[0] ?? assert.fail(`${name} has no reply`)
    const { decisions } = app.services
    decisions.run([{ id: reply.id, version: 1 }], { kind: 'decide', to, note: '' }, 'x')
    decisions.run([{ id: reply.id, version: 2 }], { kind: 'release' }, 'x')
  }

  /** The first letters of the names from top to bottom, and what the head of the column says. */
  async function table(address: string, language: 'ru' | 'en' = 'en'): Promise<[string, string | undefined]> {
    const $ = load(await (await viewers[language].get(address)).text())
    const names = $('tbody th a')
      .toArray()
      .map(link => $(link).text()[0])
      .join('')
    return [names, $('[aria-sort]').attr('aria-sort')]
  }
  const reversed = (order: string) => [...order].reverse().join('')

  async function holds(orders: Record<string, string>, language?: 'ru' | 'en', page = '/admin/replies') {
    const found: Record<string, unknown> = {}
    for (const key of Object.keys(orders))
      found[key] = [await table(`${page}?sort=${key}`, language), await table(`${page}?sort=-${key}`, language)]
    const expected = Object.entries(orders).map(([key, order]) => [
      key,
      [
        [order, heads.has(key) ? 'ascending' : undefined],
        [reversed(order), heads.has(key) ? 'descending' : undefined],
      ],
    ])
    assert.deepEqual(found, Object.fromEntries(expected))
  }
  /** The columns that are shown unless others are chosen. */
  const heads = new Set(['name', 'country', 'form', 'status', 'reference', 'submitted_at', 'changed_at'])

  const byReference = () =>
    Object.keys(references)
      .toSorted((a, b) => ((references[a] ?? '') < (references[b] ?? '') ? -1 : 1))
      .map(name => name[0])
      .join('')

  /** What is typed, given or counted is in the order of its letters, digits and moments; nothing comes first. */
  const ownOrders = () => ({
    name: 'ABCD',
    form: 'ACDB',
    reference: byReference(),
    submitted_at: 'CADB',
    changed_at: 'ADBC',
    organization: 'BDCA',
    contact_email: 'DACB',
    topic: 'ADCB',
    assignee: 'BCDA',
    tags: 'CDBA',
  })

  test('every column sorts by what it shows, both ways', () => holds(ownOrders()))

  test('participants are sorted both ways too', () =>
    holds({ name: 'ABCD', reference: byReference() }, 'en', '/admin/participants'))

  test('replies in one language stand together', async () => {
    const [up = ''] = await table('/admin/replies?sort=correspondence_language')
    assert.equal(['CADB', 'DBCA'].includes(up), true, up)
    assert.deepEqual(await table('/admin/replies?sort=-correspondence_language'), [reversed(up), undefined])
  })

  const keysOf = (orders: object) => Object.keys(orders)
  test('no column is left out', () => {
    const tested = [...keysOf(ownOrders()), 'correspondence_language', ...keysOf(listedOrders), 'country']
    assert.deepEqual(tested.toSorted(), sortKeys.toSorted())
  })

  /** As the forms and the table of statuses list them. */
  const listedOrders = { status: 'CABD', level: 'BCAD', organization_kind: 'DBAC' }

  test('what is chosen from a list is in the order of that list', () => holds(listedOrders))

  test('countries are in the order of their names in the page’s language', async () => {
    for (const page of ['/admin/replies', '/admin/participants']) {
      await holds({ country: 'CBDA' }, 'en', page)
      await holds({ country: 'CDBA' }, 'ru', page)
    }
  })
})
