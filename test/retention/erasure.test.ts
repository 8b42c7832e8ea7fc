import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { load } from 'cheerio'
import { mailLinksTo } from '../../src/replies/mail-links.ts'
import { participation, type TypedForm, typedForms } from '../support/answers.ts'
import { type TestApp, useNewApp } from '../support/app.ts'
import { type Asked, createDesk } from '../support/desk.ts'
import { pageAt, plain } from '../support/page.ts'
import { signedIn } from '../support/staff.ts'
import { rowsOf, tracesIn, trigramsIn } from '../support/traces.ts'
import { createVisitor } from '../support/visitor.ts'

const names: TypedForm = {
  family_name: 'Zqxfamily',
  given_names: 'Olga',
  native_name: 'Зьюкина Ольга',
  contact_email: 'zqx-mail@regulator.example',
  contact_phone: '998712345612',
  contact_name: 'Zqxassistant',
}
const own = { 'delegation_members[0][name]': 'Zqxmember', accessibility_needs: 'Zqxramp', notes: 'Zqxwish' }
const traces = [
  ...['Zqxfamily', 'Зьюкина', 'zqx-mail@regulator.example', '998712345612', 'Zqxassistant', 'Zqxmember', 'Zqxramp'],
  ...['Zqxwish', 'Zqxnote', 'zqxtag', 'zqx-former@regulator.example', 'Zqxdraft', 'Zqxbegun', 'Zqxsought'],
]

type Filled = { one: Asked; other: Asked; second: Asked; link: string }

/** Somebody of whom everything is there that the site can hold; two more, one of the same office. */
async function fill(app: TestApp): Promise<Filled> {
  const { services } = app
  const desk = createDesk(app)
  const other = await desk.participant()
  const one = await desk.participant(undefined, { ...names, contact_email: 'zqx-former@regulator.example', ...own })
  await services.outbox.deliverDue()
  const visitor = createVisitor(app)
  await visitor.get(`/ru/replies/${services.access.mailLink('zqx-former@regulator.example')}`)
  const changed = { ...participation, ...names, ...own, for: one.reference }
  await visitor.post(`/ru/participation?for=${one.reference}`, changed)
  const link = services.access.mailLink(String(names.contact_email))
  await visitor.post('/ru/participation/draft', { ...changed, notes: 'Zqxdraft' })
  await visitor.post('/ru/speaking-slot/draft', { ...typedForms['speaking-slot'], ...names, topic: 'Zqxbegun topic' })
  services.notes.add(one.participant(), 'Zqxnote', 'desk@itu.example')
  services.labels.addTag(one.participant(), 'zqxtag', 'desk@itu.example')
  services.duplicates.markDifferent(one.participant(), other.participant(), 'desk@itu.example')
  desk.decide(one, 'speaking-slot', 'slot_offered', 'segment-9-july')
  desk.decide(one, 'ai-governance-day', 'invited')
  const reviewer = await signedIn(app, 'reviewer')
  for (const q of ['Zqxfamily', 'Regulator']) await (await reviewer.get(`/admin/replies.csv?q=${q}`)).text()
  for (const q of ['zqxfamily olga', 'Olga'])
    await reviewer.post('/admin/views', { name: q.replace('zqxfamily', 'Zqxsought Zqxfamily'), query: `q=${q}` })
  const [his, hers] = [one.reply('participation'), other.reply('participation')]
  const targets = [his, hers].map(({ id, version }) => ({ id, version }))
  for (const q of ['zqxfamily', 'olga']) {
    const delivery = { name: `For ${q}`, selection: `q=${q}`, choice: 'values=words' }
    services.deliveries.add(delivery, 'reviewer-en@itu.example')
    services.columnSets.add({ name: `Of ${q}`, choice: 'values=words' }, 'reviewer-en@itu.example')
  }
  for (const { id } of services.deliveries.all()) await (await reviewer.get(`/admin/deliveries/${id}.csv`)).text()
  services.batches.add('reviewer-en@itu.example', { kind: 'decide', to: 'noted' }, targets)
  // A record of the same person that was merged, and one of the same office.
  const merged = await desk.participant(['participation'], { ...names, native_name: '', given_names: 'Olia' })
  services.merging.merge({ kept: one.participant(), other: merged.participant() }, [one.reply('participation').id], 'x')
  const second = await desk.participant(['participation'], { contact_email: 'office@regulator.example' })
  return { one, other, second, link }
}

const erasureOf = ({ reference }: Asked) => `/admin/replies/${reference}/erasure`

