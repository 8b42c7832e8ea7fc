import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { load } from 'cheerio'
import type { ReplyStatus } from '../../../src/replies/statuses.ts'
import type { Rows } from '../../../src/table/conditions.ts'
import { sortedBy } from '../../../src/table/sorting.ts'
import { participation, speakingSlot, type TypedForm, typedForms } from '../../support/answers.ts'
import { useApp } from '../../support/app.ts'
import { createDial } from '../../support/clock.ts'
import { signedIn } from '../../support/staff.ts'
import { createVisitor } from '../../support/visitor.ts'

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
    { organization: 'alpha', contact_email: 'd@x.example', topic: 'Towers', country: 'HR', level: 'head' },
  ],
]
const kinds = { Adamov: 'other_public', Belov: 'ministry', Chernov: 'other', Dmitriev: 'regulator' }
const languages = { Adamov: 'en', Belov: 'ru', Chernov: 'en', Dmitriev: 'ru' }
const decided: Record<string, ReplyStatus> = { Adamov: 'noted', Belov: 'in_review', Dmitriev: 'waiting' }
const assignees: Record<string, string> = { Adamov: 'zoe', Chernov: 'ann', Dmitriev: 'max' }
/** Added in this order; of several the first counts on the way the table goes: `a` upwards, `z` downwards. */
const tags: Record<string, string[]> = { Adamov: ['x'], Belov: ['b'], Dmitriev: ['z', 'a'] }

const tables = { replies: '/admin/replies?', participants: '/admin/replies?rows=participants&' }
type Table = keyof typeof tables
/** The columns that are shown unless others are chosen. */
const heads: Record<Table, Set<string>> = {
  replies: new Set(['name', 'organization', 'country', 'form', 'status', 'assignee', 'changed_at']),
  participants: new Set([
    ...['name', 'participation', 'speaking-slot', 'ai-governance-day', 'organization', 'country', 'assignee'],
  ]),
}

type Viewer = Awaited<ReturnType<typeof signedIn>>

/** The first letters of the names from top to bottom, and what the head of the column says. */
async function rowsOf(viewer: Viewer, address: string): Promise<[string, string | undefined]> {
  const $ = load(await (await viewer.get(address)).text())
  const names = $('tbody th a')
    .toArray()
    .map(link => $(link).text()[0])
    .join('')
  return [names, $('[aria-sort]').attr('aria-sort')]
}

/** From top to bottom; after a bar those without a value, who stand last both ways. Up and down, where down is not the reverse. */
type Order = string | readonly [up: string, down: string]

async function hold(viewer: Viewer, table: Table, orders: Record<string, Order>) {
  const found: Record<string, unknown> = {}
  for (const key of Object.keys(orders))
    found[key] = [
      await rowsOf(viewer, `${tables[table]}sort=${key}`),
      await rowsOf(viewer, `${tables[table]}sort=-${key}`),
    ]
  const expected = Object.entries(orders).map(([key, order]) => {
    const [up, down] = heads[table].has(key) ? ['ascending', 'descending'] : [undefined, undefined]
    const [rising, falling] = bothWays(order)
    return [
      key,
      [
        [rising, up],
        [falling, down],
      ],
    ]
  })
  assert.deepEqual(found, Object.fromEntries(expected))
}
function bothWays(order: Order): readonly [string, string] {
  if (typeof order !== 'string') return order
  const [valued = '', rest = ''] = order.split('|')
  return [valued + rest, reversed(valued) + reversed(rest)]
}
const reversed = (order: string) => [...order].reverse().join('')

