import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { load } from 'cheerio'
import { daysIn } from '../../src/today/days.ts'
import { aiGovernanceDay, participation, speakingSlot, type TypedForm } from '../support/answers.ts'
import { useApp } from '../support/app.ts'
import { createDial } from '../support/clock.ts'
import { signedIn } from '../support/staff.ts'
import { createVisitor } from '../support/visitor.ts'

describe('two records of one person', () => {
  let desk: Awaited<ReturnType<typeof signedIn>>
  const clock = createDial()
  const first = createVisitor({
    get url() {
      return app.url
    },
  })
  const second = createVisitor({
    get url() {
      return app.url
    },
  })
  let [kept, other] = ['', '']
  const app = useApp({}, clock)
  before(async () => {
    desk = await signedIn(app)
    const send = async (visitor: typeof first, path: string, form: TypedForm) => {
      clock.goOn({ minutes: 1 })
      const $ = load(await (await visitor.submit(`/ru/${path}`, form)).text())
      return $('[data-reference]').attr('data-reference') as string
    }
    kept = await send(first, 'participation', participation)
    await send(first, 'ai-governance-day', aiGovernanceDay)
    // The same head, whose second assistant spells the authority in another way.
    const retyped = { organization: 'Federal Agency of Communications' }
    other = await send(second, 'participation', { ...participation, ...retyped, listening_language: 'en' })
    await send(second, 'speaking-slot', { ...speakingSlot, ...retyped })
    const { replies, decisions, labels, notes } = app.services
    const theirs = participantOf(other)
    const slot = replies.reply(theirs.id, 'speaking-slot')
    const target = (version: number) => [{ id: slot?.id ?? 0, version }]
    decisions.run(target(1), { kind: 'decide', to: 'slot_offered', note: '', session: 'round-table-8-july' }, 'x')
    decisions.run(target(2), { kind: 'release' }, 'x')
    labels.addTag(theirs, 'visa', 'x')
    labels.assign(theirs, app.services.staff.list()[0]?.id ?? null, 'x')
    notes.add(theirs, 'Called on Monday', 'x')
  })

  function participantOf(reference: string) {
    const found = app.services.replies.participantByReference(reference)
    assert.ok(found)
    return found
  }
  const path = () => `/admin/replies/${kept}/merging/${other}`
  const page = async () => load(await (await desk.get(path())).text())
  const versions = ($: ReturnType<typeof load>) => $('[name=versions]').val() as string
  const listed = async () => {
    const $ = load(await (await desk.get('/admin/replies?sort=form')).text())
    return $('tbody tr')
      .toArray()
      .map(row => [row.attribs.id?.slice('row-'.length, 'row-'.length + kept.length), $(row).find('.status').text()])
  }

  test('are pointed out to each other, and looked at side by side before anything happens', async () => {
    const $ = load(await (await desk.get(`/admin/replies/${kept}`)).text())
    assert.equal($(`.notice a[href="${path()}"]`).length, 1)
    const merging = await page()
    assert.deepEqual(
      merging('tbody tr')
        .eq(1)
        .find('td')
        .toArray()
        .map(cell => merging(cell).text()),
      ['Federal Communications Agency', 'Federal Agency of Communications'],
    )
    assert.equal(merging('fieldset').length, 1)
    assert.equal((await listed()).length, 4)
  })

  test('where both have a reply to one form, somebody has to choose; an old page changes nothing', async () => {
    const $ = await page()
    const unchosen = await desk.post(path(), { versions: versions($) })
    assert.deepEqual(
      [
        unchosen.status,
        load(await unchosen.text())('.error-summary li')
          .text()
          .trim(),
      ],
      [422, 'Select which reply to keep'],
    )
    const stale = await desk.post(path(), {
      versions: '1',
      'stays-participation': String($('input[type=radio]').eq(1).val()),
    })
    assert.equal(stale.status, 409)
    assert.equal((await listed()).length, 4)
  })

  test('become one record with the replies that stay, their decisions, letters, notes and tags', async () => {
    const lettersBefore = [kept, other].flatMap(reference =>
      app.services.outbox.ofParticipant(participantOf(reference).id),
    ).length
    const $ = await page()
    const answer = await desk.post(path(), {
      versions: versions($),
      'stays-participation': String($('#stays-participation-other').val()),
    })
    assert.equal(answer.headers.get('location'), `/admin/replies/${kept}`)
    assert.deepEqual(await listed(), [
      [kept, 'New'],
      [kept, 'Slot offered'],
      [kept, 'Asks for a seat'],
    ])
    const { replies, outbox, labels, notes, programme, search, database } = app.services
    const one = participantOf(kept)
    assert.deepEqual(one.person.organization, 'Federal Communications Agency')
    assert.deepEqual(replies.reply(one.id, 'participation')?.answers.listening_language, 'en')
    assert.equal(programme.sessionOf(replies.reply(one.id, 'speaking-slot')?.id ?? 0), 'round-table-8-july')
    assert.equal(outbox.ofParticipant(one.id).length, lettersBefore)
    assert.deepEqual([labels.tags(one.id), notes.of(one.id).map(({ text }) => text)], [['visa'], ['Called on Monday']])
    assert.equal(labels.assignee(one.id), app.services.staff.list()[0]?.id)
    const today = load(await (await desk.get('/admin')).text())
    const figures = (selector: string) =>
      today(selector)
        .toArray()
        .map(one => today(one).text().trim())
    assert.deepEqual(figures('[aria-labelledby=states] tr:last-child td'), ['0', '0', '0'])
    assert.deepEqual(figures('[aria-labelledby=regions] .number').map(Number).toSorted(), [0, 0, 0, 0, 0, 1])
    assert.deepEqual(
      daysIn(search).map(({ count }) => count),
      [3, 0, 0], // to the deadline
    )
    app.services.deliveries.add({ name: 'Forms', selection: '', choice: 'values=codes&column=form' }, 'x')
    const delivery = app.services.deliveries.all().find(({ name }) => name === 'Forms')?.id
    const changes = await (await desk.get(`/admin/deliveries/${delivery}.csv?since=last`)).text()
    const merged = changes.split('\r\n').filter(line => line.includes('merged'))
    assert.deepEqual(
      merged.map(line => line.split(';')),
      [
        ['participation', 'submitted merged'],
        ['speaking-slot', 'submitted decided released merged'],
      ].map(([form, change]) => [kept, form, change, other].map(cell => `"${cell}"`)),
    )
    const withdrawn = database
      .prepare(`SELECT status FROM replies JOIN participants ON participants.id = participant_id WHERE merged_into = ?`)
      .pluck()
    assert.deepEqual(withdrawn.all(one.id), ['withdrawn'])
    assert.equal(database.prepare(`SELECT count(*) FROM audit WHERE action = 'merged'`).pluck().get(), 1)
  })

  test('the old number leads to the one record; what opened the other one opens nothing any more', async () => {
    const page = load(await (await desk.get(`/admin/replies/${other}`)).text())
    assert.equal(page('[data-reference]').attr('data-reference'), kept)
    assert.equal(page('.notice').length, 0)
    const past = load(await (await desk.get(`/admin/replies/${other}?tab=history`)).text())
    assert.match(past('.timeline').text(), new RegExp(`records merged[\\s\\S]*${other}`))
    const own = load(await (await first.get('/ru/replies')).text())
    assert.equal(own('[data-reference]').attr('data-reference'), kept)
    assert.equal((await second.get('/ru/replies')).headers.get('location'), '/ru/link')
    // Nor does sending once more what is now the record's own.
    const again = createVisitor(app)
    const retyped = { ...participation, organization: 'Federal Agency of Communications', listening_language: 'en' }
    const receipt = load(await (await again.submit('/ru/participation', retyped)).text())
    assert.notEqual(receipt('[data-reference]').attr('data-reference'), kept)
    app.services.database.prepare('DELETE FROM participants WHERE id = (SELECT max(id) FROM participants)').run()
    const $ = load(await (await desk.get(`/admin/replies?q=${other}`)).text())
    assert.equal($('tbody tr').length, 3)
    const participants = load(await (await desk.get('/admin/replies?rows=participants')).text())
    assert.equal(participants('tbody tr').length, 1)
    assert.equal(app.services.replies.participantsByEmail('a.sergeeva@regulator.example').length, 1)
    assert.equal((await desk.get(path())).status, 404)
  })
})