async function pressed(app: TestApp, one: Asked, changes: TypedForm = {}) {
  const admin = await signedIn(app, 'admin')
  const $ = await pageAt(admin, erasureOf(one))
  const seen = String($('[name=seen]').val())
  return admin.post(erasureOf(one), { seen, reference: one.reference, ...changes })
}

const withoutLog = (row: string) => !/^(audit|sqlite)/.test(row)

describe('an erasure', () => {
  const app = useNewApp()

  test('makes the file shorter, and nobody who writes next takes that for a cut', async () => {
    const desk = createDesk(app)
    const one = await desk.participant(['participation'])
    for (let count = 0; count < 50; count++) app.services.notes.add(one.participant(), 'x'.repeat(2000), 'x')
    const { database } = app.services
    // As long as it has ever been: the press looks at it so.
    database.pragma('wal_checkpoint(PASSIVE)')
    await pressed(app, one)
    const pagesInFile = database.pragma('page_count', { simple: true }) as number
    // The outbox, for one, writes without asking whether the files are whole.
    database.exec(`CREATE TABLE filling (text TEXT); INSERT INTO filling VALUES (hex(zeroblob(20000)))`)
    assert.ok((database.pragma('page_count', { simple: true }) as number) > pagesInFile)
    assert.equal(app.services.health.trouble(), undefined)
  })

  test('leaves nothing of the participant in any byte, and everything of others as it was', async () => {
    const { one, other, second, link } = await fill(app)
    const { database, outbox, search } = app.services
    assert.deepEqual(tracesIn(app.folder, traces), traces)
    assert.deepEqual(trigramsIn(database, ['zqx', 'ziu']), ['zqx', 'ziu'])
    const admin = await signedIn(app, 'admin')
    const $ = await pageAt(admin, erasureOf(one))
    const counts = $('main ul')
      .first()
      .find('li')
      .map((_, line) => plain($(line).text()))
      .get()
    const before = rowsOf(database)
    const othersBefore = await heldOn(admin, other)

    const response = await pressed(app, one)
    assert.deepEqual([response.status, response.headers.get('location')], [303, `/admin/audit?q=${one.reference}`])
    assert.deepEqual(tracesIn(app.folder, [...traces, 'Zqx']), [])
    assert.deepEqual(trigramsIn(database, ['zqx', 'ziu']), [])

    const after = rowsOf(database)
    const gone = before.filter(row => !after.includes(row))
    const keyOf = (row: string) => row.split(',')[0]
    const kept = new Set(after.map(keyOf))
    const changed = gone.filter(
      row =>
        /^(batches|staff|delivery_files|digests) /.test(row) &&
        kept.has(keyOf(row)) &&
        !row.includes('zqx') &&
        !row.includes('Zqx'),
    )
    const perTable = Object.entries(
      Object.groupBy(
        gone.filter(row => !changed.includes(row)),
        row => row.split(' ')[0] ?? '',
      ),
    )
    const shown = counts.reduce((sum, line) => sum + Number(line.split(': ')[1]), 0)
    assert.equal(
      perTable.reduce((sum, [, rows]) => sum + (rows?.length ?? 0), 0),
      shown,
    )
    // What came instead: the other's number alone in the change of several replies, and marks that no newer row passes.
    const added = after.filter(row => !before.includes(row)).filter(withoutLog)
    assert.deepEqual(
      added.map(row => row.split(' ')[0] ?? '').filter(table => !/^staff|delivery_files/.test(table)),
      ['batches'],
    )
    const { id, version } = other.reply('participation')
    assert.ok(
      added.some(
        row => row.startsWith('batches') && row.includes(`"targets":"[{\\"id\\":${id},\\"version\\":${version}}]"`),
      ),
    )
    assert.deepEqual(await heldOn(admin, other), { ...othersBefore, different_people: undefined })

    const log = await pageAt(admin, `/admin/audit?q=${one.reference}`)
    const [first] = log('tbody tr').toArray()
    assert.deepEqual(
      [
        plain(log(first).find('td').slice(1, 3).text()),
        log(first)
          .find('li')
          .map((_, line) => plain(log(line).text()))
          .get(),
      ],
      ['admin-en@itu.exampleAll data of a participant deleted', [`Reference: ${one.reference}`, ...counts]],
    )
    assert.equal((await createVisitor(app).get(`/ru/replies/${link}`)).status, 404)
    assert.equal((await admin.get(`/admin/replies/${one.reference}`)).status, 404)
    await outbox.deliverDue()
    assert.deepEqual(tracesIn(app.folder, traces), [])
    assert.equal(database.pragma('integrity_check', { simple: true }), 'ok')
    assert.deepEqual(
      [other, second].map(({ participant }) => participant().reference),
      [other.reference, second.reference],
    )
    assert.equal(search.count({ conditions: {}, q: 'zqxfamily' } as never), 0)
  })

  test('is confirmed by the reference, by an admin who has seen all that goes', async () => {
    const { one } = await fill(app)
    const { database } = app.services
    const admin = await signedIn(app, 'admin')
    const kept = () =>
      rowsOf(database)
        .filter(withoutLog)
        .filter(row => !row.startsWith('staff'))
    const before = kept()
    const page = await pageAt(admin, erasureOf(one))
    assert.equal(page('form[action$=erasure]').attr('method'), 'post')
    for (const reference of ['', 'Zqxfamily', '2346-789D']) {
      const refused = await pressed(app, one, { reference })
      const $ = load(await refused.text())
      assert.deepEqual(
        [refused.status, plain($('#reference-error').text()), $('#reference').val()],
        [422, `Enter the reference number ${one.reference}`, reference],
      )
    }
    const seen = String(page('[name=seen]').val())
    app.services.notes.add(one.participant(), 'A note that nobody has seen', 'x')
    const stale = await admin.post(erasureOf(one), { seen, reference: one.reference })
    assert.deepEqual(
      [stale.status, plain(load(await stale.text())('.error-summary li').text())],
      [409, 'Something has changed since this page was opened. Look at what is deleted, and confirm again.'],
    )
    for (const role of ['viewer', 'reviewer'] as const) {
      const member = await signedIn(app, role)
      assert.equal((await member.post(erasureOf(one), { seen, reference: one.reference })).status, 403)
      assert.equal((await member.get(erasureOf(one))).status, 403)
    }
    assert.equal((await admin.get(`${erasureOf(one)}?reference=${one.reference}`)).status, 200)
    assert.deepEqual(kept().length, before.length + 1)
    // However it is typed, as everywhere.
    assert.equal((await pressed(app, one, { reference: one.reference.toLowerCase().replace('-', ' ') })).status, 303)
  })

  test('tells where others name the participant, and leaves what they said', async () => {
    const desk = createDesk(app)
    const one = await desk.participant(['participation'], names)
    const named = await desk.participant(['participation'], { 'delegation_members[0][name]': 'Olga ZQXFAMILY' })
    const native = await desk.participant(['participation'], { notes: 'вместе с г-жой Зьюкина Ольга' })
    const noted = await desk.participant(['participation'])
    app.services.notes.add(noted.participant(), 'Ask zqx-mail@regulator.example', 'x')
    const nobody = await desk.participant(['participation'], { notes: 'Zqxfamilyname is another' })
    const admin = await signedIn(app, 'admin')
    const $ = await pageAt(admin, erasureOf(one))
    const told = $('main ul')
      .last()
      .find('li')
      .map((_, line) => plain($(line).text()).trim())
      .get()
    assert.deepEqual(
      told.toSorted(),
      [
        ...[named, native].flatMap(({ reference }) =>
          ['Versions of replies', 'Replies', 'E-mails'].map(what => `${reference}: ${what}`),
        ),
        `${noted.reference}: Notes`,
      ].toSorted(),
    )
    assert.equal($(`main a[href="/admin/replies/${nobody.reference}"]`).length, 0)
    assert.equal((await pressed(app, one)).status, 303)
    assert.deepEqual(named.reply('participation').answers.delegation_members, [
      { ...(named.reply('participation').answers.delegation_members as object[])[0], name: 'Olga ZQXFAMILY' },
    ])
  })

  test('keeps the link of an office whose address replies for others, and takes the name out of its letter', async () => {
    const { access, outbox } = app.services
    const desk = createDesk(app)
    const office = { contact_email: 'zqx-mail@regulator.example' }
    const stays = await desk.participant(['participation'], office)
    const one = await desk.participant(['participation'], names)
    const link = access.mailLink(office.contact_email)
    const visitor = createVisitor(app)
    await visitor.get(`/ru/replies/${link}`)
    await visitor.post(`/ru/participation?for=${one.reference}`, { ...participation, ...names, for: one.reference })
    // Who is listed first has changed last: the letter is kept with that one.
    await visitor.post('/ru/speaking-slot', { ...typedForms['speaking-slot'], ...office, for: stays.reference })
    mailLinksTo(app.services, office.contact_email)
    const listed = () => outbox.ofParticipant(stays.participant().id).flatMap(({ data }) => data.participants ?? [])
    assert.deepEqual(
      listed().map(({ reference }) => reference),
      [stays.reference, one.reference],
    )
    assert.equal((await pressed(app, one)).status, 303)
    assert.deepEqual(
      listed().map(({ reference }) => reference),
      [stays.reference],
    )
    const opened = createVisitor(app)
    await opened.get(`/ru/replies/${link}`)
    const $ = await pageAt(opened, `/ru/replies?for=${stays.reference}`)
    assert.equal($('[data-reference]').attr('data-reference'), stays.reference)
  })

  test('makes new what comes after it, though ids are given once more', async () => {
    const desk = createDesk(app)
    const first = await desk.participant(['participation'])
    const one = await desk.participant(['participation'], names)
    const reviewer = await signedIn(app, 'reviewer')
    app.services.deliveries.add({ name: 'Everybody', selection: '', choice: 'values=codes' }, 'x')
    const everybody = app.services.deliveries.all().find(({ name }) => name === 'Everybody')?.id
    await (await reviewer.get(`/admin/deliveries/${everybody}.csv`)).text()
    assert.equal((await pressed(app, one)).status, 303)
    const next = await desk.participant(['participation'])
    const csv = await (await reviewer.get(`/admin/deliveries/${everybody}.csv?since=last`)).text()
    assert.deepEqual([csv.includes(next.reference), csv.includes(first.reference)], [true, false])
  })

  test('takes with it what asks for the name in any condition, and names what may', async () => {
    const one = await createDesk(app).participant(['participation'], {
      family_name: 'Kuznetsova',
      native_name: 'Кузнецова Ольга',
    })
    const add = (name: string, selection: Record<string, string>) =>
      app.services.deliveries.add(
        { name, selection: String(new URLSearchParams(selection)), choice: 'values=words' },
        'x',
      )
    add('By a tag', { tags: 'Виза Кузнецова' })
    add('By its opposite', { tags: '-Виза Кузнецова' })
    add('Declined', { tags: 'Для Кузнецовой' })
    add('Of nobody', { tags: 'Виза' })
    const $ = await pageAt(await signedIn(app, 'admin'), erasureOf(one))
    const page = $('main').text().replace(/\s+/g, ' ')
    assert.deepEqual(
      [/Deliveries: \d/.exec(page)?.[0], /no participant: \w+/.exec(page)?.[0]],
      ['Deliveries: 2', 'no participant: Deliveries'],
    )
    assert.equal((await pressed(app, one)).status, 303)
    const left = app.services.deliveries.all().map(({ name }) => name)
    assert.deepEqual(
      ['By a tag', 'By its opposite', 'Declined', 'Of nobody'].filter(name => left.includes(name)),
      ['Declined', 'Of nobody'],
    )
  })
})

