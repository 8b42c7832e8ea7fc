import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { load } from 'cheerio'
import { useProgramme } from '../support/programme.ts'

describe('the running order', () => {
  const { get, move, offered, ask } = useProgramme()

  test('the running order is a draft until all have confirmed; another shows those alone, at their times', async () => {
    const [a, b] = [await ask('Adamov'), await ask('Borisov')]
    offered([a.id, b.id], 'segment-9-july')
    const confirm = ({ visitor }: typeof a) =>
      visitor.post('/ru/replies/speaking-slot/answer', { answer: 'confirmed', version: '3' })
    const order = async (query = '') => {
      const $ = load(await (await get(`/order${query}`)).text())
      return {
        draft: $('.draft').text(),
        columns: $('thead').first().find('th').length,
        speakers: $('tbody tr')
          .toArray()
          .map(row => `${$(row).find('td').first().text()} ${$(row).find('th span').first().text()}`),
        other: $('.links a').last().attr('href'),
      }
    }
    await confirm(b)
    const full = {
      draft: 'Draft / Проект',
      columns: 5,
      speakers: ['10:00–10:03 Adamov Petr', '10:03–10:06 Borisov Petr'],
      other: '/admin/programme/order?only=confirmed',
    }
    assert.deepEqual(await order(), full)
    assert.deepEqual(await order('?only=confirmed'), {
      draft: '',
      columns: 4,
      speakers: ['10:03–10:06 Borisov Petr'],
      other: '/admin/programme/order',
    })
    await confirm(a)
    assert.deepEqual(await order(), { ...full, draft: '' })
  })

  test('the running order leaves as CSV and as a calendar in UTC', async () => {
    const { id } = await ask('Adamov', { topic: '=2+5 Тема' })
    await move(id, 'round-table-8-july')
    const csv = await (await get('.csv')).text()
    const [, row = ''] = csv.split('\r\n')
    assert.equal(
      row.replace(/"[^"]{4}-[^"]{4}";"Adamov/, '"REFERENCE";"Adamov'),
      `"round-table-8-july";"2025-07-08";"1";"10:00";"10:03";"REFERENCE";"Adamov Petr";"Head of the Agency";"Иванов Пётр Ильич";"Authority of Adamov";"BY";"REG";"in_person";"ru";"'=2+5 Тема";"Regulating rural communications";"received";"yes";"no"`,
    )
    const calendar = await (await get('.ics')).text()
    assert.equal(/DTSTART:20250708T080000Z/.test(calendar), true)
    assert.equal(/^METHOD:PUBLISH\r/m.test(calendar), true)
    // Grows from file to file, so that a slot that has moved moves in the calendar too.
    assert.equal(/^SEQUENCE:17\d{8}\r/m.test(calendar), true)
  })
})
