import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import Sqlite from 'better-sqlite3'
import { load } from 'cheerio'
import { useApp } from '../../support/app.ts'
import { fillDesk } from '../../support/big-desk.ts'
import { signedIn } from '../../support/staff.ts'

describe('the table as it opens, before its replies are read into memory', () => {
  const app = useApp()
  const run = (sql: string, ...values: unknown[]) => app.services.database.prepare(sql).run(...values)
  /** As a long archive leaves it: replies with high ids. */
  const longArchive = 30_000
  before(() => {
    fillDesk(app.services, 240)
    const of =
      'form_version, status, answers, search, sort_topic, fingerprint, privacy_version, privacy_language, submitted_at, changed_at'
    run(
      `INSERT OR IGNORE INTO replies (id, participant_id, form, ${of})
       SELECT ?, participant_id, 'ai-governance-day', ${of} FROM replies WHERE participant_id NOT IN
         (SELECT participant_id FROM replies WHERE form = 'ai-governance-day') LIMIT 1`,
      longArchive,
    )
    // More than are counted at once, at the edges of what is.
    const person =
      'language, email, person, country, kind, search, sort_name, sort_organization, created_at, changed_at'
    for (const id of [10_000, 10_001, 20_000, 25_000]) {
      run(
        `INSERT INTO participants (id, reference, ${person}) SELECT ?, ?, ${person} FROM participants WHERE id = 1`,
        id,
        `ID${id}`,
      )
      run(
        `INSERT INTO replies (participant_id, form, ${of}) SELECT ?, 'participation', ${of} FROM replies WHERE id = ?`,
        id,
        longArchive,
      )
    }
    run('UPDATE participants SET merged_into = 1 WHERE id IN (7, 8, 9)')
    run("UPDATE replies SET changed_at = '2025-04-20T07:00:00Z' WHERE id % 3 = 0")
  })

  const shown = async (address: string) => {
    const page = load(await (await (await signedIn(app, 'admin')).get(address)).text())
    return {
      rows: page('main tbody tr')
        .toArray()
        .map(row => page(row).text().replaceAll(/\s+/g, ' ')),
      total: page('.total').text(),
      counts: page('main .count').length,
    }
  }

  const isBehind = async () => (await app.services.search.opening()) !== undefined

  test('has the same replies, in the same order, and no figure that is not known', async () => {
    assert.ok(await isBehind())
    const opened = await shown('/admin/replies')
    assert.equal(opened.rows.length, 50)
    assert.equal(opened.counts, 0)
    assert.ok(await isBehind(), 'the table as it opens has read nothing')
    app.services.search.goOn()
    run("UPDATE replies SET changed_at = '2025-04-27T07:00:00Z' WHERE id IN (5, 11)")
    const meanwhile = await shown('/admin/replies')
    await app.services.search.ready()
    const whole = await shown('/admin/replies')
    assert.deepEqual(meanwhile.rows, whole.rows)
    assert.equal(opened.total, whole.total)
    assert.equal(meanwhile.total, whole.total)
    assert.ok(whole.counts > 0)
    assert.notDeepEqual(opened.rows, whole.rows)
  })

  test('is so again after another program has written, and what asks for more waits', async () => {
    const other = new Sqlite(app.services.database.name)
    const received = await shown('/admin/replies?status=received')
    assert.ok(received.rows.length > 0 && received.counts > 0)
    other.prepare('UPDATE replies SET is_unread = 1 - is_unread WHERE id = 5').run()
    assert.ok(await isBehind())
    assert.equal((await shown('/admin/replies')).counts, 0)
    assert.ok(await isBehind())
    const { total, counts } = await shown('/admin/replies?status=received')
    assert.deepEqual({ total, counts }, { total: received.total, counts: received.counts })
    assert.equal(await isBehind(), false)
    other.close()
  })

  test('with few replies it waits', async () => {
    run('DELETE FROM replies WHERE id >= ?', longArchive)
    const other = new Sqlite(app.services.database.name)
    other.prepare('UPDATE replies SET is_unread = 1 - is_unread WHERE id = 5').run()
    other.close()
    assert.ok((await shown('/admin/replies')).counts > 0)
  })
})
