import { type Request, type Response, Router } from 'express'
import { z } from 'zod'
import { findSession } from '../../event.ts'
import { textOf, valuesOf } from '../../forms/form.ts'
import { translator } from '../../i18n.ts'
import { categoryOf, type ProtocolCategory, protocolCategories } from '../../replies/protocol-order.ts'
import type { Reply } from '../../replies/store.ts'
import { mayHaveSlot } from '../../replies/transitions.ts'
import type { PlannedSession, Speech } from '../../review/programme.ts'
import { conflictsOf, inSuggestedOrder, speakerOf } from '../../review/protocol.ts'
import { runningOrderCalendar, runningOrderCsv } from '../../review/running-order.ts'
import type { Services } from '../../services.ts'
import type { AuditDetails } from '../../staff/audit.ts'
import { datedName, download } from '../../web/download.ts'
import { refusal } from '../../web/refusal.ts'
import { roleOnly } from '../../web/staff-only.ts'
import { writers } from './reply-page.ts'

const session = z.string().refine(name => findSession(name) !== undefined)
const planBody = z.object({
  starts_at: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  slot_minutes: z.coerce.number().int().min(1).max(120),
  capacity: z.coerce.number().int().min(1).max(200),
})
const placeBody = z.object({ session })
/** `position` and `from`: where the slot was on the page that was pressed. */
const moveBody = z.object({
  step: z.enum(['earlier', 'later', 'elsewhere', 'out']),
  from: session,
  position: z.coerce.number().int(),
  session: session.optional().catch(undefined),
})
const categoryBody = z.object({ category: z.enum(protocolCategories) })

/** The programme of speakers: sessions, who speaks when, and who asks for a place. */
export function programmeRoutes({ programme, replies, audit, clock }: Services): Router {
  const router = Router()
  const only = roleOnly(...writers)

  router.get('/programme', (_req, res) => show(res))
  router.get('/programme/order', (_req, res) =>
    res.render('admin/running-order', { ...board(), ru: translator('ru'), en: translator('en') }),
  )
  router.get('/programme.csv', (_req, res, next) => {
    const csv = runningOrderCsv(exported('programme.csv', res))
    download(csv, datedName('programme', 'csv', clock), res, next)
  })
  router.get('/programme.ics', (_req, res) => {
    res.type('text/calendar').attachment(datedName('programme', 'ics', clock))
    res.send(runningOrderCalendar(exported('programme.ics', res), res.locals.t))
  })

  function exported(file: string, res: Response): PlannedSession[] {
    const { sessions } = programme.read()
    const rows = sessions.reduce((sum, { slots }) => sum + slots.length, 0)
    audit.record(res.locals.member.email, 'exported', { file, rows })
    return sessions
  }

  router.post('/programme/sessions/:name', only, (req, res, next) => {
    const found = findSession(String(req.params.name))
    if (!found) return next(refusal(404))
    const read = planBody.safeParse(req.body)
    if (!read.success)
      return show(res.status(422), { problem: 'bad_plan', typed: { ...req.body, session: found.name } })
    const { starts_at: startsAt, slot_minutes: slotMinutes, capacity } = read.data
    programme.setPlan(found.name, { startsAt, slotMinutes, capacity })
    audit.record(res.locals.member.email, 'programme_changed', {
      session: found.name,
      starts_at: startsAt,
      slot_minutes: slotMinutes,
      capacity,
    })
    res.redirect(303, `/admin/programme#${found.name}`)
  })

  router.post('/programme/slots/:reply', only, (req, res, next) => {
    const reply = speechOf(req)
    const read = placeBody.safeParse(req.body)
    if (!reply || !read.success) return next(refusal(reply ? 400 : 404))
    if (!mayHaveSlot(reply.status)) return show(res.status(409), { problem: 'not_asked' })
    carry(reply, read.data.session, res)
  })

  router.post('/programme/slots/:reply/move', only, (req, res, next) => {
    const reply = speechOf(req)
    const read = moveBody.safeParse(req.body)
    if (!reply || !read.success) return next(refusal(reply ? 400 : 404))
    const { step, from, position, session: to } = read.data
    const seen = board().sessions.find(one => one.name === from)?.slots[position - 1]
    if (seen?.replyId !== reply.id) return show(res.status(409), { problem: 'stale' })
    if (step === 'out') return carry(reply, undefined, res)
    if (step === 'elsewhere') return carry(reply, to ?? from, res)
    const by = step === 'earlier' ? -1 : 1
    programme.move(reply.id, by)
    done(res, reply, 'slot_moved', { from: position, to: position + by })
  })

  router.post('/programme/categories/:reply', only, (req, res, next) => {
    const reply = speechOf(req)
    const read = categoryBody.safeParse(req.body)
    if (!reply || !read.success) return next(refusal(reply ? 400 : 404))
    replies.setProtocolCategory(reply.id, read.data.category)
    done(res, reply, 'category_set', { from: reply.protocolCategory ?? '', to: read.data.category })
  })

  const speechOf = (req: Request) => {
    const reply = replies.replyById(Number(req.params.reply))
    return reply?.form === 'speaking-slot' ? reply : undefined
  }

  /** To a session, or out of the programme. */
  function carry(reply: Reply, to: string | undefined, res: Response) {
    const from = programme.sessionOf(reply.id) ?? ''
    if (to) programme.place(reply.id, { session: to })
    else programme.remove(reply.id)
    done(res, reply, 'slot_placed', { from, to: to ?? '' })
  }

  /** Back to where the speech stands now, so that the next key goes on from there. */
  function done(
    res: Response,
    { id, participantId }: Reply,
    action: 'slot_placed' | 'slot_moved' | 'category_set',
    details: AuditDetails,
  ) {
    const reference = replies.participant(participantId)?.reference ?? ''
    audit.record(res.locals.member.email, action, { reference, ...details })
    res.redirect(303, `/admin/programme#speech-${id}`)
  }

  function board() {
    const { sessions, unplaced } = programme.read()
    return {
      sessions: sessions.map(one => ({
        ...one,
        slots: one.slots.map(slot => ({ ...spoken(slot), conflicts: conflictsOf(slot, one, sessions) })),
      })),
      unplaced: inSuggestedOrder(unplaced).map(speech => ({
        ...spoken(speech),
        suggested: suggestedSession(speech, sessions),
      })),
    }
  }

  const show = (res: Response, shown: { problem?: string; typed?: Record<string, string> } = {}) =>
    res.render('admin/programme', {
      ...board(),
      protocolCategories,
      mayWrite: writers.includes(res.locals.member.role),
      problem: shown.problem,
      typed: shown.typed ?? {},
    })

  return router
}

const spoken = <S extends Speech>(speech: S): S & { speaker: string; category: ProtocolCategory } => ({
  ...speech,
  speaker: speakerOf(speech).name,
  category: categoryOf(speech),
})

/** The first session of the first choice on a day that suits. */
function suggestedSession({ answers }: Speech, sessions: readonly PlannedSession[]): string | undefined {
  const days = valuesOf(answers, 'available_days')
  const ofChoice = sessions.filter(({ segment }) => segment === textOf(answers, 'first_choice'))
  return (ofChoice.find(({ day }) => days.includes(day.toString())) ?? ofChoice[0])?.name
}
