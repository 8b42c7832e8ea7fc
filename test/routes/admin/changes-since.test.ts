import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { load } from 'cheerio'
import { participation, type TypedForm } from '../../support/answers.ts'
import { useApp } from '../../support/app.ts'
import { createDial } from '../../support/clock.ts'
import { parseCsv } from '../../support/csv.ts'
import { signedIn } from '../../support/staff.ts'
import { createVisitor } from '../../support/visitor.ts'

/** Geneva is two hours ahead of UTC: each moment is the last second of a day there, or the first of the next. */
const moments = {
  Adamov: '2025-04-20T21:59:59Z',
  Belov: '2025-04-20T22:00:00Z',
  Chernov: '2025-04-26T21:59:59Z',
  Dmitriev: '2025-04-26T22:00:00Z',
  Egorov: '2025-04-27T21:59:59Z',
  Fomin: '2025-04-27T22:00:00Z',
}

describe('what came or changed since a day', () => {
  const clock = createDial('2025-04-20T10:00:00Z')
  const app = useApp({}, clock)
  const visitors = new Map<string, ReturnType<typeof createVisitor>>()
  const send = async (name: string, more: TypedForm = {}) => {
    const visitor = visitors.get(name) ?? createVisitor(app)
    visitors.set(name, visitor)
    const contact_email = `${name}@regulator.example`.toLowerCase()
    await visitor.submit('/en/participation', { ...participation, family_name: name, contact_email, ...more })
  }
  let desk: Awaited<ReturnType<typeof signedIn>>
  before(async () => {
    for (const [name, moment] of Object.entries(moments)) {
      clock.turnTo(moment)
      await send(name)
    }
    clock.turnTo('2025-04-28T09:00:00Z')
    desk = await signedIn(app)
  })

  const pageAt = async (query: string) => load(await (await desk.get(`/admin/replies${query}`)).text())
  const names = async (query: string) =>
    (await pageAt(query))('tbody th a')
      .toArray()
      .map(link => load(link).text().split(' ')[0])
      .toSorted()
      .join()

  test('begins at midnight of the event’s place, by a date or by a word', async () => {
    assert.deepEqual(
      await Promise.all(
        [
          '?since=today',
          '?since=yesterday',
          '?since=week',
          '?since=2025-04-20',
          '?since=2025-04-27',
          '?since=2025-04-29',
        ].map(names),
      ),
      [
        'Fomin',
        'Dmitriev,Egorov,Fomin',
        'Belov,Chernov,Dmitriev,Egorov,Fomin',
        'Adamov,Belov,Chernov,Dmitriev,Egorov,Fomin',
        'Dmitriev,Egorov,Fomin',
        '',
      ],
    )
  })

  test('goes together with conditions, and a day that is none asks for nothing', async () => {
    assert.deepEqual(
      await Promise.all(
        [
          '?since=yesterday&q=Egorov',
          '?since=yesterday&country=KZ',
          '?since=2025-02-30',
          '?since=soon',
          '?since=2025-04-29&since=today',
        ].map(names),
      ),
      ['Egorov', '', 'Adamov,Belov,Chernov,Dmitriev,Egorov,Fomin', 'Adamov,Belov,Chernov,Dmitriev,Egorov,Fomin', ''],
    )
  })

  test('an answer that was changed counts from then on, a decision does not', async () => {
    const [first] = app.services.search.look({ q: 'Belov', sort: 'name', isDescending: false }).page(1, 1)
    app.services.decisions.run([{ id: first?.id ?? 0, version: 1 }], { kind: 'decide', to: 'noted', note: '' }, 'x')
    assert.equal(await names('?since=today'), 'Fomin')
    await send('Adamov', { visa_support: 'needed' })
    assert.equal(await names('?since=today'), 'Adamov,Fomin')
  })

  test('is a file too, and a delivery of it may besides hold only what the last one did not', async () => {
    const families = async (path: string) => {
      const [head = [], ...rows] = parseCsv(await (await desk.get(`/admin/${path}`)).text())
      return rows.map(row => row[head.indexOf('family_name')]).toSorted()
    }
    assert.deepEqual(await families('replies.csv?since=today'), ['Adamov', 'Fomin'])
    for (const extension of ['csv', 'xlsx']) {
      const refused = await desk.get(`/admin/replies.${extension}?since=last&country=BY`)
      const $ = load(await refused.text())
      assert.deepEqual(
        [refused.status, $('h1').text(), $('[role=alert]').text(), $('main > p a').attr('href')],
        [
          410,
          'That did not work: no file was made',
          'Changes since the last file are now part of a delivery, which the whole office shares: take them on the page “Lists and files”.',
          '/admin/files',
        ],
      )
    }
    for (const since of ['today', '2025-04-29'])
      app.services.deliveries.add({ name: since, selection: `since=${since}`, choice: 'values=codes' }, 'x')
    const [tomorrow, today] = app.services.deliveries.all().map(({ id }) => `deliveries/${id}.csv`)
    assert.deepEqual(await families(`${today}`), ['Adamov', 'Fomin'])
    await send('Fomin', { visa_support: 'needed' })
    assert.deepEqual(await families(`${today}?since=last`), ['Fomin'])
    assert.deepEqual(await families(`${tomorrow}?since=last`), [])
  })
})
