import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { load } from 'cheerio'
import { guardFormula } from '../../../src/exports/csv.ts'
import { parseCsv } from '../../support/csv.ts'
import { hostile, useFiveReplies } from '../../support/five-replies.ts'
import { signedIn } from '../../support/staff.ts'

describe('the table', () => {
  const app = useFiveReplies()

  const table = async (query: string) => {
    const $ = load(await (await (await signedIn(app)).get(`/admin/replies${query}`)).text())
    return {
      $,
      names: $('tbody th a')
        .map((_, link) => $(link).text().split(' ')[0])
        .get(),
      total: $('.total strong').text().trim(),
    }
  }
  const names = async (query: string) => (await table(query)).names.join()

  test('shows every reply, the newest first, and how many they are', async () => {
    const { names, total } = await table('')
    assert.deepEqual([names, total], [['Adamov', 'Zorro', 'Garcia', 'Petrov', 'Ivanov'], '5 replies'])
  })

  test('is narrowed by form, state, country and region, alone and together', async () => {
    assert.deepEqual(
      await Promise.all(
        [
          '?form=participation',
          '?status=withdrawn',
          '?country=KZ',
          '?region=cis',
          '?region=cis&form=participation',
          '?region=europe&country=KZ',
          '?form=nothing&status=x&country=ZZ&region=mars&page=-1&sort=sql',
        ].map(names),
      ),
      [
        'Adamov,Zorro,Ivanov',
        'Adamov',
        'Adamov,Petrov',
        'Adamov,Petrov,Ivanov',
        'Adamov,Ivanov',
        '',
        'Adamov,Zorro,Garcia,Petrov,Ivanov',
      ],
    )
  })

  test('is narrowed by what the person chose from options; each condition can be removed alone', async () => {
    assert.deepEqual(
      await Promise.all(
        [
          '?level=head&region=europe',
          '?level=minister',
          '?correspondence_language=ru&q=Zorro',
          '?organization_kind=x',
        ].map(names),
      ),
      ['Zorro,Garcia', '', 'Zorro', 'Adamov,Zorro,Garcia,Petrov,Ivanov'],
    )
    const { $ } = await table('?level=head&region=europe&sort=name')
    assert.deepEqual(
      $('.facets a:not(.choices a)')
        .toArray()
        .map(link => [$(link).attr('aria-label') ?? $(link).text().trim(), $(link).attr('href')]),
      [
        ['all except “Europe”', '/admin/replies?level=head&region=%21europe&sort=name'],
        ['Remove the filter Region: Europe', '/admin/replies?level=head&sort=name'],
        ['all except “Head of the authority”', '/admin/replies?region=europe&level=%21head&sort=name'],
        ['Remove the filter Level: Head of the authority', '/admin/replies?region=europe&sort=name'],
        ['Clear the filter', '/admin/replies'],
      ],
    )
  })

  test('is narrowed by day, lateness and decisions not yet told; pages have the size asked for', async () => {
    assert.deepEqual(
      await Promise.all(
        [
          '?day=2025-07-07&sort=name',
          '?day=2025-07-08&form=speaking-slot',
          '?day=2025-07-11',
          '?late=1',
          '?pending=1',
        ].map(names),
      ),
      ['Adamov,Ivanov,Zorro', 'Petrov', '', '', ''],
    )
    const [slot] = app.services.search
      .look({ conditions: { form: ['speaking-slot'] }, sort: 'name', isDescending: false })
      .page(1, 1)
    const target = { id: slot?.id ?? 0, version: slot?.version ?? 0 }
    app.services.decisions.run([target], { kind: 'decide', to: 'waiting', note: '' }, 'x')
    app.services.database.exec(`UPDATE replies SET late = 1 WHERE form = 'ai-governance-day'`)
    assert.deepEqual([await names('?pending=1'), await names('?late=1')], ['Petrov', 'Garcia'])
    app.services.database.exec('UPDATE replies SET late = 0')
    app.services.decisions.run([{ ...target, version: target.version + 1 }], { kind: 'reconsider' }, 'x')
    const { $ } = await table('?size=25&late=x&day=2025-07-01&pending=no')
    assert.deepEqual([$('#size option[selected]').text(), $('tbody tr').length], ['25', 5])
    assert.equal($('th a[title="Sort by: Country"]').attr('href'), '/admin/replies?sort=country&size=25')
  })

  test('is searched in either script, by name, authority, address and reference', async () => {
    const { $ } = await table('?q=Ivanov')
    const reference =
      $('tbody tr')
        .attr('id')
        ?.replace(/^row-|-participation$/g, '') ?? ''
    const queries = [
      'Иванов',
      'ИВАНОВ',
      'petrov',
      'Петров',
      'jose',
      'гамма',
      'a.sergeeva@regulator',
      reference.toLowerCase().replace('-', ''),
      '%',
      "'; DROP TABLE replies; --",
    ]
    assert.deepEqual(await Promise.all(queries.map(query => names(`?q=${encodeURIComponent(query)}&sort=name`))), [
      'Ivanov',
      'Ivanov',
      // Olga Petrova comes with each of the others.
      'Adamov,Garcia,Ivanov,Petrov,Zorro',
      'Adamov,Garcia,Ivanov,Petrov,Zorro',
      'Garcia',
      'Garcia',
      'Adamov,Garcia,Ivanov,Petrov,Zorro',
      'Ivanov',
      '',
      '',
    ])
  })

  test('is sorted by each column, both ways, and says so', async () => {
    for (const key of ['name', 'organization', 'country', 'form', 'status', 'assignee', 'changed_at']) {
      const up = await table(`?sort=${key}`)
      assert.equal(up.$('[aria-sort=ascending]').length, 1)
      assert.equal((await table(`?sort=-${key}`)).$('[aria-sort=descending]').length, 1)
    }
    assert.equal(await names('?sort=name'), 'Adamov,Garcia,Ivanov,Petrov,Zorro')
    assert.equal(await names('?sort=-name'), 'Zorro,Petrov,Ivanov,Garcia,Adamov')
  })

  test('keeps what was asked in every link and field', async () => {
    const { $ } = await table('?form=participation&sort=name&q=a')
    assert.equal(
      $('a[href^="/admin/replies.csv"]').first().attr('href'),
      '/admin/replies.csv?form=participation&q=a&sort=name&delimiter=semicolon',
    )
    assert.deepEqual(
      [$('#q').val(), $('.facets [name=q]').val(), $('#form [checked]').val(), $('input[name=sort]').val()],
      ['a', 'a', 'participation', 'name'],
    )
    assert.equal($('th a[title="Sort by: Country"]').attr('href'), '/admin/replies?form=participation&q=a&sort=country')
  })

  test('hostile names are text in table, reply page and CSV', async () => {
    const visitor = await signedIn(app)
    const { $ } = await table('?q=Zorro')
    assert.equal($('tbody img, tbody script').length, 0)
    assert.equal($('tbody th .hint').first().text(), hostile)
    const page = load(await (await visitor.get($('tbody th a').attr('href') as string)).text())
    assert.equal(page('main img, main script').length, 0)
    assert.equal(
      page('dd, .lines')
        .toArray()
        .filter(line => page(line).text() === hostile).length,
      2,
    )
  })

  test('the CSV has what the filter shows: BOM, quotes, CRLF, either delimiter, one column per option', async () => {
    const visitor = await signedIn(app)
    const response = await visitor.get('/admin/replies.csv?form=participation')
    assert.equal(response.headers.get('content-type'), 'text/csv; charset=utf-8')
    assert.equal(response.headers.get('content-disposition'), 'attachment; filename=replies-2025-04-28.csv')
    const bytes = Buffer.from(await response.arrayBuffer())
    assert.deepEqual([...bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf])
    const [head = [], ...rows] = parseCsv(bytes.toString('utf8'))
    assert.equal(rows.length, 3)
    assert.deepEqual(
      rows.map(row => row.length),
      rows.map(() => head.length),
    )
    const cell = (family: string, code: string) =>
      rows.find(row => row[head.indexOf('family_name')] === family)?.[head.indexOf(code)]
    assert.equal(cell('Ivanov', 'position_ru'), 'Руководитель агентства')
    assert.deepEqual(
      [cell('Ivanov', 'events.regulators_round_table'), cell('Ivanov', 'events.ai_for_good_summit')],
      ['1', ''],
    )
    assert.equal(cell('Ivanov', 'delegation_members.1.name'), 'Olga Petrova')
    assert.deepEqual(
      [cell('Zorro', 'contact_phone'), cell('Zorro', 'position_ru')],
      ["'+41 22 730 51 11", `'=HYPERLINK("x")`],
    )
    assert.equal(cell('Zorro', 'notes'), hostile)
    assert.deepEqual(
      head.filter(code => /accessibility_needs|dietary_needs/.test(code)),
      [],
    )
    const commas = await (await visitor.get('/admin/replies.csv?form=participation&delimiter=comma')).text()
    assert.deepEqual(parseCsv(commas, ','), [head, ...rows])
  })

  test('what a spreadsheet would run is made text, and nothing of it is lost', () => {
    const risky = ['=1', '+7', '-1', '@x', '\tx', '\rx', '＝1', '＋1', '－1', '＠x']
    assert.deepEqual(
      risky.map(guardFormula),
      risky.map(text => `'${text}`),
    )
    assert.deepEqual(['1', 'Иванов', 'a=b', ''].map(guardFormula), ['1', 'Иванов', 'a=b', ''])
  })
})
