import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { type CheerioAPI, load } from 'cheerio'
import { plain } from '../support/page.ts'
import { guestsOf, useSeating } from '../support/seating.ts'
import { signedIn } from '../support/staff.ts'

describe('the round table', () => {
  const { app, reply, version, decide, release, at, seat, box, page, post, told, desk } = useSeating()
  const namesIn = async (heading: string) => {
    const $ = await page()
    return $(`#${heading}`)
      .nextAll('.guests')
      .first()
      .find('.guest-name bdi')
      .toArray()
      .map(name => $(name).text().split(' ')[0])
  }
  /** The settings' form as the page has it, with other numbers in it. */
  const settle = async (numbers: { seats: string; table_size: string }) =>
    post('settings', { ...numbers, was: (await page())('[name=was]').val() as string })
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

  test('one press proposes tables and seats, another sends everybody from them, and both are taken back', async () => {
    const ids = [
      await reply('Adamov'),
      await reply('Belov'),
      await reply('Chernov', { organization: 'Authority of Adamov' }),
    ]
    await settle({ seats: '4', table_size: '2' })
    decide(ids, 'invited')
    release(...ids)
    assert.deepEqual(await namesIn('without'), ['Adamov', 'Belov', 'Chernov'])
    const undo = async ({ $ }: Awaited<ReturnType<typeof told>>) =>
      told(await post('moves/undo', { moves: $('.said [name=moves]').val() as string }))
    const proposed = await told(await post('proposal'))
    const places = ids.map(at)
    assert.deepEqual(places.toSorted(), ['1/1', '2/1', '2/2'])
    assert.notEqual(places[0]?.[0], places[2]?.[0])
    assert.deepEqual(await namesIn('without'), [])
    assert.equal((await undo(proposed)).said, 'Guests moved: 3.')
    assert.deepEqual(ids.map(at), ['', '', ''])
    await post('proposal')
    const cleared = await told(await post('clearing'))
    assert.deepEqual([cleared.said, ids.map(at)], ['The seating is undone: nobody has a table.', ['', '', '']])
    await undo(cleared)
    assert.deepEqual(ids.map(at), places)
    const log = app.services.database
      .prepare(`SELECT count(*) AS count FROM audit WHERE action = 'table_given'`)
      .pluck()
      .get()
    // Proposed, taken back, proposed again, cleared, taken back: three at a time.
    assert.equal(log, 15)
  })

  test('whoever is ticked goes to a table, to a seat, to no table, and the message takes it back', async () => {
    const ids = [await reply('Adamov'), await reply('Belov')] as const
    decide([...ids], 'invited')
    release(...ids)
    const [adamov] = ids
    const moved = await told(await post('moves', { guest: box(adamov), to: '3' }))
    assert.deepEqual(
      [moved.status, moved.path, moved.said],
      [303, `/admin/seating#guest-${adamov}`, 'Adamov Petr: table 3, seat 1.'],
    )
    const seated = await told(await post('moves', { guest: box(adamov), to: '3/7' }))
    assert.equal(seated.said, 'Adamov Petr: table 3, seat 7.')
    const both = await told(await post('moves', { guest: ids.map(box), to: '5/2' }))
    assert.deepEqual([both.said, ids.map(at)], ['Guests moved: 2.', ['5/2', '5/1']])
    const none = await told(await post('moves', { guest: box(adamov), to: '' }))
    assert.deepEqual([none.said, at(adamov)], ['Adamov Petr: without a table.', ''])
    const button = none.$('.said form')
    assert.deepEqual([button.attr('action'), button.find('button').text()], ['/admin/seating/moves/undo', 'Put back'])
    const back = await told(await post('moves/undo', { moves: button.find('[name=moves]').val() as string }))
    assert.deepEqual([back.said, at(adamov)], ['Adamov Petr: table 5, seat 2.', '5/2'])
    // Pressed once more, it finds them elsewhere.
    await post('moves', { guest: box(adamov), to: '1' })
    const late = await post('moves/undo', { moves: `${adamov}:5/2:` })
    assert.deepEqual([late.status, at(adamov)], [409, '1/1'])
  })

  test('two who are ticked change places by one press, at tables and with whoever has none', async () => {
    const ids = [await reply('Adamov'), await reply('Belov'), await reply('Chernov')] as const
    const [adamov, belov, chernov] = ids
    decide([...ids], 'invited')
    release(...ids)
    seat(adamov, 1, 4)
    seat(belov, 2, 9)
    const exchange = async (...who: number[]) => post('moves', { guest: who.map(box), to: 'exchange' })
    const done = await told(await exchange(adamov, belov))
    assert.deepEqual([done.said, ids.map(at)], ['Adamov Petr and Belov Petr have changed places.', ['2/9', '1/4', '']])
    await exchange(belov, chernov)
    assert.deepEqual(ids.map(at), ['2/9', '', '1/4'])
    for (const who of [[adamov], [adamov, belov, chernov]]) {
      const answer = await exchange(...who)
      const $ = load(await answer.text())
      assert.deepEqual(
        [answer.status, problemOn($), $('[name=guest]:checked').length],
        [422, 'Select two participants to change places.', who.length],
      )
    }
    assert.deepEqual(ids.map(at), ['2/9', '', '1/4'])
  })

  test('an old page moves nobody: it is said where the guest sits now, and who is ticked stays so', async () => {
    const ids = [await reply('Adamov'), await reply('Belov'), await reply('Chernov')] as const
    const [adamov, belov, chernov] = ids
    await settle({ seats: '4', table_size: '2' })
    decide([...ids], 'invited')
    release(...ids)
    const old = box(adamov)
    seat(adamov, 2, 1)
    seat(belov, 1, 1)
    const refused = async (form: { guest?: string; to: string }) => {
      const answer = await post('moves', form)
      const $ = load(await answer.text())
      return [answer.status, problemOn($), $('[name=guest]:checked').val()]
    }
    assert.deepEqual(await refused({ guest: old, to: '1' }), [
      409,
      'Somebody else has changed the seating: Adamov Petr, now table 2, seat 1. Check the tables and try again.',
      box(adamov),
    ])
    assert.deepEqual(await refused({ guest: box(adamov), to: '1/1' }), [
      409,
      'This seat is taken: Belov Petr, table 1, seat 1. Choose another.',
      box(adamov),
    ])
    seat(adamov, 1, 2)
    assert.deepEqual(await refused({ guest: box(chernov), to: '1' }), [
      422,
      'This table is full. Choose another.',
      box(chernov),
    ])
    assert.deepEqual(await refused({ guest: box(chernov), to: '3' }), [
      422,
      'There is no such table. Choose another.',
      box(chernov),
    ])
    assert.deepEqual(await refused({ to: '1' }), [422, 'Select a participant first.', undefined])
    const ticked = box(chernov)
    decide([chernov], 'uninvited')
    release(chernov)
    assert.deepEqual(await refused({ guest: ticked, to: '2' }), [
      409,
      'One of those selected is no longer invited. Check the tables and try again.',
      undefined,
    ])
    assert.deepEqual(ids.map(at), ['1/2', '1/1', ''])
    for (const to of ['0', 'elsewhere', '1/0', '-1'])
      assert.equal((await post('moves', { guest: ticked, to })).status, 400)
    for (const moves of ['', 'x', '1:1/1', '1:1/1:2/0']) assert.equal((await post('moves/undo', { moves })).status, 400)
  })

  test('of two who change the number of seats from equally old pages the second is told', async () => {
    const was = (await page())('[name=was]').val() as string
    assert.equal((await post('settings', { seats: '100', table_size: '8', was })).status, 303)
    assert.equal((await post('settings', { seats: '100', table_size: '8', was })).status, 303)
    const second = await post('settings', { seats: '150', table_size: '10', was })
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
    assert.equal((await post('settings', again)).status, 303)
  })

  test('those who wait and those who ask are invited by one press, and the page stays', async () => {
    const [waiting, asking, other] = [await reply('Adamov'), await reply('Belov'), await reply('Chernov')]
    decide([waiting], 'waiting')
    release(waiting)
    assert.deepEqual([await namesIn('waiting'), await namesIn('undecided')], [['Adamov'], ['Belov', 'Chernov']])
    const pending = () => [waiting, asking, other].map(id => app.services.replies.replyById(id)?.pendingStatus)
    // The button of a row invites that one alone, whoever else is ticked.
    const row = (await page())(`#guest-${waiting} button[name=one]`).val() as string
    const invited = await told(await post('invitations', { one: row, reply: `${asking}:${version(asking)}` }))
    assert.deepEqual(
      [invited.status, invited.path, invited.said, pending()],
      [
        303,
        '/admin/seating#waiting',
        'Adamov Petr: decided “Invite”. The e-mail waits to be sent.',
        ['invited', null, null],
      ],
    )
    const reference = guestsOf(app).find(one => one.replyId === waiting)?.reference
    const letter = `/admin/replies/${reference}/ai-governance-day/letter`
    assert.deepEqual(
      [invited.$('.said a').attr('href'), invited.$(`#guest-${waiting} [title] > a`).attr('href')],
      [letter, letter],
    )
    assert.equal(invited.$(`#guest-${waiting} :is(button, input)`).length, 0)
    const batch = invited.$('.said [name=batch]').val() as string
    const undone = await told(await post('decisions/undo', { batch }))
    assert.deepEqual(
      [undone.path, undone.said, pending()],
      ['/admin/seating#waiting', 'Adamov Petr: the last decision is undone.', [null, null, null]],
    )
    assert.equal((await post('decisions/undo', { batch })).status, 409)
    assert.equal((await post('decisions/undo', { batch: row })).status, 400)
  })

  test('several who are ticked are invited together, as far as there are seats', async () => {
    const ids = [await reply('Adamov'), await reply('Belov'), await reply('Chernov')]
    await settle({ seats: '2', table_size: '2' })
    const boxes = () => ids.map(id => `${id}:${version(id)}`)
    const old = boxes()
    const done = await told(await post('invitations', { reply: old }))
    assert.equal(
      done.said,
      'Decided “Invite”, participants: 2. The e-mails wait to be sent. Skipped: Chernov Petr: no seat is free at the round table.',
    )
    assert.equal(done.$('.said a').attr('href'), '/admin/replies?form=ai-governance-day&pending=1')
    const full = await post('invitations', { reply: boxes().at(-1) as string })
    const $ = load(await full.text())
    assert.deepEqual([full.status, problemOn($)], [422, 'Chernov Petr: no seat is free at the round table'])
    const batch = done.$('.said [name=batch]').val() as string
    assert.equal((await told(await post('decisions/undo', { batch }))).said, 'The decision is undone, participants: 2.')
    const stale = await post('invitations', { one: old[0] as string })
    assert.deepEqual(
      [stale.status, problemOn(load(await stale.text()))],
      [409, 'Adamov Petr: the reply has changed since you opened this page'],
    )
    const nobody = await post('invitations', {})
    assert.deepEqual([nobody.status, problemOn(load(await nobody.text()))], [422, 'Select a participant first.'])
  })

  test('an invitation is withdrawn, accepted or not: the letter says so, the seat is free when it leaves', async () => {
    const ids = [await reply('Adamov'), await reply('Belov')] as const
    const [adamov, belov] = ids
    decide([...ids], 'invited')
    release(...ids)
    const { replies, decisions, outbox, seating } = app.services
    const replyOf = (id: number) => replies.replyById(id) ?? assert.fail()
    const participantOf = (id: number) => replies.participant(replyOf(id).participantId) ?? assert.fail()
    const answer = { participant: participantOf(belov), form: 'ai-governance-day', seen: version(belov) }
    decisions.respond({ ...answer, to: 'accepted' })
    seat(adamov, 1)
    seat(belov, 2)
    const one = await told(await post('uninviting', { guest: box(adamov) }))
    assert.equal(one.said, 'Adamov Petr: decided “Withdraw the invitation”. The e-mail waits to be sent.')
    assert.deepEqual(
      [at(adamov), replyOf(adamov).status, replyOf(adamov).pendingStatus],
      ['1/1', 'invited', 'uninvited'],
    )
    assert.match(one.$(`#guest-${adamov} .waits-for-letter`).text(), /Withdraw the invitation/)
    const both = await told(await post('uninviting', { guest: ids.map(box) }))
    assert.equal(both.said, 'Decided “Withdraw the invitation”, participants: 2. The e-mails wait to be sent.')
    assert.equal(seating.count().taken, 2)
    release(...ids)
    assert.equal(seating.count().taken, 0)
    assert.deepEqual(
      ids.map(id => [at(id), replyOf(id).status]),
      [
        ['', 'uninvited'],
        ['', 'uninvited'],
      ],
    )
    const letters = outbox.ofParticipant(replyOf(belov).participantId).map(({ data }) => data.status)
    assert.equal(letters.filter(status => status === 'uninvited').length, 1)
    // Neither accepts any more; the secretariat may invite again.
    const late = decisions.respond({ ...answer, seen: version(belov), to: 'declined' })
    assert.deepEqual([late, decide([belov], 'invited').done.length], ['not_possible', 1])
  })

  test('what is undone leaves whoever sits where they sit, and puts back whoever had to get up', async () => {
    const ids = [await reply('Adamov'), await reply('Belov')] as const
    const [adamov, belov] = ids
    decide([...ids], 'invited')
    release(...ids)
    seat(adamov, 1, 4)
    const withdrawn = await told(await post('uninviting', { guest: box(adamov) }))
    seat(adamov, 2, 5)
    const undone = await post('decisions/undo', { batch: withdrawn.$('.said [name=batch]').val() as string })
    assert.deepEqual([undone.status, at(adamov)], [303, '2/5'])
    for (const [taken, found] of [
      ['', '2/5'],
      ['2/5', '2/1'],
    ] as const) {
      seat(adamov, 2, 5)
      decide([adamov], 'uninvited')
      const { batch } = release(adamov)
      assert.equal(at(adamov), '')
      if (taken) seat(belov, 2, 5)
      app.services.undo.run(batch, 'x')
      assert.deepEqual([at(adamov), at(belov)], [found, taken])
    }
  })

  test('invitations are withdrawn from the table too, for several at once', async () => {
    const ids = [await reply('Adamov'), await reply('Belov')]
    decide(ids, 'invited')
    release(...ids)
    const marked = { change: 'uninvited', reply: ids.map(id => `${id}:${version(id)}`) }
    const prepared = await desk().post('/admin/batches', marked)
    const path = prepared.headers.get('location') as string
    assert.equal((await desk().post(path, {})).status, 303)
    assert.deepEqual(
      ids.map(id => app.services.replies.replyById(id)?.pendingStatus),
      ['uninvited', 'uninvited'],
    )
  })

  test('after the proposal it is said how many were seated, or that there was nothing to change', async () => {
    const ids = [await reply('Adamov'), await reply('Belov'), await reply('Chernov')]
    await settle({ seats: '2', table_size: '2' })
    decide(ids, 'invited')
    release(...ids.slice(0, 2))
    const saidAfter = async () => {
      assert.equal((await post('proposal')).headers.get('location'), '/admin/seating#tables')
      return plain((await page())('.said p').text())
    }
    assert.equal(await saidAfter(), '2 participants have been given a table')
    const nothing = 'Nothing to change: everything stays as it was.'
    assert.equal(await saidAfter(), nothing)
    // All are sent from their tables by a second press alone.
    const $ = await page()
    const button = $('form[action="/admin/seating/clearing"] button')
    assert.deepEqual(
      [button.text(), plain(button.closest('details').find('summary').text()), button.closest('details').attr('open')],
      ['Yes, clear all tables', 'Clear all tables', undefined],
    )
    // So it is for whoever goes where they sit, and for tables at which nobody sits.
    const [adamov = 0] = ids
    assert.equal((await told(await post('moves', { guest: box(adamov), to: at(adamov) }))).said, nothing)
    await post('clearing')
    assert.equal((await told(await post('clearing'))).said, nothing)
  })

  test('whoever loses the seat loses the table', async () => {
    const id = await reply('Adamov')
    decide([id], 'invited')
    release(id)
    await post('proposal')
    assert.equal(at(id), '1/1')
    const reply_ = app.services.replies.replyById(id)
    const participant = app.services.replies.participant(reply_?.participantId ?? 0)
    assert.ok(participant && reply_)
    app.services.receiver.withdraw(participant, reply_)
    assert.equal(at(id), '')

    const other = await reply('Belov')
    decide([other], 'invited')
    const released = release(other)
    await post('proposal')
    assert.equal(at(other), '1/1')
    app.services.undo.run(released.batch, 'x')
    assert.deepEqual([app.services.replies.replyById(other)?.status, at(other)], ['interest_noted', ''])
  })

  test('what cannot be logged is not changed, and nothing is logged where nothing changes', async () => {
    const id = await reply('Adamov')
    decide([id], 'invited')
    release(id)
    const { seating, database } = app.services
    const plan = seating.plan()
    database.exec(`CREATE TRIGGER no_log BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'the log is full'); END`)
    assert.throws(() => seat(id, 1), /the log is full/)
    assert.throws(() => seating.propose('x'), /the log is full/)
    assert.throws(() => seating.setPlan({ seats: 10, tableSize: 5 }, 'x'), /the log is full/)
    assert.deepEqual([at(id), seating.plan()], ['', plan])
    seating.setPlan(plan, 'x')
    seating.clear('x')
    database.exec('DROP TRIGGER no_log')
    assert.deepEqual([seating.propose('x').length, seating.propose('x').length, at(id)], [1, 0, '1/1'])
    assert.deepEqual([seat(id, 21).problem, at(id)], [{ name: 'no_such_table' }, '1/1'])
  })

  test('whoever may only read sees who sits where, and nothing to press', async () => {
    const id = await reply('Adamov')
    await reply('Belov')
    decide([id], 'invited')
    release(id)
    seat(id, 3, 2)
    const viewer = await signedIn(app, 'viewer')
    const $ = load(await (await viewer.get('/admin/seating')).text())
    assert.deepEqual(
      [$(`#guest-${id} .guest-name bdi`).text(), $(`#guest-${id} .guest-seat`).text()],
      ['Adamov Petr', '2'],
    )
    assert.equal($('main :is(input, button:not([hidden]), summary)').length, 0)
    assert.ok((await page())('main :is(input, button:not([hidden]), summary)').length > 30)
  })

  test('wrong settings are refused and shown as typed', async () => {
    const answer = await post('settings', { seats: 'many', table_size: '1' })
    const $ = load(await answer.text())
    assert.deepEqual([answer.status, $('#seats').val(), $('#table_size').val()], [422, 'many', '1'])
    assert.equal(app.services.seating.plan().seats, 200)
  })
})
