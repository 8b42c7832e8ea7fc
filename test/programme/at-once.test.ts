import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { load } from 'cheerio'
import { problemIn, useProgramme } from '../support/programme.ts'

describe('two who plan from equally old pages', () => {
  const { app, post, page, move, ask, speakers, settingsOf } = useProgramme()

  test('of two who place the same request from equally old pages the second is told, and keeps the choice', async () => {
    const { id } = await ask('Adamov')
    const speech = String(id)
    await post('moves', { speech, place: 'segment-9-july' })
    const second = await post('moves', { speech, place: 'segment-11-july' })
    const html = await second.clone().text()
    assert.deepEqual(
      [
        second.status,
        await problemIn(second),
        load(html)('.error-summary a').attr('href'),
        load(html)('[name=speech][checked]').val(),
      ],
      [
        409,
        'Adamov Petr: somebody else has changed the place; it is now 9 July, segment, place 1. Check it and try again.',
        `#speech-${id}`,
        `${id}:segment-9-july:1`,
      ],
    )
    // The same choice twice, as a double press makes it, is one.
    assert.equal((await post('moves', { speech, place: 'segment-9-july' })).status, 303)
    assert.deepEqual([await speakers('segment-9-july'), await speakers('segment-11-july')], [['Adamov'], []])
    // The page that says so is new: one press more, and the speech is where it was wanted.
    const again = load(html)('[name=speech][checked]').val() as string
    assert.equal((await post('moves', { speech: again, place: 'segment-11-july' })).status, 303)
    assert.deepEqual([await speakers('segment-9-july'), await speakers('segment-11-july')], [[], ['Adamov']])
  })

  test('a speech that was to follow one that is elsewhere by now stays where it is', async () => {
    const [a, b] = [await ask('Adamov'), await ask('Borisov')]
    await move(a.id, 'segment-9-july')
    await move(a.id, 'segment-10-july')
    const late = await post('moves', { speech: String(b.id), place: `segment-9-july:${a.id}` })
    assert.deepEqual(
      [late.status, await problemIn(late)],
      [
        409,
        'Somebody else has changed the session: the speech that yours was to follow is no longer there. Check the order and try again.',
      ],
    )
    assert.deepEqual(await speakers('unplaced'), ['Borisov'])
  })

  test('of two who set the length of a speech at once the second is told, and keeps what was typed', async () => {
    const { id } = await ask('Adamov')
    await move(id, 'segment-9-july')
    const set = (minutes: string) => post(`slots/${id}/length`, { minutes, from: '' })
    assert.deepEqual([(await set('5')).status, (await set('5')).status], [303, 303])
    const second = await set('7')
    const html = await second.clone().text()
    assert.deepEqual(
      [second.status, await problemIn(second), load(html)(`#speech-${id} [name=minutes]`).val()],
      [409, 'Somebody else has changed the length, in minutes: 5. If your choice stands, try again.', '7'],
    )
    const wrong = await set('long')
    assert.deepEqual(
      [wrong.status, await problemIn(wrong), app.services.programme.speech(id)?.minutes],
      [422, 'Give 1 to 120 minutes, or leave the field empty', 5],
    )
  })

  test('of two who change the settings of a session from equally old pages the second is told', async () => {
    const was = await settingsOf('segment-9-july')
    const change = (starts_at: string) =>
      post('sessions/segment-9-july', { starts_at, slot_minutes: '5', capacity: '8', was })
    assert.equal((await change('09:30')).status, 303)
    assert.equal((await change('09:30')).status, 303)
    const second = await change('11:00')
    const $ = load(await second.clone().text())
    assert.deepEqual(
      [second.status, await problemIn(second), $('#segment-9-july-starts_at').val()],
      [
        409,
        'Somebody else has changed the settings of the session: start 09:30, end –, minutes per speaker: 5, places: 8, breaks: –. What you entered is still in the fields; check it and try again.',
        '11:00',
      ],
    )
    assert.equal(app.services.programme.plan('segment-9-july').startsAt, '09:30')
    // The page that says so is new: the same press goes through from there.
    const now = $('#segment-9-july').closest('section').find('[name=was]').val() as string
    const again = { starts_at: '11:00', slot_minutes: '5', capacity: '8', was: now }
    assert.equal((await post('sessions/segment-9-july', again)).status, 303)
  })

  test('the protocol category of a placed speaker can be changed, by an older page not', async () => {
    const { id } = await ask('Adamov')
    await move(id, 'segment-9-july')
    const form = (await page())(`#speech-${id} form[action="/admin/programme/categories/${id}"]`)
    assert.equal(form.find('[name=category]').val(), 'REG')
    const from = form.find('[name=from]').val() as string
    assert.equal((await post(`categories/${id}`, { category: 'MIN', from })).status, 303)
    const second = await post(`categories/${id}`, { category: 'AMB', from })
    const $ = load(await second.clone().text())
    assert.deepEqual(
      [
        second.status,
        await problemIn(second),
        $(`#speech-${id} [name=category]`).val(),
        app.services.replies.replyById(id)?.protocolCategory,
      ],
      [
        409,
        'Somebody else has changed the protocol category: Minister. If your choice stands, try again.',
        'AMB',
        'MIN',
      ],
    )
  })
})
