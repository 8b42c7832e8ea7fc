import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import Sqlite from 'better-sqlite3'
import { regionOf } from '../../src/forms/countries.ts'
import {
  addId,
  hasId,
  idSetOf,
  idsIn,
  intersection,
  packed,
  removeId,
  sizeOf,
  sizeOfBoth,
} from '../../src/replies/id-set.ts'
import type { FoundReply, ReplyFilter } from '../../src/replies/search.ts'
import { fillDesk } from '../bench/big-desk.ts'
import { startApp, type TestApp } from '../support/app.ts'

test('a set of ids keeps what is put in, whatever its size', () => {
  const ids = [1, 31, 32, 63, 64, 2047, 2048, 1_000_000]
  const set = idSetOf([...ids, 64, 64])
  assert.deepEqual([idsIn(set), sizeOf(set)], [ids, ids.length])
  removeId(set, 64)
  removeId(set, 65)
  addId(set, 2)
  const others = idSetOf([2, 31, 64, 1_000_000])
  assert.deepEqual([hasId(set, 64), hasId(set, 2), hasId(set, 5_000_000)], [false, true, false])
  assert.deepEqual(idsIn(intersection(set, [others])), [2, 31, 1_000_000])
  assert.deepEqual([sizeOf(intersection(set, [others])), sizeOfBoth(packed(set), others), sizeOf(set)], [3, 3, 8])
  assert.deepEqual(idsIn(intersection(set, [idSetOf([2])])), [2])
})

type Asked = Record<string, string>

describe('counts and pages of twenty thousand replies', () => {
  let app: TestApp | undefined
  const services = () => (app as TestApp).services
  const order = { sort: 'name', isDescending: false } as const
  before(async () => {
    app = await startApp()
    fillDesk(app.services, 20_000)
  })
  after(() => app?.close())

  /** Every reply, read row by row: what the sets have to agree with. */
  const everyReply = () => [...services().exportRows.all({ ...order })]
  const fits = (
    { facets = {} }: ReplyFilter,
    { form, status, person }: Pick<FoundReply, 'form' | 'status' | 'person'>,
  ) => {
    const has: Record<string, unknown> = { ...person, form, status, region: regionOf(String(person.country)) }
    return Object.entries(facets).every(([name, value]) => has[name] === value)
  }

  test('each value says how many replies it would leave over beside the other conditions', () => {
    const replies = everyReply()
    const filters: Asked[] = [
      {},
      { form: 'participation' },
      { region: 'cis', status: 'received' },
      { country: 'BY', level: 'head' },
    ]
    for (const facets of filters) {
      const { counts, total } = services().search.look({ ...order, facets })
      assert.equal(total, replies.filter(reply => fits({ ...order, facets }, reply)).length)
      for (const [name, value] of [
        ['form', 'speaking-slot'],
        ['status', 'noted'],
        ['country', 'BY'],
        ['country', 'FR'],
        ['region', 'africa'],
        ['level', 'minister'],
      ] as const) {
        const asked = { ...order, facets: { ...facets, [name]: value } }
        assert.deepEqual(
          [facets, name, counts?.[name]?.[value]],
          [facets, name, replies.filter(reply => fits(asked, reply)).length],
        )
      }
    }
  })

  test('pages are the same however they are found, and no row is twice or missing', () => {
    for (const facets of [{ region: 'cis' }, { form: 'participation' }] as Asked[]) {
      const found = services().search.look({ ...order, facets })
      const pages = Array.from({ length: Math.ceil(found.total / 200) }, (_, index) =>
        found.page(200, index + 1),
      ).flat()
      const expected = everyReply().filter(reply => fits({ ...order, facets }, reply))
      assert.equal(pages.length, expected.length)
      assert.deepEqual(new Set(pages.map(({ id }) => id)), new Set(expected.map(({ id }) => id)))
    }
  })

  test('a text that thousands have is shown as far as it was followed, and counted whole for an export', () => {
    const { search } = services()
    const has = ({ person }: Pick<FoundReply, 'person'>) =>
      `${person.family_name} ${person.given_names} ${person.organization}`.includes('gol')
    const common = search.look({ ...order, q: 'gol' })
    assert.deepEqual([common.isMore, common.counts], [true, undefined])
    const exact = search.count({ ...order, q: 'gol' })
    assert.ok(exact > common.total && common.total > 2000)
    assert.ok(exact >= everyReply().filter(has).length)
    const page = common.page(50, 1).map(({ person }) => `${person.family_name} ${person.given_names}`)
    assert.deepEqual(page, page.toSorted())
    // Beside a condition that leaves few over it is exact again.
    const narrow = search.look({ ...order, q: 'gol', facets: { country: 'BY' } })
    assert.deepEqual(
      [narrow.isMore, narrow.total],
      [false, search.count({ ...order, q: 'gol', facets: { country: 'BY' } })],
    )
    assert.equal(narrow.page(200, 1).length, narrow.total)
  })

  test('what changes is counted anew: by this connection, taken back, and by another', () => {
    const { search, database, labels } = services()
    const statuses = () => search.look(order).counts?.status ?? {}
    const before = statuses()
    const [one] = search.look({ ...order, facets: { status: 'received' } }).page(1, 1)
    assert.ok(one && before.received && before.noted !== undefined)
    const note = database.prepare(`UPDATE replies SET status = 'noted' WHERE id = ?`)
    note.run(one.id)
    assert.deepEqual([statuses().received, statuses().noted], [before.received - 1, before.noted + 1])
    database.prepare(`UPDATE replies SET status = 'received' WHERE id = ?`).run(one.id)
    const takenBack = database.transaction(() => {
      note.run(one.id)
      assert.equal(statuses().received, (before.received ?? 0) - 1)
      throw new Error('taken back')
    })
    assert.throws(takenBack, /taken back/)
    assert.deepEqual(statuses(), before)

    const other = new Sqlite(database.name)
    other.prepare(`UPDATE replies SET status = 'noted' WHERE id = ?`).run(one.id)
    other.close()
    assert.equal(statuses().received, before.received - 1)

    labels.addTag(one.participantId, 'visa')
    const count = () => search.count({ ...order, facets: { tag: 'visa' } })
    assert.equal(count(), 2)
    labels.removeTag(one.participantId, 'visa')
    assert.equal(count(), 0)
    const total = search.count(order)
    database.prepare('DELETE FROM participants WHERE id = ?').run(one.participantId)
    assert.equal(search.count(order), total - 2)
  })
})
