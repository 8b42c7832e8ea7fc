import { type Response, Router } from 'express'
import type { Services } from '../../services.ts'
import { repliesWith } from '../../today/figure.ts'
import { memberOf } from '../../web/locals.ts'
import { times } from '../../web/rate-limit.ts'
import { say } from '../../web/said.ts'
import { writersOnly } from '../../web/staff-only.ts'
import { type FirstRunPage, firstRunPage } from './first-run-page.ts'

/** Letters that a member may send to themselves in ten minutes. */
const testLettersMax = 5

/** Nobody has replied yet: the day begins with what is to be set up. */
export const isFirstRun = ({ search }: Services): boolean => repliesWith(search, {}).count === 0

export function showFirstRun(services: Services, res: Response): void {
  const page: FirstRunPage = firstRunPage(services, res.locals, memberOf(res), isFirstRun(services))
  res.render('admin/first-run/page', page)
}

export function firstRunRoutes(services: Services): Router {
  const { clock, testLetter, outbox } = services
  const router = Router()
  const limit = times(clock, testLettersMax, res => String(memberOf(res).id))

  router.get('/first-run', (_req, res) => showFirstRun(services, res))

  router.post('/first-run/test-letter', writersOnly, limit, (_req, res) => {
    const member = memberOf(res)
    testLetter.send(member)
    outbox.wake()
    say(res, { text: 'admin:said.test_letter', about: { email: member.email } })
    res.redirect(303, '/admin/first-run#letters')
  })
  return router
}
