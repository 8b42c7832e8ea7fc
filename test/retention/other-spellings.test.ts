import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { mailLinksTo } from '../../src/replies/mail-links.ts'
import { useNewApp } from '../support/app.ts'
import { type Asked, createDesk } from '../support/desk.ts'
import { wholeErasurePage } from '../support/erasure-page.ts'
import { pageAt, plain } from '../support/page.ts'
import { signedIn } from '../support/staff.ts'

const names = {
  family_name: 'Iusupova',
  given_names: 'Gulnara',
  native_name: '',
  contact_email: 'iusupova-g@regulator.example',
  contact_phone: '+998712345612',
}

/** How the desk may have looked for her, and for others. */
const hers = ['Yusupova', 'iusup', 'Юсупова', '+998 71 234-56-12', '8 71 234 56 12', 'Iusupova, G.']
const others = ['Gulnara', 'regulator', 'an', 'Petrova', '2345']

describe('whoever is looked for in another spelling', () => {
  const app = useNewApp()
  const searches = () =>
    app.services.database.prepare<[], string>('SELECT query FROM saved_views ORDER BY id').pluck().all()
  const deliveries = () =>
    app.services.database.prepare<[], string>('SELECT selection FROM deliveries ORDER BY id').pluck().all()
  const queryOf = (q: string) => String(new URLSearchParams({ q }))

  const pressed = async (one: Asked) => {
    const admin = await signedIn(app, 'admin')
    const page = `/admin/replies/${one.reference}/erasure`
    const $ = await pageAt(admin, page)
    return admin.post(page, { seen: String($('[name=seen]').val()), reference: one.reference })
  }

  test('goes with an erasure from saved filters, deliveries and the log; searches for others stay', async () => {
    const desk = createDesk(app)
    const one = await desk.participant(['participation'], names)
    const admin = await signedIn(app, 'admin')
    for (const q of [...hers, ...others]) {
      await (await admin.get(`/admin/replies.csv?${queryOf(q)}`)).text()
      await admin.post('/admin/views', { name: 'A filter', query: queryOf(q) })
      await admin.post('/admin/deliveries', { name: `Delivery ${deliveries().length}`, q })
    }
    const logged = () =>
      app.services.database
        .prepare<[], string>(`SELECT details FROM audit_texts WHERE details LIKE '%q=%' ORDER BY audit_id`)
        .pluck()
        .all()
        .flatMap(details =>
          String(JSON.parse(details).selection ?? JSON.stringify(JSON.parse(details))).match(/q=[^\n"\\]*/g),
        )
    assert.deepEqual(searches(), [...hers, ...others].map(queryOf))
    assert.equal(logged().length, hers.length + others.length)
    assert.deepEqual(deliveries(), [...hers, ...others].map(queryOf))
    assert.equal((await pressed(one)).status, 303)
    assert.deepEqual(searches(), others.map(queryOf))
    assert.deepEqual(deliveries(), others.map(queryOf))
    assert.deepEqual(
      logged(),
      others.map(q => `q=${q}`),
    )
  })

  test('a family name of two letters is theirs as a whole word alone', async () => {
    const one = await createDesk(app).participant(['participation'], { ...names, family_name: 'Oq' })
    const admin = await signedIn(app, 'admin')
    const before = searches()
    for (const q of ['oq', 'Toqayev', 'o']) await admin.post('/admin/views', { name: 'A filter', query: queryOf(q) })
    await pressed(one)
    assert.deepEqual(searches(), [...before, 'q=Toqayev', 'q=o'])
  })

  test('is told where others name them, by a telephone alone', async () => {
    const desk = createDesk(app)
    const one = await desk.participant(['participation'], names)
    const other = await desk.participant(['participation'])
    app.services.notes.add(other.participant(), 'Same line as +998 (71) 234-56-12', 'desk@itu.example')
    const $ = await wholeErasurePage(await signedIn(app, 'admin'), one.reference)
    assert.match(plain($('main').text()), new RegExp(other.reference))
  })

  test('has a copy without the names of those who share the address', async () => {
    const desk = createDesk(app)
    const shared = { contact_email: 'shared@regulator.example' }
    const one = await desk.participant(['participation'], { ...shared, family_name: 'First' })
    const other = await desk.participant(['participation'], { ...shared, family_name: 'Secondname' })
    mailLinksTo(app.services, 'shared@regulator.example')
    const copy = async ({ reference }: Asked) =>
      (await (await signedIn(app, 'admin')).get(`/admin/replies/${reference}/held.json`)).text()
    const copies = [await copy(one), await copy(other)]
    assert.equal(
      copies.some(text => text.includes('"personal_link"')),
      true,
    )
    assert.deepEqual(
      copies.map(text => [one, other].map(({ reference }) => text.includes(reference))),
      [
        [true, false],
        [false, true],
      ],
    )
  })
})
