import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { load } from 'cheerio'
import { problemIn, useProgramme } from '../support/programme.ts'

describe('the programme of speakers', () => {
  const { app, get, post, page, move, ask, speakers, settingsOf, noted } = useProgramme()

  test('requests go by protocol category, room and time; staff may set the category', async () => {
    await ask('Remote', { level: 'head', speaking_mode: 'remote' })
    await ask('Later', { level: 'head' })
    const standIn = {
      speaker_is_participant: 'no',
      speaker_name: 'Stand-in',
      speaker_position: 'Adviser',
      speaker_level: 'other',
    }
    // Rank does not pass to a stand-in.
    await ask('Minister', { level: 'minister', ...standIn })
    const { id } = await ask('Deputy', { level: 'other' })
    assert.deepEqual(await speakers('unplaced'), ['Later', 'Remote', 'Stand-in', 'Deputy'])
    await post(`categories/${id}`, { category: 'UN' })
    assert.deepEqual(await speakers('unplaced'), ['Deputy', 'Later', 'Remote', 'Stand-in'])
  })

  test('slots are placed, moved, carried to another session and taken out; an old page moves nothing', async () => {
    const [a, b] = [await ask('Adamov'), await ask('Borisov')]
    for (const { id } of [a, b]) await move(id, 'round-table-8-july')
    assert.deepEqual(await speakers('round-table-8-july'), ['Adamov', 'Borisov'])
    const earlier = { speech: `${b.id}:round-table-8-july:2`, place: 'round-table-8-july:0' }
    await post('moves', earlier)
    assert.deepEqual(await speakers('round-table-8-july'), ['Borisov', 'Adamov'])
    await post('moves', { speech: `${b.id}:round-table-8-july:1`, place: `round-table-8-july:${a.id}` })
    await move(a.id, `round-table-8-july:${b.id}`)
    const stale = await post('moves', { ...earlier, place: 'segment-10-july' })
    assert.equal(stale.status, 409)
    assert.equal(
      await problemIn(stale),
      'Borisov Petr: somebody else has changed the place; it is now 8 July, round table, place 1. Check it and try again.',
    )
    await move(a.id, 'segment-9-july')
    await move(b.id, 'out')
    assert.deepEqual(
      [await speakers('round-table-8-july'), await speakers('segment-9-july'), await speakers('unplaced')],
      [[], ['Adamov'], ['Borisov']],
    )
  })

  test('the sessions differ from the first word on, at the heads and where the places are named', async () => {
    const $ = await page()
    const plain = (text: string) => text.replaceAll('\u00a0', ' ')
    const shorts = ['8 July, round table', '9 July, segment', '10 July, segment', '11 July, segment']
    for (const texts of ['.column--session h2', '.ends [value*=-]'])
      assert.deepEqual(
        $(texts)
          .toArray()
          .map(one => plain($(one).text())),
        shorts,
      )
  })

  test('a speech goes after any other of a session; a press without a speech or a place moves nothing', async () => {
    const [a, b, c] = [await ask('Adamov'), await ask('Borisov'), await ask('Chernov')]
    const session = 'segment-9-july'
    for (const { id } of [a, b]) await move(id, session)
    await move(c.id, `${session}:${a.id}`)
    assert.deepEqual(await speakers(session), ['Adamov', 'Chernov', 'Borisov'])
    const none = await post('moves', { place: session })
    assert.deepEqual([none.status, await problemIn(none)], [422, 'First pick the speech to be moved'])
    await move(a.id, session)
    assert.deepEqual(await speakers(session), ['Chernov', 'Borisov', 'Adamov'])
    const speech = `${a.id}:${session}:3`
    for (const [named, place] of [
      [speech, ''],
      [speech, 'nowhere'],
      ['x', session],
    ] as const)
      assert.equal((await post('moves', { speech: named, place })).status, 400)
    assert.equal((await post('moves', { speech: '999', place: session })).status, 404)
  })

  test('the last move is taken back from its message: the place, and the length of the speech', async () => {
    const [a, b] = [await ask('Adamov'), await ask('Borisov')]
    for (const { id } of [a, b]) await move(id, 'segment-9-july')
    await post(`slots/${a.id}/length`, { minutes: '7', from: '' })
    const undone = async () => {
      const $ = await page()
      const inputs = Object.fromEntries(
        $('.said [type=hidden]')
          .toArray()
          .map(one => [$(one).attr('name'), $(one).val() as string]),
      )
      assert.equal($('.said form').attr('action'), '/admin/programme/moves')
      const said = $('.said p').text().replaceAll('\u00a0', ' ')
      return [said, (await post('moves', inputs)).status, await speakers('segment-9-july')]
    }
    await post('moves', { speech: `${a.id}:segment-9-july:1`, place: 'out' })
    assert.deepEqual(await undone(), ['Adamov Petr: taken out of the programme.', 303, ['Adamov', 'Borisov']])
    assert.equal(app.services.programme.speech(a.id)?.minutes, 7)
    await post('moves', { speech: `${b.id}:segment-9-july:2`, place: 'segment-10-july' })
    assert.deepEqual(await undone(), [
      'Borisov Petr: placed in the programme, 10 July, segment, 10:00.',
      303,
      ['Adamov', 'Borisov'],
    ])
  })

  test('conflicts are named: the day, the hours, the capacity, one authority, one speaker twice', async () => {
    const same = { organization: 'One authority' }
    const first = await ask('Adamov', { ...same, available_days: ['2025-07-08'] })
    const second = await ask('Adamov', {
      ...same,
      unavailable_times: '<b>before noon</b>',
      contact_email: 'b@a.example',
    })
    await move(first.id, 'segment-9-july')
    assert.deepEqual(await noted(), ['⚠ the speaker did not offer this day: can on 8.07'])
    await move(second.id, 'round-table-8-july')
    const third = await ask('Vasiliev')
    await move(third.id, 'round-table-8-july')
    const was = await settingsOf('round-table-8-july')
    await post('sessions/round-table-8-july', { starts_at: '09:30', slot_minutes: '5', capacity: '1', was })
    const twice = ['the speaker has another slot', 'another speaker of this organisation has a slot']
    const expected = [
      ...['the speaker named times that do not suit: <b>before noon</b>', ...twice],
      'more speeches than the session has places for',
      ...['the speaker did not offer this day: can on 8.07', ...twice],
    ]
    assert.deepEqual(
      await noted(),
      expected.map(text => `⚠ ${text}`),
    )
    const $ = load(await (await get('/order')).text())
    assert.deepEqual(
      $('tbody tr')
        .toArray()
        .map(row => $(row).find('td').first().text()),
      ['09:30–09:35', '09:35–09:40', '10:00–10:03'],
    )
  })

  test('settings that cannot be are refused with what was typed', async () => {
    const response = await post('sessions/segment-9-july', { starts_at: '25:00', slot_minutes: '0', capacity: '7' })
    const $ = load(await response.text())
    assert.deepEqual(
      [response.status, $('#segment-9-july-starts_at').val(), $('#segment-9-july-capacity').val()],
      [422, '25:00', '7'],
    )
  })

  test('a speaker is taken out by a second press alone, without script', async () => {
    const { id } = await ask('Adamov')
    await move(id, 'segment-9-july')
    const $ = await page()
    const menu = $(`#speech-${id} details`)
    assert.deepEqual(
      [menu.find('[name=place]').last().val(), menu.find('[name=place]').last().text(), menu.attr('open')],
      ['out', 'Take out', undefined],
    )
  })

  test('the log tells what each change has come to, and nothing where nothing has changed', async () => {
    const [a, b] = [await ask('Adamov'), await ask('Borisov')]
    const { programme, database } = app.services
    const logged = () =>
      database
        .prepare<[], { action: string; change: string }>(
          `SELECT action, details ->> '$.from' || ' → ' || (details ->> '$.to') AS change FROM audit_entries
           WHERE action IN ('slot_placed', 'slot_moved', 'length_set', 'category_set') AND made_by = 'y' ORDER BY id`,
        )
        .all()
        .map(({ action, change }) => `${action}: ${change}`)
    for (const { id } of [a, b]) programme.place(id, { session: 'segment-9-july' }, 'x')
    programme.place(a.id, { session: 'segment-9-july' }, 'y')
    programme.place(b.id, { session: 'segment-9-july', position: 1 }, 'y')
    programme.place(b.id, { session: 'segment-9-july', position: 2 }, 'y')
    for (const minutes of [5, 5, null]) programme.setMinutes(a.id, minutes, 'y')
    programme.place(b.id, { session: 'segment-10-july' }, 'y')
    programme.remove(b.id, 'y')
    programme.remove(b.id, 'y')
    for (const category of ['MIN', 'MIN']) programme.setCategory(a.id, category, 'y')
    assert.deepEqual(logged(), [
      'slot_moved: 2 → 1',
      'slot_moved: 1 → 2',
      'length_set:  → 5',
      'length_set: 5 → ',
      'slot_placed: segment-9-july → segment-10-july',
      'slot_placed: segment-10-july → ',
      'category_set:  → MIN',
    ])
    const plan = { startsAt: '09:30', endsAt: '12:00', slotMinutes: 5, capacity: 8, breaks: '' }
    for (const by of ['x', 'y']) programme.setPlan('segment-9-july', plan, by)
    const settings = database.prepare(`SELECT made_by FROM audit WHERE action = 'programme_changed'`).pluck()
    assert.deepEqual(settings.all(), ['x'])
  })

  test('what cannot be logged is not changed', async () => {
    const { id } = await ask('Adamov')
    const { programme, replies, database } = app.services
    const plan = programme.plan('segment-9-july')
    database.exec(`CREATE TRIGGER no_log BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'the log is full'); END`)
    assert.throws(() => programme.place(id, { session: 'segment-9-july' }, 'x'), /the log is full/)
    assert.throws(() => programme.setCategory(id, 'MIN', 'x'), /the log is full/)
    assert.throws(() => programme.setPlan('segment-9-july', { ...plan, capacity: 1 }, 'x'), /the log is full/)
    assert.deepEqual(
      [programme.sessionOf(id), replies.replyById(id)?.protocolCategory, programme.plan('segment-9-july')],
      [undefined, null, plan],
    )
  })
})
