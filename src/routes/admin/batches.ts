import { type Request, type Response, Router } from 'express'
import { z } from 'zod'
import type { Batch, LeftOut } from '../../decisions/batches.ts'
import type { Outcome } from '../../decisions/decisions.ts'
import type { Services } from '../../services.ts'
import { memberOf } from '../../web/locals.ts'
import { refusal } from '../../web/refusal.ts'
import { writersOnly } from '../../web/staff-only.ts'
import { changeIn, markedIn } from './batch-body.ts'
import type { TypedBatch } from './batch-form.ts'
import { batchHref } from './batch-href.ts'
import { batchPage, withDetails } from './batch-page.ts'
import { decisionDetails, isTooLong } from './decision-body.ts'
import { refuseMarked } from './marked.ts'

const details = z.object(decisionDetails)
const address = z.object({ list: z.string().catch('') })

const listIn = (req: Request): string => address.parse(req.query).list

/**
 * One change for several replies: prepared in the table, looked at here, carried out once, undone
 * for a while.
 */
export const batchRoutes = (services: Services): Router =>
  Router()
    .use('/batches', writersOnly)
    .post('/batches', (req, res) => prepare(services, req, res))
    .get('/batches/:id', (req, res) => show(services, res, batchIn(services, req, res)))
    .post('/batches/:id', (req, res) => carryOut(services, req, res))
    .post('/batches/:id/undo', (req, res) => takeBack(services, req, res))

function prepare(services: Services, req: Request, res: Response) {
  const marked = markedIn(services, req.body)
  const change = changeIn(req.body)
  if (!change)
    return refuseMarked({ ...marked, problem: 'choose', backHref: marked.tickedHref }, res)
  if (marked.problem) return refuseMarked(marked, res)
  const id = services.batches.add(memberOf(res).email, change, marked.targets)
  res.redirect(303, batchHref({ id }, marked.query))
}

/** Only whoever made a batch may see it. */
function batchIn({ batches }: Services, req: Request, res: Response): Batch {
  const batch = batches.find(String(req.params.id), memberOf(res).email)
  if (!batch) throw refusal(404)
  return batch
}

function carryOut(services: Services, req: Request, res: Response) {
  const { decisions, batches } = services
  const batch = batchIn(services, req, res)
  const { id, targets, madeBy } = batch
  const { note, session } = details.parse(req.body ?? {})
  if (isTooLong(note))
    return show(services, res.status(422), batch, { note, session, problem: 'note_too_long' })
  // Who presses twice finds what was done.
  if (batch.doneAt) return backTo(batch, res)
  const wanted = withDetails(batch.change, note, session)
  if (decisions.look(targets, wanted).some(({ change }) => change === 'session_needed'))
    return show(services, res.status(422), batch, { note, problem: 'session_missing' })
  const { done, skipped } = decisions.run(targets, wanted, madeBy, id)
  batches.markDone(id, done.length, skipped.map(leftOut))
  backTo(batch, res)
}

function takeBack(services: Services, req: Request, res: Response) {
  const { undo, batches } = services
  const batch = batchIn(services, req, res)
  if (!batch.doneAt) throw refusal(404)
  if (!batch.undoneAt) {
    const { done, skipped } = undo.run(batch.id, batch.madeBy)
    if (done.length === 0)
      return show(services, res.status(409), batch, { notUndone: skipped.map(leftOut) })
    batches.markUndone(batch.id, done.length, skipped.map(leftOut))
  }
  backTo(batch, res)
}

const leftOut = ({ target, why }: Outcome['skipped'][number]): LeftOut => ({ id: target.id, why })

/** The page of the batch keeps the query of the table from which it was begun. */
const backTo = (batch: Batch, res: Response): void =>
  res.redirect(303, batchHref(batch, listIn(res.req)))

const show = (services: Services, res: Response, batch: Batch, typed: TypedBatch = {}): void =>
  res.render('admin/batch/page', batchPage(services, batch, typed, listIn(res.req), res.locals.t))
