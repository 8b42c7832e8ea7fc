import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { useApp } from '../support/app.ts'
import { fillDesk } from '../support/big-desk.ts'
import { signedIn } from '../support/staff.ts'

describe('a long file whose rows are counted before it is sent', () => {
  const app = useApp()
  let desk: Awaited<ReturnType<typeof signedIn>>

  before(async () => {
    fillDesk(app.services, 6000)
    app.services.database.exec(`
      UPDATE replies SET answers = json_object('ai_attendance', 'yes', 'ai_parts', json('["afternoon"]'))
      WHERE form = 'ai-governance-day'`)
    desk = await signedIn(app)
    // The sets of the table are read in pieces, too.
    await desk.get('/admin/replies?form=participation')
  })

  for (const path of ['/admin/published/participation.csv', '/admin/seating/afternoon.csv'])
    test(`others are answered before ${path} begins`, async () => {
      let hasBegun = false
      const file = desk.get(path).finally(() => {
        hasBegun = true
      })
      let answered = 0
      while (!hasBegun) {
        await (await fetch(`${app.url}/healthz`)).text()
        answered++
      }
      console.log(path, answered)
      assert.ok(answered > 5, `${answered} were answered`)
      const rows = (await (await file).text()).trim().split('\r\n').length
      assert.ok(rows > 800, `${rows} rows`)
    })
})
