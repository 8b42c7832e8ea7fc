import { type NextFunction, type Request, type Response, Router } from 'express'
import { z } from 'zod'
import { edition } from '#edition/index.ts'
import type { Change, Outcome } from '../../decisions/decisions.ts'
import { cleanLines, countCharacters } from '../../forms/normalise.ts'
import { noteMax } from '../../participants/notes.ts'
import { conflictsByReply } from '../../programme/conflicts.ts'
import { statuses } from '../../replies/statuses.ts'
import type { Participant, Reply } from '../../replies/store.ts'
import type { Services } from '../../services.ts'
import { memberOf } from '../../web/locals.ts'
import { refusal } from '../../web/refusal.ts'
import { writersOnly } from '../../web/staff-only.ts'
import { participantOf, showReply, type TypedDecision } from './reply-page.ts'

const { findSession } = edition

/** What goes with a decision, about one reply or several: words for the letter, and a session. */
export const decisionDetails = {
  note: z.string().catch('').transform(cleanLines),
  session: z
    .string()
    .refine(name => findSession(name) !== undefined)
    .optional()
    .catch(undefined),
}

/** What a decision's form sends; the version is the one that its page showed. */
const body = z.object({
  version: z.coerce.number().int().min(0).catch(0),
  to: z.enum(statuses).optional().catch(undefined),
  ...decisionDetails,
})

const undoBody = z.object({ batch: z.uuid() })

type ByForm = Request<{ reference: string; form: string }>
type Found = { participant: Participant; reply: Reply }

/** Decisions about one reply: decide now, look at the letter, release it, or think again. */
export function decisionRoutes(services: Services): Router {
  const { replies, decisions, undo } = services
  const router = Router()

  const find = (req: ByForm): Found | undefined => {
    const participant = participantOf(services, req)
    const reply = participant && replies.reply(participant.id, req.params.form)
    return participant && reply && { participant, reply }
  }

  const withReply =
    (handle: (found: Found, req: ByForm, res: Response, next: NextFunction) => unknown) =>
    (req: ByForm, res: Response, next: NextFunction) => {
      const found = find(req)
      return found ? handle(found, req, res, next) : next(refusal(404))
    }

  router.post('/replies/:reference/:form/decision', writersOnly, withReply(decide))
  router.post('/replies/:reference/:form/release', writersOnly, withReply(release))
  router.post(
    '/replies/:reference/:form/reconsideration',
    writersOnly,
    withReply(change({ kind: 'reconsider' })),
  )
  router.get('/replies/:reference/:form/letter', writersOnly, withReply(showLetter))

  router.post('/replies/:reference/:form/undo', writersOnly, withReply(takeBack))

  function decide({ participant, reply }: Found, req: ByForm, res: Response) {
    const { version, to, note, session } = body.parse(req.body ?? {})
    const typed: TypedDecision = { form: reply.form, to: to ?? '', note, session: session ?? '' }
    if (!to) return refuse(participant, res, { ...typed, problem: 'choose' })
    if (countCharacters(note) > noteMax)
      return refuse(participant, res, { ...typed, problem: 'note_too_long' })
    const outcome = decisions.run(
      [{ id: reply.id, version }],
      { kind: 'decide', to, note, session },
      memberOf(res).email,
    )
    answer(participant, reply, typed, outcome, res)
  }

  /** Words that were typed beside the letter go into it first: it is looked at once more before it leaves. */
  function release(found: Found, req: ByForm, res: Response) {
    const { participant, reply } = found
    const { version, note } = body.parse(req.body ?? {})
    const to = reply.pendingStatus
    if (req.body?.note === undefined || note === reply.pendingNote || !to)
      return change({ kind: 'release', session: sessionSeen(req) })(found, req, res)
    const typed: TypedDecision = { form: reply.form, to, note, session: '' }
    if (countCharacters(note) > noteMax)
      return refuse(participant, res, { ...typed, problem: 'note_too_long' })
    const wanted: Change = { kind: 'decide', to, note }
    const outcome = decisions.run([{ id: reply.id, version }], wanted, memberOf(res).email)
    const letter = `/admin/replies/${participant.reference}/${reply.form}/letter?changed=1`
    if (outcome.done.length > 0) res.redirect(303, letter)
    else answer(participant, reply, typed, outcome, res)
  }

  /** The session that the letter named on the page that was pressed; undefined: the page did not say. */
  const sessionSeen = (req: ByForm): string | null | undefined =>
    typeof req.body?.session === 'string' ? req.body.session || null : undefined

  function change(wanted: Change) {
    return ({ participant, reply }: Found, req: ByForm, res: Response) => {
      const { version } = body.parse(req.body ?? {})
      const outcome = decisions.run([{ id: reply.id, version }], wanted, memberOf(res).email)
      const typed = {
        form: reply.form,
        to: reply.pendingStatus ?? '',
        note: reply.pendingNote,
        session: '',
      }
      answer(participant, reply, typed, outcome, res)
    }
  }

  /** Of this reply alone, though the same press may have changed others too. */
  function takeBack({ participant, reply }: Found, req: ByForm, res: Response, next: NextFunction) {
    const read = undoBody.safeParse(req.body)
    if (!read.success) return next(refusal(400))
    const typed = { form: reply.form, to: '', note: '', session: '' }
    answer(participant, reply, typed, undo.run(read.data.batch, memberOf(res).email, reply.id), res)
  }

  function answer(
    participant: Participant,
    { form }: Reply,
    typed: TypedDecision,
    { skipped }: Outcome,
    res: Response,
  ) {
    const why = skipped[0]?.why
    if (why === 'changed')
      return showReply(services, participant, res.status(409), {
        decision: { ...typed, stale: true },
      })
    if (why) return refuse(participant, res, { ...typed, problem: why })
    res.redirect(303, `/admin/replies/${participant.reference}#${form}`)
  }

  const refuse = (participant: Participant, res: Response, decision: TypedDecision) =>
    showReply(services, participant, res.status(422), { decision })

  async function showLetter({ participant, reply }: Found, req: ByForm, res: Response) {
    const letter = await decisions.pendingLetter(participant, reply)
    const conflicts = conflictsByReply(services.programme).get(reply.id) ?? []
    res.render('admin/letter', {
      participant,
      reply,
      letter,
      conflicts,
      isChanged: req.query.changed === '1',
    })
  }

  return router
}
