import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { strFromU8, unzipSync } from 'fflate'
import { adminRoutes } from '../../src/routes/admin/index.ts'
import { useApp } from '../support/app.ts'
import { createDesk } from '../support/desk.ts'
import { routesOf } from '../support/doors.ts'
import { signedIn } from '../support/staff.ts'

/** No-break, figure and narrow: no filter and no script finds a word behind one. */
const odd = /[\u00a0\u2007\u202f]/

describe('spaces in what leaves the desk', () => {
  const app = useApp()
  let desk: Awaited<ReturnType<typeof signedIn>>
  let reference: string
  before(async () => {
    const made = createDesk(app)
    const one = await made.participant(undefined, {
      notes: 'Typed\u00a0so\u202fby a word processor',
      visa_support: 'not_needed',
    })
    reference = one.reference
    made.decide(one, 'speaking-slot', 'slot_offered', 'segment-9-july')
    made.decide(one, 'ai-governance-day', 'invited')
    for (const form of ['speaking-slot', 'ai-governance-day']) made.release(one, form)
    const delivery = { name: 'Организаторам', selection: '', choice: 'values=words&headings=ru' }
    app.services.deliveries.add(delivery, 'x')
    desk = await signedIn(app, 'admin', 'ru')
  })

  /** What is held on one, as it is held. */
  const isCopy = (route: string) => route.endsWith('held.json')

  test('are those of a keyboard, in every file, heading and value', async () => {
    const routes = routesOf(adminRoutes(app.services)).filter(
      route => route.startsWith('GET') && /\.\w+$/.test(route) && !isCopy(route),
    )
    assert.equal(routes.length, 9)
    const files = routes.map(route =>
      route
        .replace('GET ', '/admin')
        .replace(':form', 'participation')
        .replace(':reference', reference)
        .replace(':id', String(app.services.deliveries.all()[0]?.id)),
    )
    const all = [...files, ...files.map(file => `${file}?values=words&headings=ru&codes=1&sensitive=1`)]
    const found = await Array.fromAsync(all, async path => {
      const response = await desk.get(path)
      const bytes = new Uint8Array(await response.arrayBuffer())
      const texts = path.includes('.xlsx') ? Object.values(unzipSync(bytes)) : [bytes]
      return [path, response.status, texts.filter(text => odd.test(strFromU8(text))).length]
    })
    assert.deepEqual(
      found,
      all.map(path => [path, 200, 0]),
    )
    const words = await (await desk.get('/admin/replies.csv?values=words&headings=ru')).text()
    assert.match(words, /"Не нужна"/)
    assert.match(words, /"Typed so by a word processor"/)
  })
})
