import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { load } from 'cheerio'
import { edition } from '#edition/index.ts'
import { linkTo, readQueryText } from '../../src/routes/admin/table-query.ts'
import { participation, speakingSlot } from '../support/answers.ts'
import { useApp } from '../support/app.ts'
import { signedIn } from '../support/staff.ts'
import { createVisitor } from '../support/visitor.ts'

test('an address of the table says the same after it was read and written, however it is sent on', () => {
  for (const address of [
    'rows=participants&form=participation&form=%21speaking-slot&tags=a%26b&since=2025-04-27&q=abc&sort=-country&size=100&page=3',
    'status=received&q=%D0%98&page=2&delimiter=comma',
    'rows=participants&missing=participation',
    'since=yesterday',
  ])
    assert.equal(linkTo('', readQueryText(address)), `?${address}`)
})

test('of a search that stands there twice the first counts', () => {
  assert.equal(readQueryText('q=one&q=two').q, 'one')
})

describe('what is asked of the table', () => {
  let desk: Awaited<ReturnType<typeof signedIn>>
  const app = useApp()
  before(async () => {
    desk = await signedIn(app)
    const send = (form: string, typed: Record<string, unknown>, name: string, country: string) =>
      createVisitor(app).submit(`/en/${form}`, {
        ...typed,
        family_name: name,
        country,
        contact_email: `${name.toLowerCase()}@regulator.example`,
      } as typeof participation)
    await send('participation', participation, 'Adamov', 'BY')
    await send('participation', participation, 'Belov', 'KZ')
    await send('speaking-slot', speakingSlot, 'Chernov', 'CH')
  })

  const pageAt = async (path: string) => load(await (await desk.get(path)).text())

  test('goes with it into saved filters, columns and changes for several, whole', async () => {
    const query = 'rows=participants&form=participation&q=Belov'
    const answer = await desk.post('/admin/columns', { column: 'country', query })
    assert.equal(answer.headers.get('location'), `/admin/replies?${query}`)
    const saved = await desk.post('/admin/views', { name: 'Mine', query })
    assert.equal(saved.headers.get('location'), `/admin/replies?${query}`)
    const batch = await desk.submit('/admin/batches', { change: 'noted', scope: 'all', query: 'q=Belov' })
    const $ = load(await batch.text())
    assert.deepEqual([batch.status, $('main li a').length], [200, 1])
  })

  test('is never cut short to everything: an address with all countries but one leaves one out', async () => {
    const others = edition.countries.map(({ code }) => code).filter(code => code !== 'BY')
    const query = others.map(code => `country=${code}`).join('&')
    assert.ok(query.length > 2000)
    const batch = await desk.submit('/admin/batches', { change: 'waiting', scope: 'all', query })
    const text = load(await batch.text())('main').text()
    assert.deepEqual(
      ['Adamov', 'Belov', 'Chernov'].map(name => text.includes(name)),
      [false, true, true],
    )
    assert.equal((await desk.post('/admin/batches', { change: 'waiting', scope: 'all' })).status, 422)
  })

  test('is a page of the size of its address, however many values there are', async () => {
    const values = Array.from({ length: 500 }, (_, index) => `tags=%21tag${index}`)
    const html = await (await desk.get(`/admin/replies?${values.join('&')}`)).text()
    const $ = load(html)
    assert.deepEqual(
      [$('.chip--on summary').text(), $('.chip-off').attr('href')],
      ['Tags: 500 values', '/admin/replies'],
    )
    assert.ok(html.length < 100 * values.join('&').length, String(html.length))
  })

  test('keeps to those who were asked when an answer is turned round, and says so of who has answered', async () => {
    const names = async (query: string) =>
      (await pageAt(`/admin/replies?${query}`))('tbody th a')
        .toArray()
        .map(link => load(link).text().split(' ')[0])
        .toSorted()
    assert.deepEqual(await names('visa_support=!needed'), ['Adamov', 'Belov'])
    assert.deepEqual(await names('visa_support=!unknown'), [])
    const $ = await pageAt('/admin/replies?missing=!participation')
    assert.equal($('.chip-off').attr('aria-label'), 'Remove the filter Answered: Confirmation of participation')
  })

  test('may leave one form out: what the others ask and what may be decided is offered', async () => {
    const $ = await pageAt('/admin/replies?form=!speaking-slot')
    const groups = $('.facets h2')
      .toArray()
      .map(one => $(one).text())
    assert.deepEqual(groups, ['Reply and participant', 'Confirmation of participation'])
    const changes = $('.selection [name=change]')
      .toArray()
      .map(button => button.attribs.value)
    assert.deepEqual(changes, ['noted', 'invited', 'waiting', 'refused', 'uninvited', 'release'])
  })

  test('stays when the filter is pressed, offered or not', async () => {
    const $ = await pageAt('/admin/replies?form=speaking-slot&visa_support=unknown&missing=participation')
    const hidden = $('.facets input[type=hidden]')
      .toArray()
      .map(({ attribs }) => [attribs.name, attribs.value])
    assert.deepEqual(hidden, [
      ['missing', 'participation'],
      ['visa_support', 'unknown'],
      ['sort', '-changed_at'],
    ])
  })

  test('is the same in the file as on the page of the export, and as its log says', async () => {
    const query = 'rows=participants&form=!speaking-slot&country=BY&country=KZ'
    const $ = await pageAt(`/admin/export?${query}`)
    const total = $('main > p > strong').text()
    const hidden = $('main form input[type=hidden]')
      .toArray()
      .map(({ attribs }) => `${attribs.name}=${attribs.value}`)
    assert.deepEqual([total, hidden.toSorted()], ['2 replies', query.split('&').toSorted()])
    const csv = await (await desk.get(`/admin/replies.csv?${hidden.join('&')}`)).text()
    assert.equal(csv.trim().split('\r\n').length, 1 + 2)
    const admin = await signedIn(app, 'admin')
    const log = load(await (await admin.get('/admin/audit')).text())
    const lines = log('tbody tr:has(td:contains("Exported")) li')
      .toArray()
      .map(line => log(line).text().trim())
    assert.deepEqual(lines, [
      'File: replies.csv',
      'Rows of the table: By participant',
      'Form: all except “Request for a speaking slot”',
      'Country: Belarus',
      'Country: Kazakhstan',
      'Rows: 2',
    ])
  })
})
