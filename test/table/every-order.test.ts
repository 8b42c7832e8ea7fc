import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import Sqlite from 'better-sqlite3'
import { countriesNamed } from '../../src/facts/country-words.ts'
import { wantedIn } from '../../src/search-text.ts'
import { attributes } from '../../src/table/attributes.ts'
import type { Conditions, Rows } from '../../src/table/conditions.ts'
import { useApp } from '../support/app.ts'
import { fillDesk } from '../support/big-desk.ts'
import { createDice } from '../support/dice.ts'

/** What the slow way knows of a reply. */
type Row = Record<string, string | number | null> & { id: number; participant_id: number; status: string; text: string }

/** The orders by a column, and by time, which is the order of ids. */
const columns = Object.fromEntries(
  attributes.flatMap(({ name, sort }) => {
    if (sort?.by === 'time') return [[name, { table: 'replies', column: 'by_id' }]]
    return sort?.by === 'column' ? [[name, sort]] : []
  }),
)

describe('every page of every order, while the desk changes', () => {
  const app = useApp()
  const roll = createDice(17)
  const pick = <T>(list: readonly T[]): T => list[roll(list.length)] as T
  before(() => fillDesk(app.services, 2400))

  /** Another program on the same file; undefined: the site itself writes. */
  let other: Sqlite.Database | undefined
  const run = (sql: string, ...values: unknown[]) => (other ?? app.services.database).prepare(sql).run(...values)
  const participant = () => pick(all(`SELECT id FROM participants WHERE merged_into IS NULL`)).id
  const reply = () => pick(all('SELECT id FROM replies')).id
  const all = (sql: string): Row[] => app.services.database.prepare<[], Row>(sql).all()
  const word = () => pick(['', 'aa', 'ba', 'baba', 'go', 'zz', 'мира', '\u{20000}'])

  /** What may happen at a desk, by a hand that knows no rules. */
  const changes: (() => unknown)[] = [
    () => run('UPDATE participants SET sort_name = ?, search = ? WHERE id = ?', word(), ` ${word()} `, participant()),
    () => run('UPDATE participants SET sort_organization = ? WHERE id = ?', word(), participant()),
    () => run('UPDATE participants SET email = ? WHERE id = ?', pick(['', 'a@b', 'c@d']), participant()),
    () => run('UPDATE participants SET merged_into = ? WHERE id = ?', participant(), participant()),
    () => run('UPDATE participants SET merged_into = NULL WHERE id = ?', pick(all('SELECT id FROM participants')).id),
    () => run('UPDATE OR IGNORE replies SET participant_id = ? WHERE id = ?', participant(), reply()),
    () => run('UPDATE replies SET changed_at = ? WHERE id = ?', `2025-0${1 + roll(9)}-01T00:00:00Z`, reply()),
    () => run('UPDATE replies SET sort_topic = ?, search = ? WHERE id = ?', word(), ` ${word()} `, reply()),
    () => run('UPDATE replies SET status = ? WHERE id = ?', pick(['received', 'noted', 'withdrawn']), reply()),
    () => run('DELETE FROM replies WHERE id = ?', reply()),
    () => run('DELETE FROM participants WHERE id = ?', participant()),
    () => run('INSERT OR IGNORE INTO tags (participant_id, tag) VALUES (?, ?)', participant(), pick(['a', 'b'])),
    () => copyOf(participant()),
  ]

  /** Somebody new with the same answers. */
  function copyOf(id: number): void {
    const reference = `NEW-${all('SELECT max(id) AS id FROM participants')[0]?.id}`
    const columns =
      'language, email, person, country, kind, search, sort_name, sort_organization, created_at, changed_at'
    run(
      `INSERT INTO participants (reference, ${columns}) SELECT ?, ${columns} FROM participants WHERE id = ?`,
      reference,
      id,
    )
    const of =
      'form, form_version, status, answers, search, sort_topic, fingerprint, privacy_version, privacy_language, submitted_at, changed_at'
    run(
      `INSERT INTO replies (participant_id, ${of}) SELECT last_insert_rowid(), ${of} FROM replies WHERE participant_id = ?`,
      id,
    )
  }

  /** With the texts of the records merged into each, and of all their notes and tags. */
  const counted = (): Row[] =>
    all(`
      WITH records AS (SELECT id, coalesce(merged_into, id) AS kept, search FROM participants),
      texts AS (
        SELECT kept, search FROM records
        UNION ALL SELECT kept, notes.search FROM notes JOIN records ON records.id = participant_id
        UNION ALL SELECT kept, tags.search FROM tags JOIN records ON records.id = participant_id
      ),
      joined AS MATERIALIZED (SELECT kept, group_concat(search, ' ') AS search FROM texts GROUP BY kept)
      SELECT replies.*, '' AS by_id, country, sort_name, sort_organization, sort_email, reference,
        replies.search || ' ' || joined.search AS text
      FROM replies JOIN participants ON participants.id = participant_id JOIN joined ON kept = participants.id
      WHERE participants.merged_into IS NULL ORDER BY replies.id`)

  const bytes = (key: unknown) => Buffer.from(String(key))

  /** Sorts all rows as the table promises: by value, then by ids; what has no value comes last. */
  function sorted(rows: readonly Row[], sort: string, isDescending: boolean, of: Rows): number[] {
    const { table, column } = columns[sort] ?? assert.fail()
    const idOf = (row: Row) => (of === 'participants' ? row.participant_id : row.id)
    const way = isDescending ? -1 : 1
    const ordered = rows
      .filter(row => row[column] !== null)
      .sort(
        (a, b) =>
          way *
          (bytes(a[column]).compare(bytes(b[column])) ||
            (table === 'participants' ? a.participant_id - b.participant_id : 0) ||
            a.id - b.id),
      )
    const others = rows.filter(row => row[column] === null).sort((a, b) => way * (idOf(a) - idOf(b)))
    return [...new Set([...ordered, ...others].map(idOf))]
  }

  /** Replies to other forms have no topic. */
  function expected(rows: readonly Row[], sort: string, isDescending: boolean, of: Rows): number[] {
    if (sort !== 'topic') return sorted(rows, sort, isDescending, of)
    const [speeches, others] = [true, false].map(is => rows.filter(({ form }) => (form === 'speaking-slot') === is))
    return [...sorted(speeches ?? [], sort, isDescending, of), ...(others ?? []).map(({ id }) => id)]
  }

  const has = (row: Row, q: string): boolean =>
    wantedIn(q).every(
      ({ texts, word }) =>
        texts.some(text => row.text.includes(text)) || countriesNamed(word).includes(String(row.country)),
    )

  function check(round: number): void {
    const { search } = app.services
    const sort = pick(Object.keys(columns))
    const isDescending = pick([true, false])
    const status = pick(['', 'received', 'noted'])
    const q = pick(['', '', 'go', 'ba', 'b', 'aa', 'мира', 'go ba', '\u{20000}', 'zzz'])
    const size = 1 + roll(400)
    const conditions: Conditions = status ? { status: [status] } : {}
    const asked = { sort, isDescending, q, conditions }
    const rows = counted().filter(row => (!status || row.status === status) && (!q || has(row, q)))
    const message = JSON.stringify({ round, ...asked, size })
    const isOfParticipants = (columns[sort] ?? assert.fail()).table === 'participants' && roll(2) === 0
    const found = isOfParticipants ? search.lookForParticipants(asked) : search.look(asked)
    const pages = Array.from({ length: Math.ceil(found.total / size) + 1 }, (_, page) => found.page(size, page + 1))
    const ids = expected(rows, sort, isDescending, isOfParticipants ? 'participants' : 'replies')
    assert.equal(found.total, ids.length, message)
    assert.deepEqual(
      pages.flat().map(({ id }) => id),
      ids,
      message,
    )
    assert.equal(
      search.look(asked).counts(['status'])?.status?.withdrawn ?? 0,
      counted().filter(row => row.status === 'withdrawn' && (!q || has(row, q))).length,
      message,
    )
  }

  test('is what sorting all rows by hand gives', () => {
    for (let round = 0; round < 40; round++) {
      for (let times = roll(6); times > 0; times--) pick(changes)()
      check(round)
    }
  })

  test('is so inside a transaction, and when that is taken back', () => {
    for (let round = 0; round < 5; round++) {
      const takenBack = app.services.database.transaction(() => {
        for (let times = 0; times < 20; times++) pick(changes)()
        check(round)
        throw new Error('taken back')
      })
      assert.throws(takenBack, /taken back/)
      check(round)
    }
  })

  test('is so when replies come, change and go while everything is read anew, slice by slice', () => {
    const stranger = new Sqlite(app.services.database.name)
    for (let round = 0; round < 4; round++) {
      // Another program's write, of which nobody knows what it was.
      stranger.prepare('UPDATE replies SET is_unread = 1 - is_unread WHERE id = ?').run(reply())
      let slices = 1
      for (; app.services.search.goOn(); slices++) for (let times = roll(4); times > 0; times--) pick(changes)()
      assert.ok(slices > 6, String(slices))
      for (let times = 0; times < 5; times++) check(round)
      stranger.prepare('UPDATE replies SET is_unread = 1 - is_unread WHERE id = ?').run(reply())
      app.services.search.goOn()
      for (const change of changes) change()
      stranger.prepare('UPDATE participants SET sort_name = ? WHERE id = ?').run(word(), participant())
      check(round)
    }
    stranger.close()
  })

  test('is so after whatever another program writes', () => {
    for (const [round, change] of changes.entries()) {
      check(round)
      other = new Sqlite(app.services.database.name)
      change()
      other.close()
      other = undefined
      check(round)
      check(round)
    }
  })
})
