import { type NextFunction, type Request, type Response, Router } from 'express'
import { z } from 'zod'
import { edition } from '#edition/index.ts'
import type { AuditDetails } from '../../audit/audit.ts'
import { boardOf, signature } from '../../programme/board.ts'
import type { SlotPlace } from '../../programme/programme.ts'
import { protocolCategories } from '../../replies/protocol-order.ts'
import { mayHaveSlot } from '../../replies/statuses.ts'
import type { Reply } from '../../replies/store.ts'
import type { Services } from '../../services.ts'
import { mayWrite } from '../../staff/accounts.ts'
import { memberOf } from '../../web/locals.ts'
import { refusal } from '../../web/refusal.ts'
import { writersOnly } from '../../web/staff-only.ts'

const { findSession } = edition

const session = z.string().refine(name => findSession(name) !== undefined)
const planBody = z.object({
  starts_at: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  slot_minutes: z.coerce.number().int().min(1).max(120),
  capacity: z.coerce.number().int().min(1).max(200),
  /** The settings on the page that was pressed. */
  was: z.string().catch(''),
})
/** The place to take in the session; left empty: the last. */
const to = z
  .string()
  .trim()
  .regex(/^([1-9]\d{0,2})?$/)
  .transform(typed => (typed === '' ? undefined : Number(typed)))
  .optional()
const placeBody = z.object({ session, to })
/** `position` and `from`: where the slot was on the page that was pressed. */
const moveBody = z.object({
  step: z.enum(['earlier', 'later', 'elsewhere', 'out']),
  from: session,
  position: z.coerce.number().int(),
  session: session.optional().catch(undefined),
  to,
})
/** `from`: the category that staff had set on the page that was pressed. */
const categoryBody = z.object({ category: z.enum(protocolCategories), from: z.string().catch('') })

/** Why nothing was done, and what was typed, to be shown `at` its session or speech. */
type Refused = {
  problem: string
  values?: Record<string, unknown>
  at: string
  typed: Record<string, unknown>
}

