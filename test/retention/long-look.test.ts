import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { type TestApp, useNewApp } from '../support/app.ts'
import { createDial } from '../support/clock.ts'
import { createDesk } from '../support/desk.ts'
import { pageAt, plain, textIn } from '../support/page.ts'
import { signedIn } from '../support/staff.ts'

/** So many that nobody waits for the look through all of them. `last`: what the last one says. */
const addNotes = ({ services }: TestApp, participantId: number, last: string): void =>
  void services.database.exec(`
    WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 60000)
    INSERT INTO notes (participant_id, text, made_by, made_at)
    SELECT ${participantId}, iif(n = 60000, '${last}', 'nothing'), 'desk@itu.example', '2025-04-01T00:00:00Z' FROM numbers`)

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
    const { database, erasure } = app.services
    const { id } = other.participant()
    addNotes(app, id, 'Спросить у Иванова')
    const admin = await signedIn(app, 'admin')
    const named = `${other.reference}: Notes`
    const shares: number[] = []
    while (shares.at(-1) !== 100 && shares.length < 1000) {
      const $ = await pageAt(admin, `/admin/replies/${one.reference}/erasure`)
      const told = textIn($)
      const percent = /(\d+)% of all texts/.exec(told)?.[1]
      const listed = plain($('main ul').slice(1).text())
      // What is found may be told before the rest is looked through.
      assert.ok(listed === named || (percent && listed === ''), listed)
      assert.equal(told.includes('All texts have been looked through.'), !percent)
      assert.equal(told.includes('Nobody else names'), false)
      assert.equal($('header [name=q]').val(), '')
      shares.push(Number(percent ?? 100))
    }
    assert.ok(shares.length > 2)
    assert.equal(shares.at(-1), 100)
    assert.deepEqual(
      shares,
      shares.toSorted((a, b) => a - b),
    )

    // Whoever else has the page open is told the same, and for no more than a minute.
    const look = () => erasure.look(one.participant())
    const found = { table: 'notes', owner: id }
    assert.deepEqual([(await look()).share, (await look()).found], [1, [found]])
    clock.goOn({ minutes: 1 })
    assert.ok((await look()).share < 1)

    // By another name, or after half an hour, all is looked through again.
    const ends = async () => {
      let last = await look()
      while (last.share < 1) last = await look()
      return last.found
    }
    const call = (name: string) =>
      database.exec(
        `UPDATE participants SET person = json_set(person, '$.family_name', '${name}') WHERE id = ${one.participant().id}`,
      )
    call('Kuznetsov')
    assert.deepEqual(await ends(), [])
    call(names.family_name)
    assert.ok((await look()).share < 1)
    database.exec(`DELETE FROM notes WHERE text <> 'nothing' OR id > 250`)
    clock.goOn({ minutes: 30 })
    assert.deepEqual(await ends(), [])
  })

  test('who is deleted meanwhile was not looked for to the end', async () => {
    const desk = createDesk(app)
    const { erasure } = app.services
    const one = await desk.participant(['participation'], { family_name: 'Petrov', native_name: '' })
    const other = await desk.participant(['participation'])
    addNotes(app, other.participant().id, 'nothing')
    const look = erasure.look(one.participant())
    erasure.erase(one.participant(), 'admin@itu.example')
    assert.ok((await look).share < 1)
  })
})
