import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import Sqlite from 'better-sqlite3'
import { load } from 'cheerio'
import { edition } from '#edition/index.ts'
import type { Conditions } from '../../src/table/conditions.ts'
import type { TableReply } from '../../src/table/table-reply.ts'
import { type TestApp, useApp } from '../support/app.ts'
import { fillDesk } from '../support/big-desk.ts'
import { signedIn } from '../support/staff.ts'

const { regionOf } = edition

describe('counts and pages of six thousand replies', () => {
  const order = { sort: 'name', isDescending: false } as const
  const app = useApp()
  before(() => {
    fillDesk(app.services, 6000)
  })

  /** Every reply, read row by row: what the sets have to agree with. */
  const everyReply = () => Array.fromAsync(app.services.exportRows.all({ ...order }))
  const fits = (conditions: Conditions, { form, status, person }: TableReply) => {
    const has: Record<string, unknown> = { ...person, form, status, region: regionOf(String(person.country)) }
    return Object.entries(conditions).every(([name, values]) => values.includes(String(has[name])))
  }

  /** What is stored for searching, read text by text; that of a merged participant leads to who it is now. */
  const has = (text: string) => {
    const texts = app.services.database.prepare<[string], number>(`
      SELECT coalesce(merged_into, id) FROM participants JOIN (
        SELECT id AS of, search AS words FROM participants
        UNION ALL SELECT participant_id, search FROM notes
        UNION ALL SELECT participant_id, search FROM tags) ON of = id
      WHERE instr(words, ?)`)
    const replies = app.services.database.prepare<[string], number>('SELECT id FROM replies WHERE instr(search, ?)')
    const [people, own] = [texts, replies].map(found => new Set(found.pluck().all(text)))
    return ({ id, participantId }: TableReply) => people?.has(participantId) || own?.has(id)
  }

  const repliesOf = (participantId: number) =>
    app.services.database
      .prepare<[number], number>('SELECT count(*) FROM replies WHERE participant_id = ?')
      .pluck()
      .get(participantId)

  test('each value says how many replies it would leave over beside the other conditions', async () => {
    const replies = await everyReply()
    const all: Conditions[] = [
      {},
      { form: ['participation'] },
      { region: ['cis'], status: ['received'] },
      { region: ['cis', 'africa'] },
      { country: ['BY'], level: ['head'] },
    ]
    for (const conditions of all) {
      const { counts, total } = app.services.search.look({ ...order, conditions })
      assert.equal(total, replies.filter(reply => fits(conditions, reply)).length)
      for (const [name, value] of [
        ['form', 'speaking-slot'],
        ['status', 'noted'],
        ['country', 'BY'],
        ['country', 'FR'],
        ['region', 'africa'],
        ['level', 'minister'],
      ] as const) {
        const asked = { ...conditions, [name]: [value] }
        assert.deepEqual(
          [conditions, name, counts([name])?.[name]?.[value]],
          [conditions, name, replies.filter(reply => fits(asked, reply)).length],
        )
      }
    }
  })

  test('pages are the same however they are found, and no row is twice or missing', async () => {
    for (const conditions of [{ region: ['cis'] }, { form: ['participation'] }] as Conditions[]) {
      const found = app.services.search.look({ ...order, conditions })
      const pages = Array.from({ length: Math.ceil(found.total / 200) }, (_, index) =>
        found.page(200, index + 1),
      ).flat()
      const expected = (await everyReply()).filter(reply => fits(conditions, reply))
      assert.equal(pages.length, expected.length)
      assert.deepEqual(new Set(pages.map(({ id }) => id)), new Set(expected.map(({ id }) => id)))
    }
  })

  test('two letters that thousands have are found and counted whole, in every order', async () => {
    const { search } = app.services
    const expected = (await everyReply()).filter(has('go'))
    const found = search.look({ ...order, q: 'go' })
    assert.ok(expected.length > 2000)
    assert.deepEqual(
      [found.total, search.count({ ...order, q: 'go' }), found.counts(['form'])?.form?.participation],
      [expected.length, expected.length, expected.filter(({ form }) => form === 'participation').length],
    )
    const page = found.page(50, 1).map(({ person }) => `${person.family_name} ${person.given_names ?? ''}`)
    assert.deepEqual(page, page.toSorted())
    const desk = await signedIn(app as TestApp)
    await desk.post('/admin/columns', { column: ['status', 'topic', 'country'], query: '' })
    for (const sort of ['status', 'topic', 'name']) {
      const html = await (await desk.get(`/admin/replies?q=go&sort=${sort}`)).text()
      assert.equal(load(html)('thead [aria-sort]').length, 1)
    }
    const fewer = search.look({ ...order, q: 'go', conditions: { country: ['BY'] } })
    assert.equal(fewer.total, expected.filter(({ person }) => person.country === 'BY').length)
    assert.equal(fewer.page(200, 1).length, fewer.total)
  })

  test('a text that very many have is counted whole, beside each value too', async () => {
    const { search } = app.services
    const found = search.look({ ...order, q: 'gol' })
    const expected = (await everyReply()).filter(has('gol'))
    assert.equal(found.total, expected.length)
    assert.equal(
      found.counts(['country'])?.country?.BY,
      expected.filter(({ person }) => person.country === 'BY').length,
    )
  })

  test('two letters, or the first one, that one participant alone has are found', () => {
    const { search, database } = app.services
    const [last] = search.look({ ...order, sort: 'submitted_at', isDescending: true }).page(1, 1)
    assert.ok(last)
    const read = database.prepare<[number], string>('SELECT search FROM participants WHERE id = ?').pluck()
    const before = read.get(last.participantId)
    const change = database.prepare('UPDATE participants SET search = ? WHERE id = ?')
    const found = (q: string) => {
      const { total, page } = search.look({ ...order, q })
      return [q, total, new Set(page(50, 1).map(row => row.participantId)).size]
    }
    const onlyOneHas = ['xj', 'jx', '\u{9e4f}\u{98de}', '\u{98de}', '\u{20000}']
    const nobodyHas = ['\u{20001}']
    const nothing = [...onlyOneHas, ...nobodyHas].map(q => [q, 0, 0])
    assert.deepEqual([...onlyOneHas, ...nobodyHas].map(found), nothing)
    change.run(' axj jx \u{9e4f}\u{98de} \u{98de} \u{20000} ', last.participantId)
    assert.deepEqual([...onlyOneHas, ...nobodyHas].map(found), [
      ...onlyOneHas.map(q => [q, repliesOf(last.participantId), 1]),
      ...nobodyHas.map(q => [q, 0, 0]),
    ])
    change.run(before, last.participantId)
    assert.deepEqual([...onlyOneHas, ...nobodyHas].map(found), nothing)
  })

  test('what was found is looked for again after any write: by this connection, taken back, and by another', () => {
    const { search, database } = app.services
    const [one] = search.look(order).page(1, 1)
    assert.ok(one)
    const own = repliesOf(one.participantId)
    const count = () => search.count({ ...order, q: 'jungfrau' })
    const note = (on: Sqlite.Database) =>
      on
        .prepare(
          `INSERT INTO notes (participant_id, text, made_by, made_at, search) VALUES (?, 'x', 'x', 'x', ' jungfrau ')`,
        )
        .run(one.participantId)
    const forget = (on: Sqlite.Database) => on.exec(`DELETE FROM notes WHERE search = ' jungfrau '`)
    const takenBack = database.transaction(() => {
      note(database)
      assert.equal(count(), own)
      throw new Error('taken back')
    })
    assert.throws(takenBack, /taken back/)
    assert.equal(count(), 0)
    note(database)
    assert.equal(count(), own)
    forget(database)
    assert.equal(count(), 0)
    const other = new Sqlite(database.name)
    note(other)
    assert.equal(count(), own)
    forget(other)
    other.close()
    assert.equal(count(), 0)
  })

  test('every word has to be there, in whatever order and script', () => {
    const { search } = app.services
    const [one] = search.look(order).page(1, 1)
    assert.ok(one)
    const words = [one.person.organization, one.person.given_names, one.person.family_name].join(' ').split(' ')
    const shuffled = words.toReversed().join(' ')
    const ids = search
      .look({ ...order, q: shuffled })
      .page(200, 1)
      .map(({ id }) => id)
    assert.ok(ids.includes(one.id))
    assert.equal(search.count({ ...order, q: `${shuffled} нетникого` }), 0)
  })

  test('participants are shown once each, counted as participants, and sorted by what became of a reply', async () => {
    const replies = await everyReply()
    const { search } = app.services
    const conditions = { form: ['participation'] }
    const found = search.lookForParticipants({ ...order, conditions })
    const people = new Set(replies.filter(reply => fits(conditions, reply)).map(one => one.participantId))
    assert.deepEqual([found.total, found.counts(['form'])?.form?.participation], [people.size, people.size])
    const missing = search.lookForParticipants({ ...order, conditions: { missing: ['participation'] } })
    const inForce = replies.filter(({ form, status }) => form === 'participation' && status !== 'withdrawn')
    const everybody = new Set(replies.map(one => one.participantId))
    assert.equal(missing.total, everybody.difference(new Set(inForce.map(one => one.participantId))).size)
    const states = Array.from({ length: Math.ceil(found.total / 200) }, (_, index) =>
      search.lookForParticipants({ ...order, conditions, sort: 'participation' }).page(200, index + 1),
    ).flat()
    assert.equal(new Set(states.map(({ id }) => id)).size, people.size)
    const listed = states.map(row => ['received', 'noted', 'withdrawn'].indexOf(row.states.participation as string))
    assert.deepEqual(listed, listed.toSorted())
  })

  test('what changes is counted anew: by this connection, taken back, and by another', () => {
    const { search, database, labels } = app.services
    const statuses = () => search.look(order).counts(['status'])?.status ?? {}
    const before = statuses()
    const [one] = search.look({ ...order, conditions: { status: ['received'] } }).page(1, 1)
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

    const participant = { id: one.participantId, reference: one.reference }
    labels.addTag(participant, 'visa', 'x')
    const count = () => search.count({ ...order, conditions: { tags: ['visa'] } })
    const own = repliesOf(one.participantId)
    assert.equal(count(), own)
    labels.removeTag(participant, 'visa', 'x')
    assert.equal(count(), 0)
    const total = search.count(order)
    database.prepare('DELETE FROM participants WHERE id = ?').run(one.participantId)
    assert.equal(search.count(order), total - Number(own))
  })
})
