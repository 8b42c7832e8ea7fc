import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { useNewApp } from '../support/app.ts'
import { createDial } from '../support/clock.ts'
import { createDesk } from '../support/desk.ts'
import { pageAt, plain } from '../support/page.ts'
import { signedIn } from '../support/staff.ts'

const clock = createDial()
describe('a look for a name that takes long', () => {
  const app = useNewApp({}, clock)

  test('many texts are looked through piece by piece, and the page says how far', async () => {
    const desk = createDesk(app)
    const names = { family_name: 'Ivanov', native_name: '', contact_email: 'ivanov-p@regulator.example' }
    const one = await desk.participant(['participation'], names)
    const other = await desk.participant(['participation'], {
      family_name: 'Quite',
      native_name: '',
      contact_phone: '',
    })
    const { database, notes, erasure } = app.services
    const { id } = other.participant()
    notes.add(other.participant(), 'nothing', 'desk@itu.example')
    database.exec(`
    WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 60000)
    INSERT INTO notes (participant_id, text, made_by, made_at)
    SELECT participant_id, iif(n = 60000, 'Спросить у Иванова', text), made_by, made_at
    FROM notes, numbers WHERE participant_id = ${id}`)
    const admin = await signedIn(app, 'admin')
    const seen: string[] = []
    for (let share = ''; seen.length < 100; ) {
      const $ = await pageAt(admin, `/admin/replies/${one.reference}/erasure`)
      const told = plain($('main').text())
      share = /(\d+)% of all texts/.exec(told)?.[1] ?? ''
      assert.equal(told.includes('Nobody else names'), false)
      seen.push(share || $('main ul').last().text().trim().replace(/\s+/g, ' '))
      if (!share) break
      assert.equal($('main ul').length, 1)
    }
    assert.deepEqual(seen.at(-1), `${other.reference}: Notes`)
    assert.ok(seen.length > 2)
    assert.deepEqual(
      seen.slice(0, -1),
      seen.slice(0, -1).toSorted((a, b) => Number(a) - Number(b)),
    )

    // What half an hour ago was looked through is looked through again.
    const look = () => erasure.look(one.participant())
    assert.ok((await look()).share < 1)
    database.exec(`DELETE FROM notes WHERE text <> 'nothing' OR id > 250`)
    clock.goOn({ minutes: 30 })
    let last = await look()
    while (last.share < 1) last = await look()
    assert.deepEqual(last.found, [])
  })
})
