import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { load } from 'cheerio'
import { breaksIn, breaksText } from '../../src/programme/breaks.ts'
import { problemIn, useProgramme } from '../support/programme.ts'

describe('breaks and lengths in a session', () => {
  const { app, get, post, move, ask, page, settingsOf, noted } = useProgramme()
  const session = 'segment-9-july'
  const plan = { starts_at: '10:00', ends_at: '11:30', slot_minutes: '20', capacity: '5' }

  async function planned(breaks: string, ...lengths: string[]): Promise<number[]> {
    const ids: number[] = []
    for (const [index, minutes] of lengths.entries()) {
      const { id } = await ask(`Speaker${'abcdef'[index]}`, { available_days: ['2025-07-08', '2025-07-09'] })
      await move(id, session)
      await post(`slots/${id}/length`, { minutes, from: '' })
      ids.push(id)
    }
    const was = await settingsOf(session)
    assert.equal((await post(`sessions/${session}`, { ...plan, breaks, was })).status, 303)
    return ids
  }

  test('times follow them on the board, on paper, in CSV and in the calendar', async () => {
    const [a] = await planned('10:50 - 11:05', '', '30', '5', '40')
    const times = ['10:00–10:20', '10:20–10:50', '11:05–11:10', '11:10–11:50']
    const $ = await page()
    const column = $(`#${session}`).closest('section')
    const texts = (selector: string) =>
      column
        .find(selector)
        .toArray()
        .map(one => $(one).text().replaceAll('\u00a0', ' '))
    assert.deepEqual(
      texts('time'),
      times.map(time => time.slice(0, 5)),
    )
    assert.deepEqual(texts('.break'), ['Break 10:50–11:05'])
    assert.equal(texts('.column-head p').join(), 'Wed · 10:00–11:50 · until 11:30 · 20 min each')
    assert.deepEqual(await noted(), ['⚠ the speech ends after the session closes (11:30)'])
    const paper = load(await (await get('/order')).text())
    assert.deepEqual(
      paper('tbody tr')
        .toArray()
        .map(row => paper(row).find('td').first().text()),
      times,
    )
    assert.deepEqual(
      paper('h2 + p')
        .toArray()
        .map(line => paper(line).text().replace(/\s+/g, ' ').trim())
        .filter(line => line.includes('Breaks')),
      ['Session: 10:00–11:30. Breaks: 10:50–11:05. Заседание: 10:00–11:30. Перерывы: 10:50–11:05.'],
    )
    const chairs = load(await (await get('/session-file/2025-07-09')).text())
    assert.equal(chairs('h2 + p').first().text().trim(), 'Session: 10:00–11:30. Breaks: 10:50–11:05.')
    const rows = (await (await get('.csv')).text()).trim().split('\r\n').slice(1)
    assert.deepEqual(
      rows.map(row => row.split('";"').slice(3, 5).join('–')),
      times,
    )
    const calendar = await (await get('.ics')).text()
    assert.deepEqual(
      [...calendar.matchAll(/DTSTART:20250709T(\d{4})/g)].map(([, time]) => time),
      ['0800', '0820', '0905', '0910'],
    )
    // Without a length of its own again, it is as long as the session says.
    await post(`slots/${a}/length`, { minutes: '7', from: '' })
    assert.equal((await post(`slots/${a}/length`, { minutes: '', from: '7' })).status, 303)
    assert.equal(app.services.programme.speech(a as number)?.minutes, null)
  })

  test('a speech keeps its length in another session', async () => {
    const [a] = await planned('', '30')
    await move(a as number, 'segment-10-july')
    assert.equal(app.services.programme.speech(a as number)?.minutes, 30)
  })

  test('a speech that is brought back without its length, which cannot be logged, is not brought back', async () => {
    const [a = 0] = await planned('', '30')
    const { database, programme } = app.services
    assert.equal((await post('moves', { speech: `${a}:${session}:1`, place: 'out' })).status, 303)
    const back = { speech: String(a), place: `${session}:0`, minutes: '30' }
    database.exec(`CREATE TRIGGER no_length BEFORE INSERT ON audit WHEN new.action = 'length_set'
      BEGIN SELECT RAISE(ABORT, 'the log is full'); END`)
    assert.equal((await post('moves', back)).status, 500)
    assert.equal(programme.placeOf(a), undefined)
    database.exec('DROP TRIGGER no_length')
    assert.equal((await post('moves', back)).status, 303)
    assert.deepEqual([programme.placeOf(a), programme.speech(a)?.minutes], [{ session, position: 1 }, 30])
  })

  test('breaks are read however they are written, and what is none is refused with what was typed', async () => {
    const read = (text: string) => breaksText(breaksIn(text) ?? [{ from: 'no', to: 'breaks' }])
    assert.deepEqual(['', '13:00-14:00; 11:00 – 11:15,', '11:00–12:00, 12:00–12:10'].map(read), [
      '',
      '11:00–11:15, 13:00–14:00',
      '11:00–12:00, 12:00–12:10',
    ])
    const five = Array.from({ length: 5 }, (_, hour) => `1${hour}:00-1${hour}:05`)
    assert.equal(breaksIn(five.join())?.length, 5)
    for (const wrong of ['noon', '11:00', '12:00-11:00', '11:00-12:00, 11:30-12:30', [...five, '16:00-16:05'].join()]) {
      const refused = await post(`sessions/${session}`, { ...plan, breaks: wrong })
      const $ = load(await refused.clone().text())
      assert.deepEqual([refused.status, $(`#${session}-breaks`).val()], [422, wrong])
      assert.match(await problemIn(refused), /^Give the start and the end as HH:MM/)
    }
    const before = await post(`sessions/${session}`, { ...plan, ends_at: '09:00' })
    assert.equal(before.status, 422)
  })
})
