import { Router } from 'express'
import { z } from 'zod'
import { edition } from '#edition/index.ts'
import { isStale } from '../../plan-key.ts'
import type { Services } from '../../services.ts'
import { loadSessions, sessionOf } from '../../web/loading-places.ts'
import { memberOf } from '../../web/locals.ts'
import { say } from '../../web/said.ts'
import { writersOnly } from '../../web/staff-only.ts'
import { programmeCategoryRoutes } from './programme-categories.ts'
import { programmeSlotRoutes } from './programme-slots.ts'
import { showProgramme } from './show-programme.ts'
import { typedDigits, typedNumber } from './typed-number.ts'

const planBody = z.object({
  starts_at: typedDigits.pipe(z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)),
  slot_minutes: typedNumber(1, 120),
  capacity: typedNumber(1, 200),
  /** The settings on the page that was pressed. */
  was: z.string().catch(''),
})

/**
 * The programme of speakers: sessions, who speaks when, and who asks for a place; none where no
 * form asks for slots.
 */
export function programmeRoutes(services: Services): Router {
  const router = Router()
  if (!edition.formOf('slot')) return router
  router.get('/programme', (_req, res) => showProgramme(services, res))
  return router.use(
    settingsRoutes(services),
    programmeSlotRoutes(services),
    programmeCategoryRoutes(services),
  )
}

function settingsRoutes(services: Services): Router {
  const { programme } = services

  return loadSessions(Router()).post('/programme/sessions/:name', writersOnly, (req, res) => {
    const { name } = sessionOf(res)
    const refused = { at: name, typed: req.body ?? {} }
    const read = planBody.safeParse(req.body)
    if (!read.success)
      return showProgramme(services, res.status(422), { problem: { name: 'bad_plan' }, ...refused })
    const { starts_at: startsAt, slot_minutes: slotMinutes, capacity, was } = read.data
    const wanted = { startsAt, slotMinutes, capacity }
    const plan = programme.plan(name)
    if (isStale(was, plan, wanted)) {
      const problem = { name: 'plan_stale', plan } as const
      return showProgramme(services, res.status(409), { problem, ...refused })
    }
    programme.setPlan(name, wanted, memberOf(res).email)
    say(res, { text: 'admin:said.session_saved' })
    res.redirect(303, `/admin/programme#${name}`)
  })
}