/** The programme of speakers: sessions, who speaks when, and who asks for a place. */
export function programmeRoutes({ programme, replies, audit }: Services): Router {
  const router = Router()

  router.get('/programme', (_req, res) => show(res))

  router.post('/programme/sessions/:name', writersOnly, (req, res, next) => {
    const found = findSession(String(req.params.name))
    if (!found) return next(refusal(404))
    const read = planBody.safeParse(req.body)
    const refused = { at: found.name, typed: req.body ?? {} }
    if (!read.success) return show(res.status(422), { problem: 'bad_plan', ...refused })
    const { starts_at: startsAt, slot_minutes: slotMinutes, capacity, was } = read.data
    const [plan, now] = [{ startsAt, slotMinutes, capacity }, programme.plan(found.name)]
    if (![signature(plan), was].includes(signature(now)))
      return show(res.status(409), { problem: 'plan_stale', values: now, ...refused })
    programme.setPlan(found.name, plan)
    audit.record(memberOf(res).email, 'programme_changed', {
      session: found.name,
      starts_at: startsAt,
      slot_minutes: slotMinutes,
      capacity,
    })
    res.redirect(303, `/admin/programme#${found.name}`)
  })

  router.post('/programme/slots/:reply', writersOnly, (req, res, next) => {
    const reply = speechOf(req)
    const read = placeBody.safeParse(req.body)
    if (!reply) return next(refusal(404))
    if (!read.success) return misread(read.error, reply, req, res, next)
    if (!mayHaveSlot(reply.status)) return refuse(reply, res, { problem: 'not_asked' })
    const { session, to: position } = read.data
    const now = programme.placeOf(reply.id)
    // The form stands beside requests without a place: somebody else was quicker, or a button was pressed twice.
    if (now && (now.session !== session || (position ?? now.position) !== now.position))
      return refuse(reply, res, {
        problem: 'placed_already',
        typed: req.body,
        values: inWords(now.session, res),
      })
    carry(reply, { session, position }, res)
  })

  router.post('/programme/slots/:reply/move', writersOnly, (req, res, next) => {
    const reply = speechOf(req)
    const read = moveBody.safeParse(req.body)
    if (!reply) return next(refusal(404))
    if (!read.success) return misread(read.error, reply, req, res, next)
    const { step, from, position, session, to } = read.data
    const now = programme.placeOf(reply.id)
    if (now?.session !== from || now.position !== position)
      return refuse(reply, res, { problem: 'stale', typed: { session, to } })
    if (step === 'out') return carry(reply, undefined, res)
    if (step === 'elsewhere') return carry(reply, { session: session ?? from, position: to }, res)
    change(reply, res, () => programme.move(reply.id, step === 'earlier' ? -1 : 1))
  })

  router.post('/programme/categories/:reply', writersOnly, (req, res, next) => {
    const reply = speechOf(req)
    const read = categoryBody.safeParse(req.body)
    if (!reply || !read.success) return next(refusal(reply ? 400 : 404))
    const { category, from } = read.data
    const now = reply.protocolCategory ?? ''
    if (now === category) return back(res, reply)
    if (now !== from) {
      const values = { category: res.locals.t(`admin:programme.categories.${now}`) }
      return refuse(reply, res, { problem: 'category_stale', values, typed: { category } })
    }
    replies.setProtocolCategory(reply.id, category)
    done(res, reply, 'category_set', { from: now, to: category })
  })

  /** A place that is no number was typed by somebody; anything else was sent by no form of this page. */
  function misread(
    { issues }: z.ZodError,
    reply: Reply,
    req: Request,
    res: Response,
    next: NextFunction,
  ) {
    if (issues.some(({ path }) => path[0] !== 'to')) return next(refusal(400))
    refuse(reply, res, { problem: 'bad_place', typed: req.body }, 422)
  }

  const speechOf = (req: Request) => {
    const reply = replies.replyById(Number(req.params.reply))
    return reply?.form === 'speaking-slot' ? reply : undefined
  }

  /** To a session, or out of the programme. */
  const carry = (reply: Reply, to: SlotPlace | undefined, res: Response) =>
    change(reply, res, () => (to ? programme.place(reply.id, to) : programme.remove(reply.id)))

  /** The log keeps what the change has come to, and nothing where it has come to nothing. */
  function change(reply: Reply, res: Response, make: () => void) {
    const before = programme.placeOf(reply.id)
    make()
    const after = programme.placeOf(reply.id)
    if (before?.session !== after?.session)
      return done(res, reply, 'slot_placed', {
        from: before?.session ?? '',
        to: after?.session ?? '',
      })
    if (before && after && before.position !== after.position)
      return done(res, reply, 'slot_moved', { from: before.position, to: after.position })
    back(res, reply)
  }

  function done(
    res: Response,
    reply: Reply,
    action: 'slot_placed' | 'slot_moved' | 'category_set',
    details: AuditDetails,
  ) {
    const reference = replies.participant(reply.participantId)?.reference ?? ''
    audit.record(memberOf(res).email, action, { reference, ...details })
    back(res, reply)
  }

  /** To where the speech stands now, so that the next key goes on from there. */
  const back = (res: Response, { id }: Reply) => res.redirect(303, `/admin/programme#speech-${id}`)

  /** Mostly because the board has changed since its page was made. */
  const refuse = (
    { id, status }: Reply,
    res: Response,
    why: Partial<Refused> & { problem: string },
    code = 409,
  ) =>
    show(res.status(code), { at: mayHaveSlot(status) ? `speech-${id}` : 'main', typed: {}, ...why })

  const show = (res: Response, refused?: Refused) =>
    res.render('admin/programme', {
      ...boardOf(programme.read()),
      protocolCategories,
      mayWrite: mayWrite(memberOf(res)),
      refused,
    })

  return router
}

const inWords = (session: string, res: Response) => ({
  session: res.locals.t(`event:sessions.${session}`),
})