/** The copy of everything held on somebody. */
async function heldOn(member: Awaited<ReturnType<typeof signedIn>>, { reference }: Asked) {
  const response = await member.get(`/admin/replies/${reference}/held.json`)
  assert.equal(response.status, 200)
  const { held } = (await response.json()) as { held: Record<string, object[]> }
  const { audit_texts: _, ...rest } = held
  return { different_people: undefined, ...rest }
}

describe('a copy of everything held on a participant', () => {
  const app = useNewApp()

  test('has every table, no hash, and what the member may see; the log says who took it', async () => {
    const { one, other } = await fill(app)
    const reviewer = await signedIn(app, 'reviewer')
    const response = await reviewer.get(`/admin/replies/${one.reference}/held.json`)
    assert.deepEqual(
      ['content-type', 'content-disposition', 'cache-control'].map(name => response.headers.get(name)),
      ['application/json; charset=utf-8', `attachment; filename=${one.reference}-2025-04-28.json`, 'no-store'],
    )
    const text = await response.text()
    const { madeAt, reference, held } = JSON.parse(text)
    assert.deepEqual([madeAt.slice(0, 10), reference], ['2025-04-28', one.reference])
    assert.deepEqual(Object.keys(held).toSorted(), [
      ...['audit_texts', 'browser_participants', 'browsers', 'column_sets'],
      ...['deliveries', 'delivery_files', 'different_people', 'draft_links', 'drafts'],
      ...[
        'letters',
        'mailed_links',
        'notes',
        'participants',
        'person_keys',
        'replies',
        'reply_versions',
        'saved_views',
        'slots',
        'tags',
      ],
    ])
    assert.deepEqual(
      traces.filter(trace => !text.includes(trace)),
      [],
    )
    assert.deepEqual(
      [text.includes('token_hash'), text.includes('fingerprint'), text.includes(other.reference)],
      [false, false, true],
    )
    assert.equal(held.participants.length, 2)
    const admin = await signedIn(app, 'admin')
    const $ = await pageAt(admin, '/admin/audit?q=copied')
    assert.match(plain($('tbody tr').text()), /reviewer-en@itu.example.*All data of a participant downloaded/)
    assert.equal((await (await signedIn(app, 'viewer')).get(`/admin/replies/${one.reference}/held.json`)).status, 403)
  })
})
