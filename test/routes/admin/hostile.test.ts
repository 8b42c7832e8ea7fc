import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { type CheerioAPI, load } from 'cheerio'
import { aiGovernanceDay, participation, speakingSlot, type TypedForm } from '../../support/answers.ts'
import { useApp } from '../../support/app.ts'
import { createDial, letTheMinutePass } from '../../support/clock.ts'
import { useMailServer } from '../../support/mail-server.ts'
import { referenceOn } from '../../support/page.ts'
import { signedIn } from '../../support/staff.ts'
import { createVisitor } from '../../support/visitor.ts'

/** Markup that says which answer it stands in. */
const hostile = (name: string) => `<img src=x onerror=alert(1)>"'<script>alert(2)</script>${name}`
const short = (name: string) => `<b onclick=x()>"'</b>${name}`
const marked = /(?:<img src=x onerror=alert\(1\)>"'<script>alert\(2\)<\/script>|<b onclick=x\(\)>"'<\/b>)(\w+)/g

/** Which texts stand where, as text or in an attribute: `{ 'th>span': ['topic', 'organization 2'] }`, twice the latter. */
type Places = Record<string, string[]>

function placesIn($: CheerioAPI, pattern = marked): Places {
  const found = $('main *')
    .toArray()
    .flatMap(element => {
      const where = `${$(element).parent().get(0)?.tagName}>${element.tagName}`
      const text = $(element)
        .contents()
        .filter((_, node) => node.type === 'text')
        .text()
      const attributes = Object.entries(element.attribs).map(([name, value]) => [`${where}[${name}]`, value])
      return [[where, text], ...attributes]
    })
    .flatMap(([place = '', text = '']) =>
      [...text.matchAll(pattern)].map(([whole, name]) => ({ place, name: name ?? whole })),
    )
  return Object.fromEntries(
    [...Map.groupBy(found, ({ place }) => place)].map(([place, all]) => [place, counted(all.map(({ name }) => name))]),
  )
}

const counted = (names: readonly string[]): string[] =>
  [...Map.groupBy(names.toSorted(), name => name)].map(([name, { length }]) =>
    length > 1 ? `${name} ${length}` : name,
  )

/** As far as the rules for addresses go. */
const colleague = `o'hara+desk@itu.example`

const person = {
  contact_name: hostile('contact_name'),
  contact_position: hostile('contact_position'),
  contact_email: `+cmd'x@regulator.example`,
  form_of_address: 'other',
  form_of_address_other: short('address'),
  family_name: "D'Arc`",
  native_name: hostile('native_name'),
  position: hostile('position'),
  position_ru: hostile('position_ru'),
  organization: hostile('organization'),
  organization_ru: hostile('organization_ru'),
}
const speech = {
  ...speakingSlot,
  ...person,
  speaker_is_participant: 'no',
  speaker_name: hostile('speaker_name'),
  speaker_position: hostile('speaker_position'),
  speaker_level: 'minister',
  available_days: ['2025-07-08'],
  unavailable_times: hostile('unavailable'),
  topic: hostile('topic'),
  topic_en: hostile('topic_en'),
  main_points: hostile('main_points').padEnd(120, '.'),
  quotation: hostile('quotation'),
  biography: hostile('biography').padEnd(120, '.'),
  substitute: hostile('substitute'),
}
const attendance = {
  ...participation,
  ...person,
  attendance: 'representative',
  representative_name: hostile('stand_in'),
  representative_position: hostile('stand_in_position'),
  representative_email: `o'hara@regulator.example`,
  'delegation_members[0][name]': hostile('member'),
  'delegation_members[0][position]': hostile('member_position'),
  accessibility_needs: hostile('needs'),
  notes: hostile('notes'),
}
const guest = {
  ...aiGovernanceDay,
  ...person,
  ai_attendance: 'representative',
  ai_representative_name: hostile('guest_name'),
  ai_representative_position: hostile('guest_position'),
  invitation_code: short('code'),
  'advisers[0][name]': hostile('adviser'),
  'advisers[0][position]': hostile('adviser_position'),
  dietary_needs: hostile('dietary'),
  ai_notes: hostile('ai_notes'),
}

describe('what looks like markup is text on every page of the desk', () => {
  let desk: Awaited<ReturnType<typeof signedIn>>
  /** Hostile in everything and represented by another; and somebody of the same name who comes in person. */
  let [reference, other] = ['', '']
  const mail = useMailServer()
  const clock = createDial()
  const app = useApp(() => ({ SMTP_URL: mail.url }), clock)
  before(async () => {
    mail.willDo({ code: 550, says: hostile('server') })
    desk = await signedIn(app, 'admin')
    const [one, two] = [createVisitor(app), createVisitor(app)]
    const inPerson = {
      filled_in_for: 'self',
      contact_email: 'b@x.example',
      form_of_address: 'mr',
      speaker_is_participant: 'yes',
      ai_attendance: 'yes',
    }
    reference = await send(one, 'speaking-slot', speech)
    await send(one, 'participation', attendance)
    await send(one, 'ai-governance-day', guest)
    other = await send(two, 'speaking-slot', { ...speech, ...inPerson })
    await send(two, 'ai-governance-day', { ...guest, ...inPerson })
    // Letters to a proven address name whom they are to.
    const { replies } = app.services
    const proven = replies.participantByReference(other)?.id ?? 0
    assert.equal(replies.proveEmail(proven, inPerson.contact_email, String(clock.now())), true)
    await app.services.outbox.deliverDue()
    await app.services.staff.invite({ email: colleague, role: 'reviewer', language: 'en' }, 'x')
    const assignee = app.services.staff.list().find(({ email }) => email === colleague)
    const offer = { to: 'slot_offered', session: 'segment-9-july', note: hostile('note') }
    await does('/notes', { text: hostile('remark') })
    await does('/tags', { tag: short('tag') })
    await does('/assignee', { assignee: String(assignee?.id) })
    await does('/speaking-slot/decision', { ...offer, version: '1' })
    await does('/speaking-slot/entry', {
      ...speech,
      topic: hostile('new_topic'),
      source: 'letter',
      source_details: hostile('source'),
      seen: seen('speaking-slot'),
    })
    for (const [who, to, note] of [
      [reference, 'invited', hostile('told')],
      [other, 'waiting', ''],
    ] as const) {
      const path = `/admin/replies/${who}/ai-governance-day`
      assert.equal((await desk.post(`${path}/decision`, { version: '1', to, note })).status, 303)
      assert.equal((await desk.post(`${path}/release`, { version: '2' })).status, 303)
    }
    const view = { name: hostile('view'), query: new URLSearchParams({ q: hostile('sought') }).toString(), shared: '1' }
    assert.equal((await desk.post('/admin/views', view)).status, 303)
    // What was done is told once.
    await desk.get('/admin/replies')
    const columns = ['organization', 'contact_email', 'topic', 'assignee', 'tags', 'status']
    assert.equal((await desk.post('/admin/columns', { column: columns })).status, 303)
    assert.equal((await desk.get(searchFor('/admin/replies.csv'))).status, 200)
    await createVisitor(app).post('/admin/sign-in', { email: hostile('sign_in'), password: 'x' })
    await letTheMinutePass(clock, app)
  })

  async function send(visitor: ReturnType<typeof createVisitor>, path: string, form: TypedForm): Promise<string> {
    const page = await visitor.submit(`/en/${path}`, form)
    return referenceOn(page)
  }

  /** Something that is done about the first, and succeeds. */
  const does = async (what: string, body: TypedForm) =>
    assert.equal((await desk.post(`/admin/replies/${reference}${what}`, body)).status, 303)
  const replyTo = (form: string) => {
    const participant = app.services.replies.participantByReference(reference)
    return { participant, reply: app.services.replies.reply(participant?.id ?? 0, form) }
  }
  const seen = (form: string) => `${replyTo(form).participant?.version}.${replyTo(form).reply?.version}`

  /** The page with nothing made of any text, and where the texts stand on it. */
  async function page(response: Promise<Response>, status = 200) {
    const answer = await response
    const $ = load(await answer.text())
    const attributes = $('*')
      .toArray()
      .flatMap(one => Object.keys($(one).attr() ?? {}))
    const handlers = attributes.filter(name => name.startsWith('on'))
    assert.deepEqual([answer.status, $('main :is(img, script, iframe, b)').length, handlers], [status, 0, []])
    return $
  }
  const address = (path: string) => path.replace('REFERENCE', reference).replace('OTHER', other)
  const at = async (path: string, pattern?: RegExp) => placesIn(await page(desk.get(address(path))), pattern)
  const refused = async (path: string, body: TypedForm, status = 422) =>
    placesIn(await page(desk.post(address(path), body), status))
  const searchFor = (path: string, more = {}) => `${path}?${new URLSearchParams({ q: hostile('sought'), ...more })}`

  const answersOfPerson = [
    'address',
    'contact_name',
    'contact_position',
    'native_name',
    'organization',
    'organization_ru',
    'position',
    'position_ru',
  ]
  /** What stands on every part of the record: the person, tags and notes. */
  const everywhere: Places = {
    'h1>span': ['native_name'],
    'p>span': ['organization', 'position'],
    'div>dd': answersOfPerson,
    'a>bdi': ['tag'],
    'datalist>option[value]': ['tag'],
    'form>input[value]': ['tag'],
    'form>button[aria-label]': ['tag'],
    'li>p': ['remark'],
  }
  const withAnswers = (...names: string[]): Places => ({ 'div>dd': [...answersOfPerson, ...names].toSorted() })
  const participationPage: Places = {
    ...everywhere,
    ...withAnswers('member', 'member_position', 'stand_in', 'stand_in_position'),
    'section>p': ['needs', 'notes'],
  }
  const speechAnswers = ['speaker_name', 'speaker_position', 'substitute', 'unavailable']
  const speechPage: Places = {
    ...everywhere,
    ...withAnswers(...speechAnswers),
    'p>span': ['new_topic', 'organization', 'position', 'topic_en'],
    'section>p': ['biography', 'main_points', 'quotation', 'unavailable'],
    'fieldset>p': ['unavailable'],
    'div>p': ['note'],
    'div>textarea': ['note'],
  }
  const seatPage: Places = {
    ...everywhere,
    ...withAnswers('adviser', 'adviser_position', 'code', 'guest_name', 'guest_position'),
    'section>p': ['ai_notes', 'dietary'],
  }

  test('one reply: answers, decision, tags, notes, the timeline and letters', async () => {
    const parts: Record<string, Places> = {
      'form=participation': participationPage,
      'form=speaking-slot': speechPage,
      'form=ai-governance-day': seatPage,
      'tab=history': {
        ...everywhere,
        'dd>del': ['told', 'topic'],
        'dd>ins': ['new_topic', 'note', 'source', 'tag', 'told'],
      },
      'tab=letters': { ...everywhere, 'td>span': ['server'] },
    }
    for (const [part, places] of Object.entries(parts))
      assert.deepEqual([part, await at(`/admin/replies/REFERENCE?${part}`)], [part, places])
    assert.deepEqual(await at('/admin/replies/REFERENCE/speaking-slot/letter'), {
      ...everywhere,
      'form>blockquote': ['note'],
      // Beside the letter, beside the decision, and beside the sessions.
      'form>p': ['unavailable'],
      'section>p': ['unavailable'],
      'fieldset>p': ['unavailable'],
      'div>p': ['note'],
      'div>textarea': ['note 2'],
    })
  })

  test('one reply, when what was typed is refused', async () => {
    const path = '/admin/replies/REFERENCE'
    const long = ` ${'x'.repeat(2001)}`
    assert.deepEqual(await refused(`${path}/notes`, { text: hostile('typed') + long }), {
      ...participationPage,
      'div>textarea': ['typed'],
    })
    assert.deepEqual(await refused(`${path}/tags`, { tag: hostile('typed') }), {
      ...participationPage,
      'div>input[value]': ['typed'],
    })
    const decision = { to: 'refused', version: '1', note: hostile('typed') }
    assert.deepEqual(await refused(`${path}/speaking-slot/decision`, decision, 409), {
      ...speechPage,
      ...withAnswers(...speechAnswers, 'note', 'typed'),
      'div>textarea': ['typed'],
    })
  })

  test('an answer that came by letter, when it is refused', async () => {
    const path = '/admin/replies/REFERENCE/ai-governance-day/answer'
    const typed = { ...seatPage, 'div>input[value]': ['typed'] }
    const answer = { version: '3', answer: 'accepted', source: 'letter', source_details: hostile('typed') }
    assert.deepEqual(await refused(path, { ...answer, answer: hostile('answer'), source: hostile('source') }), typed)
    assert.deepEqual(await refused(path, { ...answer, source_details: hostile('typed').padEnd(201, '.') }), typed)
    assert.deepEqual(await refused(path, { ...answer, version: '1' }, 409), typed)
  })

  test('letters that were sent: what staff have added, and whom they are about where the address is proven', async () => {
    assert.deepEqual(await lettersTo(reference), [
      ['received speaking-slot', 'failed', {}],
      ['received participation', 'sent', {}],
      ['received ai-governance-day', 'sent', {}],
      ['corrected speaking-slot', 'sent', {}],
      ['decision ai-governance-day', 'sent', { 'main>blockquote': ['told'] }],
    ])
    const named = { 'main>blockquote': ['position_ru'] }
    assert.deepEqual(await lettersTo(other), [
      ['received speaking-slot', 'sent', named],
      ['received ai-governance-day', 'sent', named],
      ['decision ai-governance-day', 'sent', named],
    ])
  })
  /** Each letter with its state, and the places on its page. */
  const lettersTo = (who: string) =>
    Promise.all(
      lettersOf(who).map(async ({ id, kind, state, data }) => [
        `${kind} ${data.form}`,
        state,
        await at(`/admin/replies/${who}/letters/${id}`),
      ]),
    )
  const lettersOf = (who: string) => {
    const participant = app.services.replies.participantByReference(who)
    return app.services.outbox.ofParticipant(participant?.id ?? 0).toSorted((a, b) => a.id - b.id)
  }

  /** A value that is offered to be ticked, with the number of its replies. */
  const choiceOf = (text: string): Places => ({
    'label>input[value]': [text],
    'label>bdi': [text],
    'li>a[aria-label]': [text],
  })
  /** A saved view: its tab, and where it is removed. */
  const viewOf = (text: string): Places => ({
    'a>bdi': [text],
    'form>bdi': [text],
    'form>button[aria-label]': [text],
  })
  const table: Places = {
    'th>span': ['native_name 5'],
    'th>span[title]': ['native_name 5'],
    'tr>td': ['new_topic', 'organization 5', 'tag 3', 'topic'],
    'tr>td[title]': ['new_topic', 'organization 5', 'tag 3', 'topic'],
    ...choiceOf('tag'),
    'datalist>option[value]': ['tag'],
    ...viewOf('view'),
  }

  test('the table: names, columns, filters, saved views and what was searched for', async () => {
    assert.deepEqual(await at('/admin/replies'), table)
    assert.deepEqual(await at(searchFor('/admin/replies', { tags: short('tag') })), {
      'form>input[value]': ['sought'],
      ...choiceOf('tag'),
      ...viewOf('view'),
      // Chips say what is in use; nothing is found, so that the search without the tag is offered.
      'span>bdi': ['sought'],
      'span>span[title]': ['sought'],
      'span>a[aria-label]': ['sought'],
      'div>a[aria-label]': ['tag'],
      'summary>bdi': ['tag'],
      'details>summary[title]': ['tag'],
      'a>bdi': ['tag', 'view'],
      'li>a': ['sought'],
      // Columns and views keep the address, in which every sign is percent-encoded.
    })
    assert.deepEqual(await refused('/admin/views', { name: hostile('view').repeat(3), query: 'sort=name' }), {
      'div>input[value]': ['view 3'],
    })
  })

  test('participants, and what is exported', async () => {
    const filterAndViews = { ...choiceOf('tag'), ...viewOf('view') }
    assert.deepEqual(await at('/admin/replies?rows=participants'), {
      ...filterAndViews,
      'th>span': ['native_name 2'],
      'th>span[title]': ['native_name 2'],
      'tr>td': ['organization 2', 'tag'],
      'tr>td[title]': ['organization 2', 'tag'],
    })
    // What was searched for is found nowhere, so that no tag is offered either.
    assert.deepEqual(await at(searchFor('/admin/replies', { rows: 'participants' })), {
      ...viewOf('view'),
      'form>input[value]': ['sought'],
      'span>bdi': ['sought'],
      'span>span[title]': ['sought'],
      'span>a[aria-label]': ['sought'],
    })
    assert.deepEqual(await at('/admin/export'), {})
    assert.deepEqual(await at(searchFor('/admin/export', { tags: short('tag') })), {
      'form>input[value]': ['sought', 'tag'],
      'span>bdi': ['sought', 'tag'],
    })
  })

  test('two records side by side', async () => {
    const rows = {
      'tr>td': ['native_name 2', 'organization 2', 'position 2'],
      // Both have these two forms; only the first has a speaker and a guest who stand in, and another topic by now.
      'div>dd': [
        'adviser 2',
        'adviser_position 2',
        'ai_notes 2',
        'biography 2',
        'code 2',
        'dietary 2',
        'guest_name',
        'guest_position',
        'main_points 2',
        'new_topic',
        'quotation 2',
        'speaker_name',
        'speaker_position',
        'substitute 2',
        'topic',
        'topic_en 2',
        'unavailable 2',
      ],
    }
    const path = '/admin/replies/REFERENCE/merging/OTHER'
    assert.deepEqual(await at(path), rows)
    assert.deepEqual(await refused(path, { versions: hostile('versions') }, 409), rows)
  })

  const personInputs = [
    'address',
    'contact_name',
    'contact_position',
    'native_name',
    'organization',
    'organization_ru',
    'position',
    'position_ru',
  ]
  const speechInputs = ['speaker_name', 'speaker_position', 'substitute', 'topic_en', 'unavailable']
  const speechTexts = ['biography', 'main_points', 'quotation']

  test('a correction, and a reply on paper with errors', async () => {
    const path = (form: string) => `/admin/replies/REFERENCE/${form}/entry`
    assert.deepEqual(await at(path('speaking-slot')), {
      'div>input[value]': [...personInputs, 'new_topic', ...speechInputs].toSorted(),
      'div>textarea': speechTexts,
    })
    assert.deepEqual(await at(path('participation')), {
      'div>input[value]': [...personInputs, 'member', 'member_position', 'stand_in', 'stand_in_position'].toSorted(),
      'div>textarea': ['needs', 'notes'],
    })
    assert.deepEqual(await at(path('ai-governance-day')), {
      'div>input[value]': [
        ...personInputs,
        'adviser',
        'adviser_position',
        'code',
        'guest_name',
        'guest_position',
      ].toSorted(),
      'div>textarea': ['ai_notes', 'dietary'],
    })
    const wrong = {
      ...speech,
      family_name: hostile('family'),
      contact_email: hostile('email'),
      source: 'letter',
      source_details: hostile('source'),
    }
    assert.deepEqual(await refused('/admin/entries/speaking-slot', wrong), {
      'div>input[value]': [...personInputs, ...speechInputs, 'email', 'family', 'source', 'topic'].toSorted(),
      'div>textarea': speechTexts,
    })
  })

  const programme: Places = {
    'div>a': ['speaker_name'],
    'div>p': ['new_topic', 'topic', 'unavailable'],
    'div>p[title]': ['new_topic', 'topic'],
    'details>summary[aria-label]': ['speaker_name'],
    'form>button[aria-label]': ['speaker_name 5'],
    'form>select[aria-label]': ['speaker_name'],
    'label>input[aria-label]': ['speaker_name'],
    'label>span': ['speaker_name'],
    // Whose letter waits, of all sessions and of this one.
    'li>a': ['speaker_name 2'],
  }

  test('the programme and the running order', async () => {
    assert.deepEqual(await at('/admin/programme'), programme)
    const typed = { starts_at: hostile('starts'), slot_minutes: hostile('minutes'), capacity: hostile('capacity') }
    assert.deepEqual(await refused('/admin/programme/sessions/segment-9-july', typed), {
      ...programme,
      'div>input[value]': ['capacity', 'minutes', 'starts'],
    })
    const length = `/admin/programme/slots/${replyTo('speaking-slot').reply?.id}/length`
    assert.deepEqual(await refused(length, { minutes: hostile('minutes') }), {
      ...programme,
      'label>input[value]': ['minutes'],
    })
    assert.deepEqual(await at('/admin/programme/conflicts'), { 'li>a': ['speaker_name'], 'li>p': ['unavailable'] })
    assert.deepEqual(await at('/admin/programme/order'), {
      'th>span': ['speaker_name'],
      'span>span': ['organization', 'organization_ru'],
      'p>span': ['new_topic', 'topic_en'],
    })
  })

  const seating: Places = {
    'li>label[title]': ['guest_name', 'organization 2'],
    'span>bdi': ['guest_name', 'organization'],
    'li>a[aria-label]': ['guest_name'],
  }

  test('the seating and both lists for the doors', async () => {
    assert.deepEqual(await at('/admin/seating'), seating)
    assert.deepEqual(
      await refused('/admin/seating/settings', { seats: hostile('seats'), table_size: hostile('size') }),
      {
        ...seating,
        'div>input[value]': ['seats', 'size'],
      },
    )
    assert.deepEqual(await at('/admin/seating/round-table'), {
      'th>span': ['guest_name'],
      'td>span': ['guest_position'],
      'span>span': ['organization', 'organization_ru'],
      'tr>td': ['adviser'],
    })
    assert.deepEqual(await at('/admin/seating/cards'), {
      'p>span': ['guest_name 2', 'guest_position 2', 'organization 2', 'organization_ru 2'],
    })
    assert.deepEqual(await at('/admin/seating/plan'), {})
    assert.deepEqual(await at('/admin/seating/afternoon'), {
      'th>span': ['guest_name', 'native_name'],
      'td>span': ['guest_position', 'position', 'position_ru'],
      'span>span': ['organization 2', 'organization_ru 2'],
      'tr>td': ['adviser 2'],
    })
  })

  test('a change for several, with words that are too long', async () => {
    const path = await batchPage()
    const listed = { 'li>p': ['unavailable'], 'li>span': ['organization 2'] }
    assert.deepEqual(await at(path), listed)
    const note = `${hostile('typed')} ${'x'.repeat(2001)}`
    assert.deepEqual(await refused(path, { note }), { 'div>textarea': ['typed'], ...listed })
  })

  test('the day, the log, accounts and signing in', async () => {
    assert.deepEqual(await at('/admin'), { 'span>span': ['server'] })
    assert.deepEqual(await at('/admin/audit'), { 'li>bdi': ['sought', 'tag', 'view'] })
    assert.deepEqual(await at(searchFor('/admin/audit')), { 'div>input[value]': ['sought'], 'li>bdi': ['sought'] })
    // What was typed where an address was asked for may be a password: it is not kept, nor found.
    const typed = searchFor('/admin/audit', { q: hostile('sign_in') })
    assert.deepEqual(await at(typed), { 'div>input[value]': ['sign_in'] })
    const $ = await page(desk.get('/admin/audit?q=unknown+address'))
    const cells = $('tbody tr:first-child td').toArray()
    assert.deepEqual(
      cells.slice(1).map(cell => $(cell).text()),
      ['Unknown address', 'Sign-in failed', ''],
    )
    const account = { email: hostile('email'), role: 'viewer', language: 'en' }
    assert.deepEqual(await refused('/admin/staff', account), { 'div>input[value]': ['email'] })
    const passwords = { current: hostile('current'), password: hostile('password') }
    assert.deepEqual(await refused('/admin/account/password', passwords), {})
    const stranger = createVisitor(app).post('/admin/sign-in', { email: hostile('typed'), password: 'x' })
    assert.deepEqual(placesIn(await page(stranger, 422)), { 'div>input[value]': ['typed'] })
  })

  const batchPage = async () => {
    const batch = await desk.post('/admin/batches', { change: 'waiting', scope: 'all', query: 'form=speaking-slot' })
    return batch.headers.get('location') ?? ''
  }
  /** Holds each of these pages to the places where a pattern stands on it. */
  async function stand(pattern: RegExp, pages: Record<string, Places>) {
    for (const [path, places] of Object.entries(pages))
      assert.deepEqual([path, await at(`/admin/${path}`, pattern)], [path, places])
  }

  test('signs that names may have stand whole wherever names do', async () => {
    const name = "D'Arc`"
    const batch = (await batchPage()).replace('/admin/', '')
    const [letter] = lettersOf(other)
    await stand(/D'Arc`/g, {
      // In the heading and among the answers; and the one who may be the same person.
      'replies/OTHER': { 'h1>bdi': [name], 'div>dd': [name], 'details>summary': [name], 'a>bdi': [name] },
      'replies/REFERENCE/merging/OTHER': { 'tr>td': [`${name} 2`] },
      [`replies/OTHER/letters/${letter?.id}`]: { 'main>blockquote': [name] },
      replies: { 'td>input[aria-label]': [`${name} 5`], 'th>a[title]': [`${name} 5`], 'th>a': [`${name} 5`] },
      'replies?rows=participants': { 'th>a[title]': [`${name} 2`], 'th>a': [`${name} 2`] },
      programme: {
        'div>a': [name],
        'label>span': [name],
        'details>summary[aria-label]': [name],
        'form>select[aria-label]': [name],
        'form>button[aria-label]': [name],
      },
      'programme/order': {},
      // Whoever waits is named again, unseen, at the button that invites and at the link to the record.
      seating: {
        'li>label[title]': [name],
        'span>bdi': [name],
        'li>a[aria-label]': [name],
        'li>button[aria-label]': [name],
      },
      'seating/afternoon': { 'th>span': [`${name} 2`], 'span>span': [name] },
      [batch]: { 'a>bdi': [`${name} 2`] },
    })
  })

  const onRecord = { 'p>a': ["+cmd'x"], 'div>dd': ["+cmd'x"], 'select>option': ["o'hara+desk"] }

  test('signs that addresses may have stand whole wherever addresses do', () =>
    stand(/(\+cmd'x|o'hara\+desk)@/g, {
      'replies/REFERENCE': onRecord,
      'replies/REFERENCE?tab=history': { ...onRecord, 'dd>ins': ["o'hara+desk"] },
      'replies/REFERENCE?tab=letters': { ...onRecord, 'td>bdi': ["+cmd'x 5"] },
      'replies/REFERENCE/speaking-slot/letter': { ...onRecord, 'dd>bdi': ["+cmd'x"] },
      [`replies/REFERENCE/letters/${lettersOf(reference)[0]?.id}`]: { 'dd>bdi': ["+cmd'x"] },
      'replies/REFERENCE/merging/OTHER': { 'tr>td': ["+cmd'x"] },
      replies: {
        ...choiceOf("o'hara+desk"),
        // Whoever may look after a participant.
        'select>option': ["o'hara+desk"],
        // A member is called by what stands before the sign.
        'tr>td': ["+cmd'x 3"],
        'tr>td[title]': ["+cmd'x 3", "o'hara+desk 3"],
      },
      '': { 'li>bdi': ["+cmd'x"] },
      staff: {
        'th>bdi': ["o'hara+desk"],
        'details>summary[aria-label]': ["o'hara+desk"],
        'form>select[aria-label]': ["o'hara+desk"],
        'form>button[aria-label]': ["o'hara+desk 4"],
      },
      // Invited, and given a participant to look after.
      audit: { 'li>bdi': ["o'hara+desk 2"] },
    }))

  test('an address that a spreadsheet would run is text in the file', async () => {
    const csv = await (await desk.get('/admin/replies.csv?form=participation&column=contact_email')).text()
    assert.equal(csv, `"reference";"contact_email"\r\n"${reference}";"'+cmd'x@regulator.example"\r\n`)
  })
})
