import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { setImmediate } from 'node:timers/promises'
import { edition } from '../../src/edition/index.ts'
import { publishedList } from '../../src/exports/published-csv.ts'
import type { Form } from '../../src/forms/form.ts'
import type { Published } from '../../src/forms/meanings.ts'
import { doors } from '../../src/seating/door-list.ts'
import { useApp } from '../support/app.ts'
import { fillDesk } from '../support/big-desk.ts'
import { parseCsv } from '../support/csv.ts'
import { signedIn } from '../support/staff.ts'

/** How often others had their turn before it was over. */
async function turnsDuring(work: Promise<unknown>): Promise<number> {
  let isOver = false
  work.finally(() => {
    isOver = true
  })
  let turns = 0
  for (; !isOver; turns++) await setImmediate()
  return turns
}

describe('a long file whose rows are counted before it is sent', () => {
  const app = useApp()
  const { forms } = edition
  const form = forms.find(({ path }) => path === 'participation') as Form
  const door = doors.find(({ needsSeat }) => !needsSeat) ?? assert.fail()

  before(async () => {
    fillDesk(app.services, 6000)
    app.services.database.exec(`
      UPDATE replies SET answers = json_object('ai_attendance', 'yes', 'ai_parts', json('["afternoon"]'))
      WHERE form = 'ai-governance-day'`)
    // The sets of the table are read in pieces, too.
    await (await signedIn(app)).get('/admin/replies?form=participation')
  })

  const longLists = {
    'the list of participants': () =>
      publishedList(app.services.exportRows, form, form.means.published as Published, 'en'),
    'the list of a door': () => app.services.doorLists.at(door, 'name'),
  }
  for (const [name, list] of Object.entries(longLists))
    test(`others have their turn while ${name} is made`, async () => {
      const turns = await turnsDuring(list())
      assert.ok(turns > 8, `${turns} turns`)
    })

  test('the log says how many rows each has', async () => {
    const desk = await signedIn(app)
    const files = { 'published/participation.csv': 'published/participation', 'afternoon.csv': 'seating/afternoon' }
    for (const [file, path] of Object.entries(files)) {
      const [, ...rows] = parseCsv(await (await desk.get(`/admin/${path}.csv`)).text())
      const [entry] = app.services.audit.page([], 1).entries
      assert.deepEqual([entry?.action, entry?.details], ['exported', { file, rows: rows.length }])
      assert.ok(rows.length > 800, `${rows.length} rows`)
    }
  })

  test('whoever withdraws, or does not come to this part any more, before a door list is read is left out', async () => {
    const { doorLists, database } = app.services
    const list = await doorLists.at(door, 'name')
    const whole = list.visitors(0, 4).map(({ replyId }) => replyId)
    const [first, second, third, fourth] = whole
    database.prepare(`UPDATE replies SET status = 'withdrawn' WHERE id = ?`).run(second)
    database.prepare(`UPDATE replies SET answers = json_set(answers, '$.ai_parts', json('[]')) WHERE id = ?`).run(third)
    assert.deepEqual(
      list.visitors(0, 4).map(({ replyId }) => replyId),
      [first, fourth],
    )
  })
})
