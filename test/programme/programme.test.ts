import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { load } from 'cheerio'
import { problemIn, useProgramme } from '../support/programme.ts'

describe('the programme of speakers', () => {
  const { app, get, post, page, ask, speakers, settingsOf, noted } = useProgramme()

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
    for (const { id } of [a, b]) await post(`slots/${id}`, { session: 'round-table-8-july' })
    assert.deepEqual(await speakers('round-table-8-july'), ['Adamov', 'Borisov'])
    const where = { from: 'round-table-8-july', position: '2' }
    await post(`slots/${b.id}/move`, { ...where, step: 'earlier' })
    assert.deepEqual(await speakers('round-table-8-july'), ['Borisov', 'Adamov'])
    const stale = await post(`slots/${b.id}/move`, { ...where, step: 'earlier' })
    assert.equal(stale.status, 409)
    assert.equal(
      load(await stale.text())('.error-summary li').text(),
      'Somebody else has changed the order. Check it and try again.',
    )
    await post(`slots/${a.id}/move`, { ...where, step: 'elsewhere', session: 'segment-9-july' })
    await post(`slots/${b.id}/move`, { ...where, position: '1', step: 'out' })
    assert.deepEqual(
      [await speakers('round-table-8-july'), await speakers('segment-9-july'), await speakers('unplaced')],
      [[], ['Adamov'], ['Borisov']],
    )
  })

  test('the sessions differ from the first word on in the list that they are chosen from', async () => {
    const { id } = await ask('Adamov')
    const $ = await page()
    const options = $(`#speech-${id} [name=session] option`).toArray()
    assert.deepEqual(
      options.map(option => $(option).text().replaceAll('\u00a0', ' ')),
      ['8 July, round table', '9 July, segment', '10 July, segment', '11 July, segment'],
    )
  })

  test('a speech goes to a numbered place of a session; what is no number is shown again', async () => {
    const [a, b, c] = [await ask('Adamov'), await ask('Borisov'), await ask('Chernov')]
    const session = 'segment-9-july'
    for (const { id } of [a, b]) await post(`slots/${id}`, { session })
    await post(`slots/${c.id}`, { session, to: '2' })
    assert.deepEqual(await speakers(session), ['Adamov', 'Chernov', 'Borisov'])
    const move = (to: string) =>
      post(`slots/${a.id}/move`, { step: 'elsewhere', from: session, position: '1', session, to })
    const wrong = await move('third')
    const html = await wrong.clone().text()
    assert.deepEqual(
      [wrong.status, await problemIn(wrong), load(html)(`#speech-${a.id} [name=to]`).val()],
      [422, 'Give the position as a number from 1 to 999, or leave it empty', 'third'],
    )
    assert.equal((await move('3')).status, 303)
    assert.deepEqual(await speakers(session), ['Chernov', 'Borisov', 'Adamov'])
    assert.equal((await move('1')).status, 409)
  })

  test('conflicts are named: the day, the hours, the capacity, one authority, one speaker twice', async () => {
    const same = { organization: 'One authority' }
    const first = await ask('Adamov', { ...same, available_days: ['2025-07-08'] })
    const second = await ask('Adamov', {
      ...same,
      unavailable_times: '<b>before noon</b>',
      contact_email: 'b@a.example',
    })
    await post(`slots/${first.id}`, { session: 'segment-9-july' })
    assert.deepEqual(await noted(), ['Note: the speaker did not offer this day'])
    await post(`slots/${second.id}`, { session: 'round-table-8-july' })
    const third = await ask('Vasiliev')
    await post(`slots/${third.id}`, { session: 'round-table-8-july' })
    const was = await settingsOf('round-table-8-july')
    await post('sessions/round-table-8-july', { starts_at: '09:30', slot_minutes: '5', capacity: '1', was })
    assert.deepEqual(await noted(), [
      'Note: the speaker named times that do not suit: <b>before noon</b>; the speaker has another slot; another speaker of this organisation has a slot',
      'Note: more speeches than the session has places for',
      'Note: the speaker did not offer this day; the speaker has another slot; another speaker of this organisation has a slot',
    ])
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
    await post(`slots/${id}`, { session: 'segment-9-july' })
    const $ = await page()
    const [out] = $('button[value=out]').toArray()
    assert.deepEqual(
      [$('button[value=out]').length, $(out).text(), $(out).closest('details').find('summary').text()],
      [1, 'Yes, remove', 'Remove'],
    )
    assert.equal($(out).closest('details').attr('open'), undefined)
  })

  test('the log tells what each change has come to, and nothing where nothing has changed', async () => {
    const [a, b] = [await ask('Adamov'), await ask('Borisov')]
    const { programme, database } = app.services
    const logged = () =>
      database
        .prepare<[], { action: string; change: string }>(
          `SELECT action, details ->> '$.from' || ' → ' || (details ->> '$.to') AS change FROM audit_entries
           WHERE action IN ('slot_placed', 'slot_moved', 'category_set') AND made_by = 'y' ORDER BY id`,
        )
        .all()
        .map(({ action, change }) => `${action}: ${change}`)
    for (const { id } of [a, b]) programme.place(id, { session: 'segment-9-july' }, 'x')
    programme.place(a.id, { session: 'segment-9-july' }, 'y')
    programme.move(a.id, -1, 'y')
    programme.move(a.id, 1, 'y')
    programme.place(b.id, { session: 'segment-10-july' }, 'y')
    programme.remove(b.id, 'y')
    programme.remove(b.id, 'y')
    for (const category of ['MIN', 'MIN']) programme.setCategory(a.id, category, 'y')
    assert.deepEqual(logged(), [
      'slot_moved: 1 → 2',
      'slot_placed: segment-9-july → segment-10-july',
      'slot_placed: segment-10-july → ',
      'category_set:  → MIN',
    ])
    const plan = { startsAt: '09:30', slotMinutes: 5, capacity: 8 }
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
