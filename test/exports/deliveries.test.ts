import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { load } from 'cheerio'
import { participation, speakingSlot, type TypedForm } from '../support/answers.ts'
import { useApp } from '../support/app.ts'
import { createDial } from '../support/clock.ts'
import { parseCsv } from '../support/csv.ts'
import { createDesk } from '../support/desk.ts'
import { pageAt, plain, referenceOn } from '../support/page.ts'
import { signedIn } from '../support/staff.ts'
import { createVisitor } from '../support/visitor.ts'

const chosen = { values: 'codes', column: 'family_name' }

describe('a delivery, which the office shares', () => {
  const clock = createDial()
  const app = useApp({}, clock)
  type Visitor = Awaited<ReturnType<typeof signedIn>>
  let desk: Visitor
  let other: Visitor
  before(async () => {
    desk = await signedIn(app)
    other = await signedIn(app, 'reviewer', 'en', 'other')
    await createDesk(app).participant(['participation'], { family_name: 'Petrova' })
    const speaker = createVisitor(app)
    for (const form of ['participation', 'speaking-slot'])
      await speaker.post(`/en/${form}`, { ...(form === 'participation' ? participation : speakingSlot) })
  })

  /** Made on the page of the export; its address. */
  async function made(typed: TypedForm, by = desk): Promise<string> {
    assert.equal((await by.post('/admin/deliveries', { ...chosen, ...typed })).status, 303)
    const made = app.services.deliveries.all().find(({ name }) => name === typed.name)
    return `/admin/deliveries/${made?.id}`
  }
  const rows = async (path: string, by = desk) => parseCsv(await (await by.get(path)).text())
  const names = async (path: string, by = desk) => (await rows(path, by)).slice(1).map(row => row.at(-1))
  const changed = (path: string, by = desk) => names(`${path}.csv?since=last`, by)
  /** What the page of files says of it. */
  async function said(name: string, by = desk): Promise<string[]> {
    const $ = await pageAt(by, '/admin/files')
    const line = $(`.deliveries li:has(.delivery-name:contains(${name}))`)
    return line
      .children()
      .toArray()
      .map(part => plain($(part).clone().find('.visually-hidden').remove().end().text()))
  }

  test('says who took the last file and how much has changed since, to whoever takes the next', async () => {
    const path = await made({ name: 'Organisers', form: 'participation' })
    assert.deepEqual(await said('Organisers'), ['Organisers', 'Not taken yet', 'Everything XLSX CSV', ''])
    assert.deepEqual(await names(`${path}.csv`), ['Petrova', 'Ivanov'])
    const last = 'Last taken 28.04.2025, 09:00, reviewer-en@itu.example'
    assert.deepEqual(await said('Organisers', other), [
      'Organisers',
      `${last} · no changes since`,
      'Everything XLSX CSV',
      '',
    ])
    await createVisitor(app).post('/en/participation', { ...participation, family_name: 'Newcomer' })
    assert.deepEqual(await said('Organisers', other), [
      'Organisers',
      `${last} · changed since: 1`,
      'Everything XLSX CSV',
      'Changes XLSX CSV',
    ])
    clock.goOn({ minutes: 60 })
    assert.deepEqual(await changed(path, other), ['Newcomer'])
    assert.deepEqual(
      (await said('Organisers'))[1],
      'Last taken 28.04.2025, 10:00, other-en@itu.example · no changes since',
    )
    const $ = await pageAt(desk, path)
    assert.deepEqual(
      $('#taken + ul li')
        .toArray()
        .map(line => plain($(line).text())),
      [
        '28.04.2025, 10:00 · other-en@itu.example · Changes · changes since this file, XLSX',
        '28.04.2025, 09:00 · reviewer-en@itu.example · Everything · changes since this file, XLSX',
      ],
    )
  })

  test('a file of changes that was lost is taken again, and is no new one', async () => {
    const path = await made({ name: 'Lost' })
    await names(`${path}.csv`)
    await createVisitor(app).post('/en/participation', { ...participation, family_name: 'Once' })
    assert.deepEqual(await changed(path), ['Once'])
    const [, first] = (await pageAt(desk, path))('#taken + ul a')
      .toArray()
      .map(({ attribs }) => attribs.href?.replace('.xlsx', '.csv') ?? '')
    const before = await said('Lost')
    for (let time = 0; time < 2; time += 1) assert.deepEqual(await names(first ?? ''), ['Once'])
    assert.deepEqual(await said('Lost'), before)
    assert.equal((await desk.get(`${path}.csv?since=1234567`)).status, 404)
  })

  test('the next file can hold only what has changed since, and says how', async () => {
    const path = await made({ name: 'Everybody' })
    await names(`${path}.csv`)
    assert.deepEqual(await rows(`${path}.csv?since=last`), [
      ['reference', 'change', 'former_references', 'family_name'],
    ])
    const slots = { sort: 'submitted_at', isDescending: false, conditions: { form: ['speaking-slot'] } } as const
    const [reply] = app.services.search.look(slots).page(1, 1)
    app.services.decisions.run([{ id: reply?.id ?? 0, version: 1 }], { kind: 'decide', to: 'in_review', note: '' }, 'x')
    await createVisitor(app).post('/en/participation', { ...participation, family_name: 'Latecomer' })
    // Whoever asks for the head alone, or breaks off, has been handed nothing.
    await desk.send(`${path}.csv`, { method: 'HEAD' })
    assert.deepEqual(
      (await rows(`${path}.csv?since=last`)).slice(1).map(([, ...row]) => row),
      [
        ['decided', '', 'Ivanov'],
        ['submitted', '', 'Latecomer'],
      ],
    )
    // The file of one delivery says nothing about another.
    const participants = await made({ name: 'Participants', form: 'participation' })
    await names(`${participants}.csv`)
    await createVisitor(app).post('/en/speaking-slot', { ...speakingSlot, family_name: 'Speaker' })
    assert.deepEqual(await changed(participants), [])
    assert.deepEqual(await changed(path), ['Speaker'])
    // The person stands in every reply, so that all of them change with it.
    const speaker = createVisitor(app)
    const receipt = await speaker.submit('/en/participation', { ...participation, family_name: 'Before' })
    assert.deepEqual(await changed(path), ['Before'])
    const named = { for: await referenceOn(receipt), other_name: 'corrected' }
    await speaker.submit('/en/speaking-slot', { ...speakingSlot, family_name: 'After', ...named })
    assert.deepEqual((await changed(path)).toSorted(), ['After', 'After'])
  })

  test('a viewer takes the same file, which is not noted: the next changes are for writers to begin', async () => {
    const path = await made({ name: 'For viewers' })
    const viewer = await signedIn(app, 'viewer', 'en', 'watcher')
    const taken = await names(`${path}.csv`, viewer)
    assert.equal((await said('For viewers'))[1], 'Not taken yet')
    assert.deepEqual(taken, await names(`${path}.csv`))
    await createVisitor(app).post('/en/participation', { ...participation, family_name: 'Seen' })
    assert.deepEqual(await changed(path, viewer), ['Seen'])
    assert.deepEqual(await changed(path), ['Seen'])
    assert.deepEqual(await changed(path), [])
  })

  test('a file that broke off was not handed over', async () => {
    const path = await made({ name: 'Broken', column: 'topic' })
    const { database } = app.services
    const answers = database.prepare("SELECT id, answers FROM replies WHERE form = 'speaking-slot'").all()
    database.prepare("UPDATE replies SET answers = 'null' WHERE form = 'speaking-slot'").run()
    for (const file of [`${path}.csv`, `${path}.xlsx`])
      await assert.rejects(async () => (await desk.get(file)).arrayBuffer())
    const put = database.prepare('UPDATE replies SET answers = :answers WHERE id = :id')
    for (const row of answers) put.run(row)
    assert.equal((await said('Broken'))[1], 'Not taken yet')
    await names(`${path}.csv`)
    assert.equal((await said('Broken'))[1], 'Last taken 28.04.2025, 10:00, reviewer-en@itu.example · no changes since')
  })

  test('is called as it is named, and leaves out what the reader may not see', async () => {
    const column = ['family_name', 'accessibility_needs']
    const path = await made({ name: 'Хозяйке: визы/обед', column })
    const response = await desk.get(`${path}.csv`)
    // The next one waits until this one is whole.
    await response.text()
    assert.equal(
      response.headers.get('content-disposition'),
      `attachment; filename="??????? ???? ????-2025-04-28.csv"; filename*=UTF-8''${encodeURIComponent('Хозяйке визы обед')}-2025-04-28.csv`,
    )
    assert.deepEqual((await rows(`${path}.csv`))[0], ['reference', ...column])
    const viewer = await signedIn(app, 'viewer')
    assert.deepEqual((await rows(`${path}.csv`, viewer))[0], ['reference', 'family_name'])
  })

  test('is changed where it was opened, renamed, and removed by who made it or an admin', async () => {
    const path = await made({ name: 'Visas', form: 'participation' })
    const id = path.split('/').at(-1) ?? ''
    const href = (await pageAt(desk, path))('a[href^="/admin/export"]').attr('href') ?? ''
    const $ = await pageAt(desk, href)
    assert.deepEqual(
      ['delivery', 'form', 'name', 'values'].map(name => $(`main [name=${name}]`).val()),
      [id, 'participation', 'Visas', 'codes'],
    )
    const typed = { ...chosen, delivery: id, form: 'participation', was: String($('[name=was]').val()) }
    await made({ ...typed, name: 'Visas', column: 'country' }, other)
    assert.deepEqual((await rows(`${path}.csv`))[0], ['reference', 'country'])
    const was = String((await pageAt(other, path))('[name=was]').val())
    // Saved as it is, it says nothing to the log.
    for (const name of ['Visas', 'Visa letters'])
      assert.equal((await other.post(`${path}/name`, { name, was })).status, 303)
    assert.equal((await said('Visa letters')).length, 4)
    assert.equal((await other.post(`${path}/removal`, {})).status, 403)
    assert.equal((await desk.post(`${path}/removal`, {})).status, 303)
    assert.equal((await desk.get(path)).status, 404)
    const admins = await made({ name: 'For the admin' })
    assert.equal((await (await signedIn(app, 'admin')).post(`${admins}/removal`, {})).status, 303)
    const logged = app.services.audit
      .page([], 100)
      .entries.filter(({ action }) => action.startsWith('delivery_'))
      .map(({ action, details }) => [action, details])
      .toReversed()
    assert.deepEqual(logged.slice(-6), [
      ['delivery_added', { name: 'Visas' }],
      ['delivery_changed', { name: 'Visas' }],
      ['delivery_renamed', { from: 'Visas', to: 'Visa letters' }],
      ['delivery_removed', { name: 'Visa letters' }],
      ['delivery_added', { name: 'For the admin' }],
      ['delivery_removed', { name: 'For the admin' }],
    ])
  })

  test('is handed over anew where other rows are asked, and its address is never that of another', async () => {
    const path = await made({ name: 'Anew', form: 'speaking-slot' })
    const id = path.split('/').at(-1) ?? ''
    await names(`${path}.csv`)
    const was = String((await pageAt(desk, path))('[name=was]').val())
    await made({ ...chosen, delivery: id, was, name: 'Anew' })
    assert.equal((await said('Anew'))[1], 'Not taken yet')
    await desk.post(`${path}/removal`, {})
    assert.notEqual(await made({ name: 'Next' }), path)
  })

  test('whoever has not seen the change of another is asked, with everything kept', async () => {
    const path = await made({ name: 'Seen by two' })
    const id = path.split('/').at(-1) ?? ''
    const was = String((await pageAt(desk, path))('[name=was]').val())
    await made({ ...chosen, delivery: id, was, name: 'Seen by two', column: 'country' }, other)
    for (const [address, body] of [
      ['/admin/deliveries', { ...chosen, delivery: id, column: 'family_name', was, name: 'Seen by two' }],
      [`${path}/name`, { was, name: 'Renamed' }],
    ] as const) {
      const refused = await desk.post(address, body)
      const $ = load(await refused.text())
      const kept = $('main form').first().serializeArray()
      assert.deepEqual(
        [refused.status, $('h1').text(), $('[role=alert]').text(), $('main > p a').attr('href')],
        [
          409,
          'That did not work: the delivery is not saved',
          'Somebody else has changed the delivery “Seen by two”. What you chose is kept on this page: look at the delivery and, if your choice stands, save again.',
          path,
        ],
      )
      const now = (await pageAt(desk, path))('[name=was]').val()
      assert.deepEqual(Object.fromEntries(kept.map(({ name, value }) => [name, value])), { ...body, was: now })
    }
    assert.deepEqual((await rows(`${path}.csv`))[0], ['reference', 'country'])
    // Both want the same, or it is sent once more: nothing is asked.
    await made({ ...chosen, delivery: id, was, name: 'Seen by two', column: 'country' })
    const now = String((await pageAt(desk, path))('[name=was]').val())
    await made({ ...chosen, delivery: id, was: now, name: 'Seen by two' })
    assert.deepEqual((await rows(`${path}.csv`))[0], ['reference', 'family_name'])
  })

  test('asks for another name where this one will not do, and keeps all that was chosen', async () => {
    await made({ name: 'Taken' })
    const tried = async (name: string) => {
      const body = { ...chosen, column: ['family_name', 'country'], q: 'Petrov', name }
      const response = await desk.post('/admin/deliveries', body)
      const $ = load(await response.text())
      const kept = Object.fromEntries(
        $('main form')
          .first()
          .serializeArray()
          .map(({ name, value }) => [name, value]),
      )
      assert.deepEqual([response.status, kept], [422, { ...body, column: 'country' }])
      return $('[role=alert]').text()
    }
    assert.deepEqual(await Promise.all(['', 'taken', 'x'.repeat(81)].map(tried)), [
      'Enter a name',
      'Choose another name: this one is in use',
      'Shorten the name: no more than 80 characters',
    ])
    const { deliveries } = app.services
    for (let count = deliveries.all().length; count < 50; count++) await made({ name: `One of many: ${count}` })
    assert.equal(await tried('One more'), 'Remove what nobody needs: you can save no more than 50')
    const [last] = deliveries.all().toReversed()
    const was = String((await pageAt(desk, `/admin/deliveries/${last?.id}`))('[name=was]').val())
    // Nothing more is kept where one of them is changed.
    assert.equal((await desk.post(`/admin/deliveries/${last?.id}/name`, { name: 'Other', was })).status, 303)
  })
})
