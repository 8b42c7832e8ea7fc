import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { CheerioAPI } from 'cheerio'
import { useSeating } from '../support/seating.ts'

const hostile = '"><img src=x onerror=alert(1)>'

describe('the lists for the doors', () => {
  const { app, reply, version, decide, release, page, post, desk } = useSeating()

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
    const { replies, decisions, seating } = app.services
    const participant = replies.participant(replies.replyById(ids[0] as number)?.participantId ?? 0)
    assert.ok(participant)
    decisions.respond({ participant, form: 'ai-governance-day', to: 'accepted', seen: version(ids[0] as number) })
    seating.seat(ids[0] as number, 2, 'x')
    seating.seat(ids[1] as number, 1, 'x')
    const text = (html: string) => html.replaceAll('\u00a0', ' ').replace(/\s+/g, ' ').trim()
    const $ = await page('/round-table')
    assert.deepEqual(
      $('article > p')
        .toArray()
        .map(one => text($(one).text())),
      [
        'AI Governance Day, 10 July 2025, Palexpo, Geneva, SwitzerlandДень управления ИИ, 10 июля 2025 года, Palexpo, Женева, Швейцария',
        'Participants: 3, advisers: 4. Участников: 3, советников: 4.',
      ],
    )
    const rows = ($: CheerioAPI) =>
      $('tbody tr')
        .toArray()
        .map(row => [
          $(row).find('td').first().text(),
          text($(row).find('th span').first().text()),
          text($(row).find('td').eq(3).text()),
        ])
    const [adamov, belov, chernov] = [
      ['1', 'Deputy Zorin', 'awaiting an answerожидается ответ'],
      ['2', 'Belov Petr', 'acceptedпринято'],
      ['', 'Chernov Petr', 'awaiting an answerожидается ответ'],
    ]
    assert.deepEqual(rows($), [belov, chernov, adamov])
    assert.equal(
      text($('tbody tr').first().find('td').eq(1).text()),
      'Head of the AgencyРуководитель агентстваAuthority of BelovФедеральное агентство связиBelarus / Беларусь',
    )
    const byTable = $('.links a').eq(2).attr('href') as string
    assert.deepEqual(rows(await page(byTable.replace('/admin/seating', ''))), [adamov, belov, chernov])
    assert.deepEqual((await page('/afternoon?by=table'))('thead th').length, 4)
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