describe('the order of the table', () => {
  let viewers: Record<'ru' | 'en', Viewer>
  const references: Record<string, string> = {}
  const clock = createDial()
  const app = useApp({}, clock)
  before(async () => {
    viewers = { ru: await signedIn(app, 'viewer', 'ru'), en: await signedIn(app, 'viewer', 'en') }
    const visitors = new Map<string, ReturnType<typeof createVisitor>>()
    for (const name of Object.values(assignees))
      await app.services.staff.invite({ email: `${name}@itu.example`, role: 'reviewer', language: 'en' }, 'x')
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
      app.services.labels.assign(participantOf(name), memberId(`${email}@itu.example`), 'x')
    for (const [name, all] of Object.entries(tags))
      for (const tag of all) app.services.labels.addTag(participantOf(name), tag, 'x')
    // Belov, then Chernov, correct their answers.
    for (const name of ['Belov', 'Chernov'])
      await send(sent.find(one => one[0] === name) as (typeof sent)[number], { position: 'Director' })
  })

  const participantOf = (name: string) =>
    app.services.replies.participantByReference(references[name] ?? '') ?? assert.fail(`${name} is not there`)
  const memberId = (email: string) => app.services.staff.list().find(member => member.email === email)?.id ?? null

  function decide(name: string, to: ReplyStatus): void {
    const reply = app.services.replies.repliesOf(participantOf(name).id)[0] ?? assert.fail(`${name} has no reply`)
    const { decisions } = app.services
    decisions.run([{ id: reply.id, version: 1 }], { kind: 'decide', to, note: '' }, 'x')
    decisions.run([{ id: reply.id, version: 2 }], { kind: 'release' }, 'x')
  }

  const byReference = () =>
    Object.keys(references)
      .toSorted((a, b) => ((references[a] ?? '') < (references[b] ?? '') ? -1 : 1))
      .map(name => name[0])
      .join('')

  /** What is typed, given or counted is in the order of its letters, digits and moments. */
  const ownOrders = () => ({
    name: 'ABCD',
    reference: byReference(),
    organization: 'BDCA',
    contact_email: 'DACB',
    assignee: 'CDA|B',
    tags: ['DBAC', 'DABC'] as const,
  })
  const ownOfReplies = { submitted_at: 'CADB', changed_at: 'ADBC', topic: 'DCB|A' }

  /** As the forms and the table of statuses list them; what has the same, as it came. */
  const listedOrders = { level: 'BCAD', organization_kind: 'DBAC', correspondence_language: 'DBCA' }
  const listedOfReplies = { form: 'ACDB', status: 'CABD', attendance: 'A|CDB' }
  const listedOfPeople = { participation: 'A|CDB', 'speaking-slot': 'CBD|A', 'ai-governance-day': '|CADB' }

  test('every column sorts by what it shows, both ways', () =>
    hold(viewers.en, 'replies', { ...ownOrders(), ...ownOfReplies }))

  test('participants are sorted both ways too', () => hold(viewers.en, 'participants', ownOrders()))

  test('what is chosen from a list is in the order of that list', async () => {
    await hold(viewers.en, 'replies', { ...listedOrders, ...listedOfReplies })
    await hold(viewers.en, 'participants', { ...listedOrders, ...listedOfPeople })
  })

  test('countries are in the order of their names in the page’s language', async () => {
    for (const table of ['replies', 'participants'] as const) {
      await hold(viewers.en, table, { country: 'CBDA' })
      await hold(viewers.ru, table, { country: 'CDBA' })
    }
  })

  test('every column that can be sorted by is offered, and opens both ways', async () => {
    const viewer = await signedIn(app, 'viewer', 'en', 'wide')
    for (const table of ['replies', 'participants'] as const) {
      const keys = sortedBy(table).map(({ name }) => name)
      await viewer.post('/admin/columns', { column: keys, query: '' })
      const $ = load(await (await viewer.get(`${tables[table]}sort=-country`)).text())
      const offered = $('thead th a')
        .toArray()
        .map(({ attribs }) => new URL(attribs.href ?? '', app.url).searchParams.get('sort') ?? usual[table])
      assert.deepEqual(offered.toSorted(), keys.toSorted())
      for (const sort of keys.flatMap(key => [key, `-${key}`]))
        assert.deepEqual(
          [table, sort, (await viewers.en.get(`${tables[table]}sort=${sort}`)).status],
          [table, sort, 200],
        )
    }
  })
})

/** What a table is sorted by without being asked is not in its addresses. */
const usual: Record<Rows, string> = { replies: 'none', participants: 'name' }

/** Who sent what, in this order. */
const severalForms: [name: string, form: string, answers?: TypedForm][] = [
  ['Chernov', 'participation', { attendance: 'remote' }],
  ['Adamov', 'participation', { attendance: 'not_attending' }],
  ['Dmitriev', 'participation'],
  ['Belov', 'participation', { attendance: 'remote' }],
  ['Adamov', 'speaking-slot'],
  ['Belov', 'speaking-slot'],
  ['Dmitriev', 'speaking-slot'],
  ['Chernov', 'ai-governance-day'],
  ['Belov', 'ai-governance-day', { ai_parts: ['afternoon'] }],
]
const origins: Record<string, TypedForm> = {
  Adamov: { organization_kind: 'regional', country: '' },
  Belov: { country: 'DZ' },
  Chernov: { country: 'DZ' },
  Dmitriev: { country: 'AM' },
}

describe('the order of the table where each has sent several forms', () => {
  let viewer: Viewer
  const clock = createDial()
  const app = useApp({}, clock)
  before(async () => {
    viewer = await signedIn(app, 'viewer', 'en')
    const visitors = new Map(Object.keys(origins).map(name => [name, createVisitor(app)]))
    for (const [family_name, form, answers] of severalForms) {
      clock.goOn({ minutes: 1 })
      const own = { family_name, contact_email: `${family_name.toLowerCase()}@x.example`, ...origins[family_name] }
      const page = await visitors.get(family_name)?.submit(`/en/${form}`, { ...typedForms[form], ...own, ...answers })
      assert.equal(load((await page?.text()) ?? '')('[data-reference]').length, 1, `${family_name}, ${form}`)
    }
    decide('Adamov', 'participation', 'noted')
    decide('Adamov', 'speaking-slot', 'in_review')
    decide('Dmitriev', 'speaking-slot', 'in_review')
    decide('Chernov', 'ai-governance-day', 'invited')
    app.services.receiver.withdraw(...replyOf('Belov', 'participation'))
  })

  function replyOf(name: string, form: string) {
    const { replies, search } = app.services
    const [found] = search.look({ q: name, sort: 'name', isDescending: false }).page(1, 1)
    const participant = replies.participantByReference(found?.reference ?? '') ?? assert.fail(`${name} is not there`)
    return [participant, replies.reply(participant.id, form) ?? assert.fail(`${name} has no ${form}`)] as const
  }

  function decide(name: string, form: string, to: ReplyStatus): void {
    const [, { id }] = replyOf(name, form)
    app.services.decisions.run([{ id, version: 1 }], { kind: 'decide', to, note: '' }, 'x')
    app.services.decisions.run([{ id, version: 2 }], { kind: 'release' }, 'x')
  }

  test('participants stand by what has become of their reply to a form, those without one last', () =>
    hold(viewer, 'participants', { participation: 'CDAB', 'speaking-slot': 'BAD|C', 'ai-governance-day': 'BC|AD' }))

  test('attendance is in the order of its options; withdrawn replies and forms without it stand last', () =>
    hold(viewer, 'replies', { attendance: 'DCA|BABDCB' }))

  test('who is of no country stands last', async () => {
    await hold(viewer, 'replies', { country: 'CBBCBDD|AA' })
    await hold(viewer, 'participants', { country: 'CBD|A' })
  })
})
