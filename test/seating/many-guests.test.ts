import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import Sqlite from 'better-sqlite3'
import { type CheerioAPI, load } from 'cheerio'
import { holdsSeat, type ReplyStatus, takesSeat } from '../../src/replies/statuses.ts'
import { doors, isLetInAt, visitorsByName } from '../../src/seating/door-list.ts'
import { useApp } from '../support/app.ts'
import { fillDesk } from '../support/big-desk.ts'
import { parseCsv } from '../support/csv.ts'
import { guestsOf } from '../support/seating.ts'
import { signedIn } from '../support/staff.ts'

/** In bytes, before it is compressed. */
const heaviest = 300_000

describe('the round table when very many ask for a seat', () => {
  const app = useApp()
  let desk: Awaited<ReturnType<typeof signedIn>>
  type Row = { id: number; status: ReplyStatus; pendingStatus: ReplyStatus | null }
  const rows = () =>
    app.services.database
      .prepare<[], Row>(
        `SELECT id, status, pending_status AS pendingStatus FROM replies WHERE form = 'ai-governance-day' ORDER BY id`,
      )
      .all()
  const idsWith = (status: ReplyStatus) => rows().flatMap(row => (row.status === status ? [row.id] : []))
  const page = async (path = '') => load(await (await desk.get(`/admin/seating${path}`)).text())
  const asking = ($: CheerioAPI) =>
    $('.asks-seat')
      .toArray()
      .map(one => Number($(one).attr('id')?.replace('guest-', '')))

  before(async () => {
    const { database, seating } = app.services
    fillDesk(app.services, 1500)
    database.exec(`
      DELETE FROM seats;
      UPDATE participants SET person = json_set(person, '$.family_name', person ->> 'family_name' || ' ' || id);
      UPDATE replies SET
        answers = json_object('ai_attendance', 'yes', 'ai_parts', json('["round_table", "afternoon"]')),
        status = CASE WHEN id % 9 < 4 THEN 'waiting' WHEN id % 9 = 8 THEN 'invited' ELSE 'interest_noted' END,
        pending_status = CASE WHEN id % 18 = 4 THEN 'invited' WHEN id % 18 = 8 THEN 'uninvited' END
      WHERE form = 'ai-governance-day' AND status <> 'withdrawn'`)
    desk = await signedIn(app)
    seating.setPlan({ seats: 150, tableSize: 8 }, 'x')
    seating.propose('x')
  })

  test('the first of each list stand beside the tables, and how many more there are', async () => {
    const [waiting, undecided] = [idsWith('waiting'), idsWith('interest_noted')]
    const $ = await page()
    assert.ok(waiting.length > 100 && undecided.length > 100, `${waiting.length}, ${undecided.length}`)
    assert.deepEqual(asking($), [...waiting.slice(0, 25), ...undecided.slice(0, 25)])
    const texts = (selector: string) =>
      $(selector)
        .toArray()
        .map(one => $(one).text())
    assert.deepEqual(texts('.seating-waiting h2 a'), [String(waiting.length), String(undecided.length)])
    const more = [waiting, undecided].map(({ length }) => `${length - 25} more in the table of replies`)
    assert.deepEqual(texts('.seating-waiting > p > a'), more)
    const table = load(await (await desk.get($('.seating-waiting > p > a').attr('href') as string)).text())
    assert.equal(table('.total strong').text(), `${waiting.length} replies`)
  })

  test('seats are counted as by reading every reply, and whoever has one stands on the page', async () => {
    const { seats } = app.services.seating.plan()
    const taken = rows().filter(holdsSeat).length
    const invited = rows().filter(({ status }) => takesSeat(status))
    assert.ok(invited.length < taken, `${invited.length}, ${taken}`)
    assert.deepEqual(app.services.seating.count(), { taken, free: seats - taken })
    const $ = await page()
    assert.equal($('.sits').length, invited.length)
  })

  test('a long door list has pages that none is heavy of, and has everybody once', async () => {
    const expected = rows().filter(({ status }) => status !== 'withdrawn').length
    const found: string[] = []
    const sizes: number[] = []
    for (let path: string | undefined = '/admin/seating/afternoon'; path; ) {
      const html: string = await (await desk.get(path)).text()
      const $ = load(html)
      sizes.push($('tbody tr').length)
      found.push(
        ...$('tbody tr')
          .toArray()
          .map(row => $(row).find('th').text() + $(row).find('td').first().text()),
      )
      assert.ok(Buffer.byteLength(html) < heaviest, String(Buffer.byteLength(html)))
      path = $('.pages [rel=next]').attr('href')
    }
    assert.deepEqual(sizes, [250, expected - 250])
    const csv = await (await desk.get('/admin/seating/afternoon.csv')).text()
    assert.equal(csv.trim().split('\n').length, expected + 1)
    assert.equal(new Set(found).size, expected)
  })

  test('a long door list is in the order of the file, also after another program has written', async () => {
    const door = doors.find(({ needsSeat }) => !needsSeat) ?? assert.fail()
    const onPage = async () =>
      (await page(`/${door.name}`))('tbody th span:first-child')
        .toArray()
        .map(one => load(one).text())
    const inOrder = () => visitorsByName(guestsOf(app).filter(isLetInAt(door))).map(({ name }) => name)
    const inFile = async () => {
      const [codes = [], ...rows] = parseCsv(await (await desk.get(`/admin/seating/${door.name}.csv`)).text())
      return rows.map(row => row[codes.indexOf('name')])
    }
    assert.deepEqual(await inFile(), inOrder())
    assert.deepEqual(await onPage(), inOrder().slice(0, 250))
    const last = rows().findLast(({ status }) => status !== 'withdrawn')?.id
    const other = new Sqlite(app.services.database.name)
    const rename = other.prepare(`
      UPDATE participants SET person = json_set(person, '$.family_name', ?)
      WHERE id = (SELECT participant_id FROM replies WHERE id = ?)`)
    rename.run('Aaaa', last)
    assert.equal((await onPage())[0]?.startsWith('Aaaa'), true)
    assert.deepEqual(await onPage(), inOrder().slice(0, 250))
    rename.run('Zzzz', last)
    other.close()
    assert.deepEqual(await onPage(), inOrder().slice(0, 250))
  })

  test('the page is not heavy, and neither it nor a paper reads who has no seat and is not shown', async () => {
    const html = await (await desk.get('/admin/seating')).text()
    assert.ok(Buffer.byteLength(html) < heaviest, String(Buffer.byteLength(html)))
    const { database } = app.services
    const damage = database.prepare('UPDATE replies SET answers = ? WHERE id = ?')
    const paths = ['', '/round-table', '/round-table?by=table', '/round-table.csv', '/cards', '/signs', '/plan']
    const statuses = async () => Promise.all(paths.map(async path => (await desk.get(`/admin/seating${path}`)).status))
    const [shown] = idsWith('waiting')
    damage.run('null', idsWith('waiting')[60])
    assert.deepEqual(await statuses(), Array(paths.length).fill(200))
    // Whoever reads it cannot show it.
    damage.run('null', shown)
    assert.equal((await desk.get('/admin/seating')).status, 500)
  })
})
