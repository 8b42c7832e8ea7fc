import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { CheerioAPI } from 'cheerio'
import { useSeating } from '../support/seating.ts'

const hostile = '"><img src=x onerror=alert(1)>'

describe('the lists for the doors', () => {
  const { app, reply, version, decide, release, seat, page, post, desk } = useSeating()

  test('a door list says when and where, how many come, who has accepted, and goes by name or by table', async () => {
    const ids = [
      await reply('Belov', { 'advisers[1][name]': 'Ivan Sidorov' }),
      await reply('Adamov', {
        ai_attendance: 'representative',
        ai_representative_name: 'Deputy Zorin',
        ai_representative_position: 'Deputy Head',
      }),
      await reply('Chernov'),
    ]
    decide(ids, 'invited')
    release(...ids)
    const { replies, decisions } = app.services
    const participant = replies.participant(replies.replyById(ids[0] as number)?.participantId ?? 0)
    assert.ok(participant)
    decisions.respond({ participant, form: 'ai-governance-day', to: 'accepted', seen: version(ids[0] as number) })
    seat(ids[0] as number, 2)
    seat(ids[1] as number, 1)
    const text = (html: string) => html.replaceAll('\u00a0', ' ').replace(/\s+/g, ' ').trim()
    const $ = await page('/round-table')
    assert.deepEqual(
      $('article > p')
        .toArray()
        .map(one => text($(one).text())),
      [
        'AI Governance Day, 10 July 2025, Palexpo, Geneva, SwitzerlandДень управления ИИ, 10 июля 2025 года, Palexpo, Женева, Швейцария',
        'Printed 09:03 on 28 April 2025, Geneva time / Напечатано 28 апреля 2025 года, 09:03, по женевскому времени',
        'Participants: 3, advisers: 4. Участников: 3, советников: 4.',
      ],
    )
    // On paper it stands in the margin of each page.
    assert.equal(
      text($('html').attr('data-margin') as string),
      'Door list: round table. AI Governance Day, 10 July 2025, Palexpo, Geneva, Switzerland. Printed 09:03 on 28 April 2025, Geneva time',
    )
    const rows = ($: CheerioAPI) =>
      $('tbody tr:not(.group)')
        .toArray()
        .map(row => [
          $(row).find('td').first().text(),
          text($(row).find('th span').first().text()),
          text($(row).find('td').eq(3).text()),
        ])
    const [adamov, belov, chernov] = [
      ['1/1', 'Deputy Zorin', 'awaiting an answerожидается ответ'],
      ['2/1', 'Belov Petr', 'acceptedпринято'],
      ['', 'Chernov Petr', 'awaiting an answerожидается ответ'],
    ]
    assert.deepEqual(rows($), [belov, chernov, adamov])
    assert.equal(
      text($('tbody tr').first().find('td').eq(1).text()),
      'Head of the AgencyРуководитель агентстваAuthority of BelovФедеральное агентство связиBelarus / Беларусь',
    )
    const byTable = $('.links a').eq(2).attr('href') as string
    const tables = await page(byTable.replace('/admin/seating', ''))
    assert.deepEqual(rows(tables), [adamov, belov, chernov])
    assert.deepEqual(
      tables('tbody .group th')
        .toArray()
        .map(one => text(tables(one).text())),
      ['Table 1 / Стол 1', 'Table 2 / Стол 2', 'No table / Без стола'],
    )
    assert.deepEqual(
      tables('td.status')
        .toArray()
        .map(one => tables(one).attr('class')),
      ['status status--theirs', 'status status--positive', 'status status--theirs'],
    )
    assert.match(text(tables('tbody th[scope=row]').first().text()), /^Deputy Zorininstead of Adamov Petr/)
    assert.deepEqual((await page('/afternoon?by=table'))('thead th').length, 4)
  })

  test('a representative stands under the family name, the first word or the one in capitals', async () => {
    const standIn = (name: string) => ({
      ai_attendance: 'representative',
      ai_representative_name: name,
      ai_representative_position: 'Deputy Head',
    })
    const ids = [
      await reply('Belov'),
      await reply('Zimin', standIn('Aigul ABDIEVA')),
      await reply('Yudin', standIn('Chernov A. B.')),
    ]
    decide(ids, 'invited')
    release(...ids)
    const $ = await page('/round-table')
    assert.deepEqual(
      $('tbody th > span:first-child')
        .toArray()
        .map(one => $(one).text()),
      ['Aigul ABDIEVA', 'Belov Petr', 'Chernov A. B.'],
    )
  })

  test('each door’s list goes by name, has representatives and advisers, and nothing sensitive', async () => {
    const ids = [
      await reply('Adamov', { organization: hostile, dietary_needs: 'halal' }),
      await reply('Belov', {
        ai_attendance: 'representative',
        ai_representative_name: '=Deputy',
        ai_representative_position: 'Deputy Head',
      }),
      await reply('Chernov', { ai_parts: ['afternoon'] }),
      await reply('Dorin', { ai_attendance: 'no' }),
    ]
    decide(ids.slice(0, 1), 'invited')
    release(...ids.slice(0, 1))
    await post('proposal')
    const listed = async (door: string) => {
      const $ = await page(`/${door}`)
      assert.equal($('main img').length, 0)
      return $('tbody th > span:first-child')
        .toArray()
        .map(one => $(one).text())
    }
    assert.deepEqual(await listed('round-table'), ['Adamov Petr'])
    assert.deepEqual(await listed('afternoon'), ['Adamov Petr', 'Chernov Petr', '=Deputy'])
    const csv = await (await desk().get('/admin/seating/round-table.csv')).text()
    assert.equal(csv.includes('halal'), false)
    assert.deepEqual(
      csv
        .trim()
        .split('\r\n')
        .map(line => line.split(';').slice(0, 2)),
      [
        ['"table"', '"name"'],
        ['"1"', '"Adamov Petr"'],
      ],
    )
    assert.match(await (await desk().get('/admin/seating/afternoon.csv')).text(), /"'=Deputy"/)
  })
})
