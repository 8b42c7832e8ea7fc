import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import type { CheerioAPI } from 'cheerio'
import { useDemoDesk } from '../../support/demo-desk.ts'
import { pageAt } from '../../support/page.ts'
import { signedIn } from '../../support/staff.ts'

describe('the views of the table', () => {
  let desk: Awaited<ReturnType<typeof signedIn>>
  const app = useDemoDesk()
  before(async () => {
    desk = await signedIn(app, 'reviewer', 'en')
    const [one] = app.services.search.look({ sort: 'name', isDescending: false }).page(1, 1)
    const me = app.services.staff.list()[0]
    assert.ok(one && me)
    app.services.labels.assign({ id: one.participantId, reference: one.reference }, me.id, 'x')
  })

  const counted = (where: string) =>
    app.services.database.prepare<[], number>(`SELECT count(*) FROM desk_replies WHERE ${where}`).pluck().get()
  const answered = (path: string, value: string) => `(answers ->> '$.${path}') = '${value}'`
  const tabsOn = ($: CheerioAPI) =>
    $('.tabs a')
      .toArray()
      .map(tab => [$(tab).find('bdi').text(), Number($(tab).find('.count').text()), tab.attribs.href] as const)

  test('are tabs with the numbers that the database has, and each opens on as many', async () => {
    const $ = await pageAt(desk, '/admin/replies')
    const undecided = `pending_status IS NULL AND status IN ('received', 'in_review')`
    assert.deepEqual(
      tabsOn($).map(([name, count]) => [name, count]),
      [
        ['All', counted('TRUE')],
        ['Unread', counted('is_unread')],
        ['Requests to decide', counted(`form = 'speaking-slot' AND ${undecided}`)],
        ['Seats to decide', counted(`pending_status IS NULL AND status = 'interest_noted'`)],
        ['Waiting for the e-mail', counted('pending_status IS NOT NULL')],
        ['Waiting for the answer', counted(`status IN ('slot_offered', 'invited')`)],
        ['Visas', counted(`status <> 'withdrawn' AND ${answered('visa_support', 'needed')}`)],
        ['Changes since yesterday', counted(`changed_at >= '2025-04-26T22:00:00Z'`)],
        ['Mine', counted('assignee IS NOT NULL')],
      ],
    )
    for (const [name, count, href = ''] of tabsOn($)) {
      const page = await pageAt(desk, href)
      assert.deepEqual(
        [page('.tabs [aria-current] bdi').text(), Number.parseInt(page('.total').text(), 10)],
        [name, count],
      )
    }
  })

  test('a filter of any answer is two presses away, with the number that the database has', async () => {
    const $ = await pageAt(desk, '/admin/replies')
    const inForce = `status <> 'withdrawn'`
    const offered = (name: string, value: string) =>
      Number($(`.facets li:has(input[name="${name}"][value="${value}"]) a`).text())
    const has = (field: string, value: string) =>
      `${inForce} AND EXISTS (SELECT 1 FROM json_each(answers, '$.${field}') WHERE value = '${value}')`
    const asked: [name: string, value: string, where: string][] = [
      ['events', 'regulators_round_table', has('events', 'regulators_round_table')],
      ['visa_support', 'needed', has('visa_support', 'needed')],
      ['official_registration', 'later', has('official_registration', 'later')],
      ['ai_parts', 'round_table', has('ai_parts', 'round_table')],
      ['speaking_mode', 'remote', has('speaking_mode', 'remote')],
      ['first_choice', 'high_level_segment', has('first_choice', 'high_level_segment')],
    ]
    for (const [name, value, where] of asked) {
      const count = counted(where)
      assert.deepEqual([name, offered(name, value)], [name, count])
      const page = await pageAt(desk, `/admin/replies?${name}=${value}`)
      assert.deepEqual([name, Number.parseInt(page('.total').text(), 10)], [name, count])
    }
  })

  test('who comes to an event in person is told apart from who is there that day', async () => {
    const query = 'events=regulators_round_table&attendance=in_person'
    const comes = `status <> 'withdrawn' AND ${answered('attendance', 'in_person')}
      AND EXISTS (SELECT 1 FROM json_each(answers, '$.events') WHERE value = 'regulators_round_table')`
    const page = await pageAt(desk, `/admin/replies?${query}`)
    const byDay = await pageAt(desk, '/admin/replies?day=2025-07-08&attendance=in_person')
    assert.equal(Number.parseInt(page('.total').text(), 10), counted(comes))
    assert.notEqual(byDay('.total').text(), page('.total').text())
  })

  test('a saved one has its count, of rows or of people, and stands out while it is shown', async () => {
    for (const [name, query] of [
      ['Africans', 'region=africa&sort=name'],
      ['People', 'rows=participants&region=africa'],
      ['Found', 'q=a'],
    ] as const)
      await desk.post('/admin/views', { name, query })
    const $ = await pageAt(desk, '/admin/replies?region=africa&sort=name')
    const saved = tabsOn($).slice(-3)
    const people = app.services.database
      .prepare<[string], number>(
        `SELECT count(DISTINCT participant_id) FROM desk_replies, json_each(?)
         WHERE person ->> '$.country' = value`,
      )
      .pluck()
    const african = JSON.stringify(
      app.services.search
        .look({ conditions: { region: ['africa'] }, sort: 'name', isDescending: false })
        .page(500, 1)
        .map(({ person }) => person.country),
    )
    assert.deepEqual(
      saved.map(([name, count]) => [name, count]),
      [
        ['Africans', Number.parseInt($('.total').text(), 10)],
        // Counting words would take a search at every page.
        ['Found', 0],
        ['People', people.get(african)],
      ],
    )
    assert.equal($('.tabs [aria-current]').length, 1)
    assert.equal($('.tabs [aria-current] bdi').text(), 'Africans')
  })

  test('nothing found offers the search alone, the filter alone, everything, and a new entry', async () => {
    const $ = await pageAt(desk, '/admin/replies?q=nobody-at-all&form=participation')
    assert.deepEqual(
      $('.notice a')
        .toArray()
        .map(link => [$(link).text(), link.attribs.href])
        .slice(0, 4),
      [
        ['Search for “nobody-at-all” without the other filters', '/admin/replies?q=nobody-at-all'],
        ['These filters without the search', '/admin/replies?form=participation'],
        ['Show all replies', '/admin/replies'],
        ['Enter a new reply: Confirmation of participation', '/admin/entries/participation'],
      ],
    )
  })

  test('a row leads to its own form and knows the table it stands in; so does a page of the list', async () => {
    const $ = await pageAt(desk, '/admin/replies?form=speaking-slot&sort=name&size=25&page=2')
    const row = $('tbody tr').first()
    const [reference = ''] = row.attr('id')?.replace('row-', '').split('-speaking-slot') ?? []
    const list = encodeURIComponent('form=speaking-slot&sort=name&size=25&page=2')
    assert.equal(row.find('a').attr('href'), `/admin/replies/${reference}?form=speaking-slot&list=${list}`)
    assert.equal(row.find('[title]').length > 0, true)
  })
})
