import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { load } from 'cheerio'
import { adminRoutes } from '../../../src/routes/admin/index.ts'
import { roleNames, type StaffMember } from '../../../src/staff/roles.ts'
import { useApp } from '../../support/app.ts'
import { createDesk, type Desk } from '../../support/desk.ts'
import { addressOf, type Door, doors, type Outcome, password, routesOf } from '../../support/doors.ts'
import { createVisitor } from '../../support/visitor.ts'

describe('the doors of the secretariat', () => {
  const app = useApp()
  before(async () => {
    await app.services.staff.add({ email: 'known@itu.example', password, role: 'viewer', language: 'en' }, 'x')
  })

  const changesSoFar = () => app.services.database.prepare<[], number>('SELECT total_changes()').pluck().get() as number

  /** One visit by a member of this role, or by nobody, to a desk on which everything is there. */
  async function visit(route: string, makeVisit: Door[1], desk: Desk, role: StaffMember['role'] | undefined) {
    const member = await desk.colleague(role)
    const { at = {}, body = {} } = (await makeVisit?.({ desk, services: app.services, member })) ?? {}
    const address = addressOf(route, at)
    const visitor = role ? desk.browserOf(member) : createVisitor(app)
    const before = changesSoFar()
    const response = await (route.startsWith('GET') ? visitor.get(address) : visitor.post(address, body))
    const outcome = outcomeOf(response, await response.text())
    if (outcome === 403 || outcome === 'sign-in')
      assert.equal(changesSoFar() - before, 0, `${route} changes something for ${role ?? 'nobody'}`)
    return outcome
  }

  function outcomeOf({ status, headers }: Response, html: string): Outcome {
    // What was typed is answered by the page for signing in itself.
    if (status === 403 && load(html)('#sign-in').length === 1) return 'sign-in'
    if (headers.get('location') !== '/admin/sign-in') return status
    return headers.getSetCookie().some(cookie => cookie.startsWith('staff=;')) ? 'signed out' : 'sign-in'
  }

  test('every route is tried signed out, as viewer, reviewer and admin, each time where it could succeed', async () => {
    assert.deepEqual(routesOf(adminRoutes(app.services)).toSorted(), Object.keys(doors).toSorted())
    const desk = createDesk(app)
    for (const [route, [expected, makeVisit]] of Object.entries(doors)) {
      const outcomes: Outcome[] = []
      for (const role of [undefined, ...roleNames]) outcomes.push(await visit(route, makeVisit, desk, role))
      assert.deepEqual([route, ...outcomes], [route, ...expected])
    }
  })
})
