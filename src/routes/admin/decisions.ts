import { type Request, type Response, Router } from 'express'
import { z } from 'zod'
import type { Change, Outcome } from '../../decisions/decisions.ts'
import { conflictsByReply } from '../../programme/conflicts.ts'
import type { Reply } from '../../replies/store.ts'
import type { Services } from '../../services.ts'
import { loadNamed, replyOf, subjectOf } from '../../web/loading.ts'
import { memberOf } from '../../web/locals.ts'
import { refusal } from '../../web/refusal.ts'
import { writersOnly } from '../../web/staff-only.ts'
import { decisionBody, isTooLong } from './decision-body.ts'
import { letterPage } from './letter-page.ts'
import type { TypedDecision } from './reply-page/typed.ts'
import { showReply } from './reply-page.ts'
import { sayReleased } from './said-of-release.ts'

const undoBody = z.object({ batch: z.uuid() })
const path = '/replies/:reference/:form'

/** Decisions about one reply: decide now, look at the letter, release it, think again, or undo. */
export const decisionRoutes = (services: Services): Router =>
  loadNamed(Router(), services)
    .post(`${path}/decision`, writersOnly, (req, res) => decide(services, req, res))
    .post(`${path}/release`, writersOnly, (req, res) => release(services, req, res))
    .post(`${path}/reconsideration`, writersOnly, (req, res) => reconsider(services, req, res))
    .post(`${path}/undo`, writersOnly, (req, res) => takeBack(services, req, res))
    .get(`${path}/letter`, writersOnly, (req, res) => showLetter(services, req, res))

function decide(services: Services, req: Request, res: Response) {
  const { version, to, note, session } = decisionBody.parse(req.body ?? {})
  const { id, form } = replyOf(services, res)
  const typed: TypedDecision = { form, to: to ?? '', note, session: session ?? '' }
  if (!to) return refuse(services, res, { ...typed, problem: 'choose' })
  if (isTooLong(note)) return refuse(services, res, { ...typed, problem: 'note_too_long' })
  const wanted: Change = { kind: 'decide', to, note, session }
  answer(services, res, typed, run(services, res, { id, version }, wanted))
}

/**
 * Words that were typed beside the letter go into it first: it is looked at once more before it
 * leaves.
 */
function release(services: Services, req: Request, res: Response) {
  const { version, note } = decisionBody.parse(req.body ?? {})
  const reply = replyOf(services, res)
  const { id, form, pendingStatus: to } = reply
  const hasNewWords = req.body?.note !== undefined && note !== reply.pendingNote
  if (!hasNewWords || !to) return releaseNow(services, req, res, reply)
  const typed: TypedDecision = { form, to, note, session: '' }
  if (isTooLong(note)) return refuse(services, res, { ...typed, problem: 'note_too_long' })
  const outcome = run(services, res, { id, version }, { kind: 'decide', to, note })
  if (outcome.done.length === 0) return answer(services, res, typed, outcome)
  res.redirect(303, `/admin/replies/${subjectOf(res).reference}/${form}/letter?changed=1`)
}

function releaseNow(services: Services, req: Request, res: Response, reply: Reply) {
  const { version } = decisionBody.parse(req.body ?? {})
  const wanted: Change = { kind: 'release', previewedSession: previewedSession(req) }
  const outcome = run(services, res, { id: reply.id, version }, wanted)
  sayReleased(services, res, outcome)
  answer(services, res, typedAs(reply), outcome)
}

/** The session that the letter named when it was looked at; undefined: the page did not say. */
const previewedSession = ({ body }: Request): string | null | undefined =>
  typeof body?.session === 'string' ? body.session || null : undefined

function reconsider(services: Services, req: Request, res: Response) {
  const { version } = decisionBody.parse(req.body ?? {})
  const reply = replyOf(services, res)
  const outcome = run(services, res, { id: reply.id, version }, { kind: 'reconsider' })
  answer(services, res, typedAs(reply), outcome)
}

/** The decision that waits, as if it had been typed again. */
const typedAs = ({ form, pendingStatus, pendingNote }: Reply): TypedDecision => ({
  form,
  to: pendingStatus ?? '',
  note: pendingNote,
  session: '',
})

/** Of this reply alone, though others may have been changed with it. */
function takeBack(services: Services, req: Request, res: Response) {
  const { id, form } = replyOf(services, res)
  const read = undoBody.safeParse(req.body)
  if (!read.success) throw refusal(400)
  const outcome = services.undo.run(read.data.batch, memberOf(res).email, id)
  answer(services, res, { form, to: '', note: '', session: '' }, outcome)
}

const run = (
  { decisions }: Services,
  res: Response,
  target: { id: number; version: number },
  wanted: Change,
): Outcome => decisions.run([target], wanted, memberOf(res).email)

function answer(
  services: Services,
  res: Response,
  typed: TypedDecision,
  { skipped: [skipped] }: Outcome,
): void {
  const participant = subjectOf(res)
  if (skipped?.why === 'changed')
    showReply(services, participant, res.status(409), { decision: { ...typed, isStale: true } })
  else if (skipped) refuse(services, res, { ...typed, problem: skipped.why })
  else res.redirect(303, `/admin/replies/${participant.reference}#${typed.form}`)
}

const refuse = (services: Services, res: Response, decision: TypedDecision): void =>
  showReply(services, subjectOf(res), res.status(422), { decision })

async function showLetter(services: Services, req: Request, res: Response) {
  const { decisions, programme } = services
  const participant = subjectOf(res)
  const reply = replyOf(services, res)
  const letter = await decisions.pendingLetter(participant, reply)
  const conflicts = conflictsByReply(programme).get(reply.id)
  const isChanged = req.query.changed === '1'
  const page = letterPage(participant, reply, letter, conflicts, isChanged, res.locals.t)
  res.render('admin/letter/page', page)
}
