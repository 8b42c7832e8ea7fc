import { type Request, type Response, Router } from 'express'
import type { Change, Outcome } from '../../decisions/decisions.ts'
import { conflictsByReply } from '../../programme/conflicts.ts'
import type { Reply } from '../../replies/store.ts'
import type { Services } from '../../services.ts'
import { loadNamed, replyOf, subjectOf } from '../../web/loading.ts'
import { memberOf } from '../../web/locals.ts'
import { writersOnly } from '../../web/staff-only.ts'
import { decisionBody, isTooLong } from './decision-body.ts'
import { afterDecision, afterLetter } from './next-record.ts'
import { urlOf } from './query.ts'
import { lettersAround } from './record-list.ts'
import { backToRecord, placeOf } from './record-place.ts'
import { waitingLetter } from './reply-page/pending-letter.ts'
import type { TypedDecision } from './reply-page/typed.ts'
import { showReply } from './reply-page.ts'
import { sayDecided, sayOf } from './said-of-record.ts'
import { sayReleased } from './said-of-release.ts'
import { undoBatch } from './undo-batch.ts'

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
  if (!to) return refuse(services, req, res, { ...typed, problem: 'choose' })
  if (isTooLong(note)) return refuse(services, req, res, { ...typed, problem: 'note_too_long' })
  const wanted: Change = { kind: 'decide', to, note, session }
  const outcome = run(services, res, { id, version }, wanted)
  if (isRefused(services, req, res, typed, outcome)) return
  sayDecided(res, outcome, placeOf(req, res))
  res.redirect(303, afterDecision(services, req, res))
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
  if (isTooLong(note)) return refuse(services, req, res, { ...typed, problem: 'note_too_long' })
  const outcome = run(services, res, { id, version }, { kind: 'decide', to, note })
  if (isRefused(services, req, res, typed, outcome)) return
  const letter = `/admin/replies/${subjectOf(res).reference}/${form}/letter`
  res.redirect(303, urlOf(letter, { changed: 1, list: placeOf(req, res).list }))
}

function releaseNow(services: Services, req: Request, res: Response, reply: Reply) {
  const { version } = decisionBody.parse(req.body ?? {})
  const wanted: Change = { kind: 'release', previewedSession: previewedSession(req) }
  const outcome = run(services, res, { id: reply.id, version }, wanted)
  if (isRefused(services, req, res, typedAs(reply), outcome)) return
  sayReleased(services, res, outcome, placeOf(req, res))
  res.redirect(303, afterLetter(services, req, res))
}

/** The session that the letter named when it was looked at; undefined: the page did not say. */
const previewedSession = ({ body }: Request): string | null | undefined =>
  typeof body?.session === 'string' ? body.session || null : undefined

function reconsider(services: Services, req: Request, res: Response) {
  const { version } = decisionBody.parse(req.body ?? {})
  const reply = replyOf(services, res)
  const outcome = run(services, res, { id: reply.id, version }, { kind: 'reconsider' })
  if (isRefused(services, req, res, typedAs(reply), outcome)) return
  sayOf(res, 'admin:said.reconsidered')
  backToRecord(req, res)
}

/** The decision that waits, as if it had been typed again. */
const typedAs = ({ form, pendingStatus, pendingNote }: Reply): TypedDecision => ({
  form,
  to: pendingStatus ?? '',
  note: pendingNote,
  session: '',
})

function takeBack(services: Services, req: Request, res: Response) {
  const { id, form } = replyOf(services, res)
  const outcome = undoBatch(services, req, res, id)
  if (isRefused(services, req, res, { form, to: '', note: '', session: '' }, outcome)) return
  sayOf(res, 'admin:said.undone')
  backToRecord(req, res)
}

const run = (
  { decisions }: Services,
  res: Response,
  target: { id: number; version: number },
  wanted: Change,
): Outcome => decisions.run([target], wanted, memberOf(res).email)

/** Answers what changed nothing, with everything that was typed. */
function isRefused(
  services: Services,
  req: Request,
  res: Response,
  typed: TypedDecision,
  { skipped: [skipped] }: Outcome,
): boolean {
  if (skipped?.why === 'changed')
    showReply(services, req, res.status(409), { decision: { ...typed, isStale: true } })
  else if (skipped) refuse(services, req, res, { ...typed, problem: skipped.why })
  return skipped !== undefined
}

const refuse = (services: Services, req: Request, res: Response, decision: TypedDecision): void =>
  showReply(services, req, res.status(422), { decision })

async function showLetter(services: Services, req: Request, res: Response) {
  const { decisions, programme } = services
  const { t } = res.locals
  const participant = subjectOf(res)
  const reply = replyOf(services, res)
  const composed = await decisions.pendingLetter(participant, reply)
  const conflicts = conflictsByReply(programme).get(reply.id)
  const { list, form } = placeOf(req, res)
  const key = { reference: participant.reference, form }
  const waiting = list ? lettersAround(services, list, key, t) : undefined
  const beside = { waiting, list }
  const isChanged = req.query.changed === '1'
  const letter = waitingLetter(participant, reply, composed, conflicts, isChanged, beside, t)
  showReply(services, req, res, { letter })
}
