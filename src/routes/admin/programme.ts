import { Router } from 'express'
import { z } from 'zod'
import { edition } from '#edition/index.ts'
import { isStale } from '../../plan-key.ts'
import { type Break, breaksIn, breaksText } from '../../programme/breaks.ts'
import { type ConflictsPage, conflictsPage } from '../../programme/conflicts-page.ts'
import type { SessionPlan } from '../../programme/programme-store.ts'
import type { Services } from '../../services.ts'
import { loadSessions, sessionOf } from '../../web/loading-places.ts'
import { memberOf } from '../../web/locals.ts'
import { say } from '../../web/said.ts'
import { writersOnly } from '../../web/staff-only.ts'
import { backToBoard } from './board-query.ts'
import { programmeCategoryRoutes } from './programme-categories.ts'
import { programmeLengthRoutes } from './programme-lengths.ts'
import { programmeLetterRoutes } from './programme-letters.ts'
import { programmeMoveRoutes } from './programme-moves.ts'
import { showProgramme } from './show-programme.ts'
import { typedDigits, typedNumber } from './typed-number.ts'

const time = /^([01]\d|2[0-3]):[0-5]\d$/

const planBody = z
  .object({
    starts_at: typedDigits.pipe(z.string().regex(time)),
    ends_at: typedDigits.pipe(z.union([z.literal(''), z.string().regex(time)])).default(''),
    slot_minutes: typedNumber(1, 120),
    capacity: typedNumber(1, 200),
    breaks: typedDigits.transform(breaksIn).pipe(z.array(z.custom<Break>())).default([]),
    /** The settings on the page that was pressed. */
    was: z.string().catch(''),
  })
  .refine(({ starts_at, ends_at }) => ends_at === '' || starts_at < ends_at)

/**
 * The programme of speakers: sessions, who speaks when, and who asks for a place; none where no
 * form asks for slots.
 */
export function programmeRoutes(services: Services): Router {
  const router = Router()
  if (!edition.formOf('slot')) return router
  router.get('/programme', (_req, res) => showProgramme(services, res))
  router.get('/programme/conflicts', (_req, res) => {
    const page: ConflictsPage = conflictsPage(services.programme.sessions(), res.locals.t)
    res.render('admin/conflicts/page', page)
  })
  return router.use(
    settingsRoutes(services),
    programmeMoveRoutes(services),
    programmeLengthRoutes(services),
    programmeCategoryRoutes(services),
    programmeLetterRoutes(services),
  )
}

const planFrom = (typed: z.infer<typeof planBody>): SessionPlan => ({
  startsAt: typed.starts_at,
  endsAt: typed.ends_at,
  slotMinutes: typed.slot_minutes,
  capacity: typed.capacity,
  breaks: breaksText(typed.breaks),
})

function settingsRoutes(services: Services): Router {
  const { programme } = services

  return loadSessions(Router()).post('/programme/sessions/:name', writersOnly, (req, res) => {
    const { name } = sessionOf(res)
    const refused = { at: name, typed: req.body ?? {} }
    const read = planBody.safeParse(req.body)
    if (!read.success)
      return showProgramme(services, res.status(422), { problem: { name: 'bad_plan' }, ...refused })
    const { was } = read.data
    const wanted = planFrom(read.data)
    const plan = programme.plan(name)
    if (isStale(was, plan, wanted)) {
      const problem = { name: 'plan_stale', plan } as const
      return showProgramme(services, res.status(409), { problem, ...refused })
    }
    programme.setPlan(name, wanted, memberOf(res).email)
    say(res, { text: 'admin:said.session_saved' })
    res.redirect(303, backToBoard(req, name))
  })
}
