import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { translator } from '../../src/i18n.ts'
import { doors } from '../../src/seating/door-list.ts'
import { paperLinks } from '../../src/seating/papers.ts'
import { plain } from '../support/page.ts'
import { guestsOf, useSeating } from '../support/seating.ts'

describe('papers for the tables', () => {
  const { app, reply, decide, release, seat, page } = useSeating()

  /** Two at table 1, one at table 3, one without a table, one who waits. */
  async function seatGuests() {
    const ids = [
      await reply('Adamov', { photo_consent: 'yes' }),
      await reply('Belov', {
        ai_attendance: 'representative',
        ai_representative_name: 'Zorin Oleg',
        ai_representative_position: 'Deputy Head',
      }),
      await reply('Chernov'),
      await reply('Dorin'),
    ] as const
    await reply('Egorov')
    decide([...ids], 'invited')
    release(...ids)
    seat(ids[0], 3, 2)
    seat(ids[1], 1, 5)
    seat(ids[2], 1, 4)
  }
  const textsOf = async (path: string, selector: string) => {
    const $ = await page(path)
    return $(selector)
      .toArray()
      .map(one => plain($(one).text()))
  }

  test('a card names the guest in both scripts, with post, organisation, table and seat, on both sides', async () => {
    await seatGuests()
    const faces = await textsOf('/cards', '.face')
    const cards = await textsOf('/cards', '.face:not(.face--back)')
    assert.deepEqual(
      faces,
      cards.flatMap(card => [card, card]),
    )
    assert.deepEqual(
      cards.map(card => card.slice(0, 22)),
      ['Chernov PetrИванов Пёт', 'Zorin Oleg Deputy Head', 'Adamov PetrИванов Пётр', 'Dorin PetrИванов Пётр '],
    )
    assert.deepEqual(await textsOf('/cards', '.face:not(.face--back) .face-place'), [
      'table 1, seat 4 / стол 1, место 4',
      'table 1, seat 5 / стол 1, место 5',
      'table 3, seat 2 / стол 3, место 2',
    ])
    assert.deepEqual(
      (await textsOf('/cards', '.face:not(.face--back) .face-about'))[1],
      'Deputy HeadAuthority of BelovФедеральное агентство связи',
    )
  })

  test('signs are made for the tables at which somebody sits, or for all', async () => {
    await seatGuests()
    assert.deepEqual(await textsOf('/signs', '.table-sign-number'), ['1', '3'])
    assert.deepEqual((await textsOf('/signs?all=1', '.table-sign-number')).length, 20)
    assert.deepEqual(await textsOf('/signs', '.no-print li a'), [
      'Round table of AI Governance Day',
      'Signs for all tables',
    ])
  })

  test('the plan has each seat, taken or free, and everybody by it, with the consent', async () => {
    await seatGuests()
    const $ = await page('/plan')
    assert.deepEqual([$('.table-above').length, $('.seat').length, $('.seat--taken').length], [2, 20, 3])
    assert.deepEqual(
      $('.sitting li')
        .toArray()
        .map(one => [$(one).attr('value'), plain($(one).text())]),
      [
        ['4', 'Chernov Petr · Иванов Пётр Ильич Belarus. Consent to photos: No'],
        ['5', 'Zorin Oleg Belarus. Consent to photos: No'],
        ['2', 'Adamov Petr · Иванов Пётр Ильич Belarus. Consent to photos: Yes'],
      ],
    )
  })

  test('each paper says what it is, where and when, and that nobody is there while nobody is', async () => {
    const margins = []
    for (const paper of ['cards', 'signs', 'plan']) {
      const $ = await page(`/${paper}`)
      margins.push(plain($('html').attr('data-margin') as string))
      assert.match(plain($('article').text()), /Nobody is on the list yet\./)
    }
    const about =
      'AI Governance Day, 10 July 2025, Palexpo, Geneva, Switzerland. Printed 09:00 on 28 April 2025, Geneva time'
    assert.deepEqual(margins, [`Place cards. ${about}`, `Table signs. ${about}`, `Table plan. ${about}`])
    assert.equal(guestsOf(app).length, 0)
  })

  test('no list for a door has the address of a paper for the tables', () => {
    const paths = paperLinks(translator('en')).map(({ href }) => href)
    assert.ok(doors.length > 0 && paths.length > doors.length)
    assert.equal(new Set(paths).size, paths.length)
  })

  test('the page of the round table and that of the files lead to every paper', async () => {
    const papers = [
      '/admin/seating/round-table',
      '/admin/seating/afternoon',
      '/admin/seating/round-table?by=table',
      ...['/admin/seating/cards', '/admin/seating/signs', '/admin/seating/plan'],
    ]
    const $ = await page()
    const links = $('.seating-papers a')
    assert.deepEqual(
      links.toArray().map(link => $(link).attr('href')),
      papers,
    )
    const files = await page('/../files')
    assert.deepEqual(
      papers.filter(href => files(`a[href="${href}"]`).length !== 1),
      [],
    )
  })
})
