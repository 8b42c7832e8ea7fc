import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { type CheerioAPI, load } from 'cheerio'
import { plain } from '../support/page.ts'
import { useSeating } from '../support/seating.ts'

describe('the round table', () => {
  const { app, reply, version, decide, release, page, post, desk } = useSeating()
  const namesIn = async (heading: string) => {
    const $ = await page()
    return $(`#${heading}`)
      .closest('section')
      .find('.slots .guest > a')
      .toArray()
      .map(link => $(link).text().split(' ')[0])
  }
  /** The settings' form as the page has it, with other numbers in it. */
  const settle = async (numbers: { seats: string; table_size: string }) =>
    post('plan', { ...numbers, was: (await page())('[name=was]').val() as string })
  const problemOn = ($: CheerioAPI) => $('.error-summary li').text().replaceAll('\u00a0', ' ').trim()
  const lead = async () => (await page())('.lead').text()

  test('an invitation takes a seat at once; without a free one nobody can be invited, and a refusal frees it', async () => {
    const ids = [await reply('Adamov'), await reply('Belov'), await reply('Chernov')]
    await settle({ seats: '2', table_size: '2' })
    assert.equal(await lead(), 'Seats: 2. Taken, invitations included: 0. Free: 2.')
    const { done, skipped } = decide(ids, 'invited')
    assert.deepEqual([done.length, skipped.map(({ target, why }) => [target.id, why])], [2, [[ids[2], 'no_seats']]])
    assert.equal(await lead(), 'Seats: 2. Taken, invitations included: 2. Free: 0.')
    decide([ids[2] as number], 'waiting')
    release(...ids)
    assert.deepEqual(await namesIn('waiting'), ['Chernov'])
    const { replies, decisions } = app.services
    const first = replies.replyById(ids[0] as number)
    const participant = replies.participant(first?.participantId ?? 0)
    assert.ok(participant)
    decisions.respond({ participant, form: 'ai-governance-day', to: 'declined', seen: first?.version ?? 0 })
    assert.equal(await lead(), 'Seats: 2. Taken, invitations included: 1. Free: 1.')
    assert.equal(decide([ids[2] as number], 'invited').done.length, 1)
  })

  test('numbers are taken in digits of whatever script, with the blanks around them', async () => {
    for (const [seats, table_size] of [
      ['\u200f١٢ ', '٤'],
      ['１２', '４'],
    ] as const) {
      await settle({ seats: '3', table_size: '3' })
      assert.equal((await settle({ seats, table_size })).status, 303)
      assert.match(await lead(), /^Seats: 12\./)
    }
  })

  test('the page before a bulk invitation says exactly who will be left out for want of seats', async () => {
    const ids = [await reply('Adamov'), await reply('Belov'), await reply('Chernov')]
    await settle({ seats: '1', table_size: '2' })
    const prepared = await desk().post('/admin/batches', {
      change: 'invited',
      reply: ids.map(id => `${id}:${version(id)}`),
    })
    const path = prepared.headers.get('location') as string
    const $ = load(await (await desk().get(path)).text())
    assert.match($('main').text(), /no seat is free at the round table/)
    await desk().post(path, {})
    assert.deepEqual(
      ids.map(id => app.services.replies.replyById(id)?.pendingStatus),
      ['invited', null, null],
    )
  })

  test('one press proposes tables, another moves somebody, a third clears them', async () => {
    const ids = [
      await reply('Adamov'),
      await reply('Belov'),
      await reply('Chernov', { organization: 'Authority of Adamov' }),
    ]
    await settle({ seats: '4', table_size: '2' })
    decide(ids, 'invited')
    release(...ids)
    assert.deepEqual(await namesIn('without'), ['Adamov', 'Belov', 'Chernov'])
    await post('proposal')
    const tableOf = (id: number | undefined) => app.services.seating.tableOf(id as number)
    assert.notEqual(tableOf(ids[0]), tableOf(ids[2]))
    assert.deepEqual(await namesIn('without'), [])

    const [from, to] = [String(tableOf(ids[0])), String(tableOf(ids[2]))]
    assert.equal((await post(`guests/${ids[1]}`, { table: '', from: String(tableOf(ids[1])) })).status, 303)
    assert.equal((await post(`guests/${ids[0]}`, { table: to, from })).status, 303)
    assert.equal((await page())('.error').text().replace(/\s+/g, ' ').trim(), 'Note: two people from one organisation')
    // What another reviewer sees is old now, a full table takes nobody, and there are but two tables.
    assert.equal((await post(`guests/${ids[0]}`, { table: from, from })).status, 409)
    const full = await post(`guests/${ids[1]}`, { table: to, from: '' })
    const $ = load(await full.text())
    assert.deepEqual(
      [full.status, problemOn($), $(`#guest-${ids[1]} ~ form [name=table]`).val()],
      [422, 'This table is full. Choose another.', to],
    )
    assert.equal((await post(`guests/${ids[1]}`, { table: '3', from: '' })).status, 422)
    await post('clearing')
    assert.deepEqual(await namesIn('without'), ['Adamov', 'Belov', 'Chernov'])
    const log = app.services.database
      .prepare(
        `SELECT action, count(*) AS count FROM audit WHERE action IN ('seating_changed', 'table_given') GROUP BY action`,
      )
      .all()
    // The plan; three who were seated, two who were moved, two who still sat when the tables were cleared.
    assert.deepEqual(log, [
      { action: 'seating_changed', count: 1 },
      { action: 'table_given', count: 7 },
    ])
  })

  test('of two who change the number of seats from equally old pages the second is told', async () => {
    const was = (await page())('[name=was]').val() as string
    assert.equal((await post('plan', { seats: '100', table_size: '8', was })).status, 303)
    assert.equal((await post('plan', { seats: '100', table_size: '8', was })).status, 303)
    const second = await post('plan', { seats: '150', table_size: '10', was })
    const $ = load(await second.text())
    assert.deepEqual(
      [second.status, problemOn($), $('#seats').val(), app.services.seating.plan().seats],
      [
        409,
        'Somebody else has changed the settings: seats at the round table: 100, seats at one table: 8. What you entered is still in the fields; check it and try again.',
        '150',
        100,
      ],
    )
    const again = { seats: '150', table_size: '10', was: $('[name=was]').val() as string }
    assert.equal((await post('plan', again)).status, 303)
  })

  test('those who wait and those not decided lead to their decisions, one by one and together', async () => {
    const [waiting, undecided] = [await reply('Adamov'), await reply('Belov')]
    decide([waiting], 'waiting')
    release(waiting)
    const $ = await page()
    const links = $('section a[href*=decision], section a[href*=status]')
    const reference = (id: number) => app.services.seating.guests().find(one => one.replyId === id)?.reference
    assert.deepEqual(
      links.toArray().map(link => $(link).attr('href')),
      [
        '/admin/replies?form=ai-governance-day&status=waiting&sort=submitted_at',
        `/admin/replies/${reference(waiting)}?form=ai-governance-day#ai-governance-day-decision`,
        '/admin/replies?form=ai-governance-day&status=interest_noted&sort=submitted_at',
        `/admin/replies/${reference(undecided)}?form=ai-governance-day#ai-governance-day-decision`,
      ],
    )
    const together = load(await (await desk().get($(links.get(0)).attr('href') as string)).text())
    assert.deepEqual(
      together('input[name=reply]')
        .toArray()
        .map(box => together(box).val()),
      [`${waiting}:${version(waiting)}`],
    )
    const target = load(await (await desk().get(`/admin/replies/${reference(waiting)}`)).text())
    assert.equal(target('#ai-governance-day-decision').length, 1)
  })

  test('after the proposal it is said how many were seated, if any', async () => {
    const ids = [await reply('Adamov'), await reply('Belov'), await reply('Chernov')]
    await settle({ seats: '2', table_size: '2' })
    decide(ids, 'invited')
    release(...ids.slice(0, 2))
    const saidAfter = async () => {
      assert.equal((await post('proposal')).headers.get('location'), '/admin/seating#tables')
      return plain((await page())('.said').text())
    }
    assert.equal(await saidAfter(), '2 participants have been given a table')
    assert.equal(await saidAfter(), '')
    // All are sent from their tables by a second press alone.
    const $ = await page()
    const button = $('form[action="/admin/seating/clearing"] button')
    assert.deepEqual(
      [button.text(), button.closest('details').find('summary').text(), button.closest('details').attr('open')],
      ['Yes, clear all tables', 'Clear all tables', undefined],
    )
  })

  test('whoever loses the seat loses the table', async () => {
    const id = await reply('Adamov')
    decide([id], 'invited')
    release(id)
    await post('proposal')
    assert.equal(app.services.seating.tableOf(id), 1)
    const reply_ = app.services.replies.replyById(id)
    const participant = app.services.replies.participant(reply_?.participantId ?? 0)
    assert.ok(participant && reply_)
    app.services.receiver.withdraw(participant, reply_)
    assert.equal(app.services.seating.tableOf(id), undefined)

    const other = await reply('Belov')
    decide([other], 'invited')
    const released = release(other)
    await post('proposal')
    assert.equal(app.services.seating.tableOf(other), 1)
    app.services.undo.run(released.batch, 'x')
    assert.deepEqual(
      [app.services.replies.replyById(other)?.status, app.services.seating.tableOf(other)],
      ['interest_noted', undefined],
    )
  })

  test('what cannot be logged is not changed, and nothing is logged where nothing changes', async () => {
    const id = await reply('Adamov')
    decide([id], 'invited')
    release(id)
    const { seating, database } = app.services
    const plan = seating.plan()
    database.exec(`CREATE TRIGGER no_log BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'the log is full'); END`)
    assert.throws(() => seating.seat(id, 1, 'x'), /the log is full/)
    assert.throws(() => seating.propose('x'), /the log is full/)
    assert.throws(() => seating.setPlan({ seats: 10, tableSize: 5 }, 'x'), /the log is full/)
    assert.deepEqual([seating.tableOf(id), seating.plan()], [undefined, plan])
    seating.setPlan(plan, 'x')
    seating.clear('x')
    database.exec('DROP TRIGGER no_log')
    assert.deepEqual([seating.propose('x'), seating.propose('x'), seating.tableOf(id)], [1, 0, 1])
    assert.deepEqual([seating.seat(id, 21, 'x'), seating.tableOf(id)], ['no_such_table', 1])
  })

  test('wrong settings are refused and shown as typed', async () => {
    const answer = await post('plan', { seats: 'many', table_size: '1' })
    const $ = load(await answer.text())
    assert.deepEqual([answer.status, $('#seats').val(), $('#table_size').val()], [422, 'many', '1'])
    assert.equal(app.services.seating.plan().seats, 200)
  })
})
