import { type Request, type Response, Router } from 'express'
import { z } from 'zod'
import { type Batch, batchMax, type LeftOut } from '../../decisions/batches.ts'
import type { Outcome } from '../../decisions/decisions.ts'
import { selectField } from '../../forms/field-view.ts'
import type { Translate } from '../../i18n.ts'
import type { Services } from '../../services.ts'
import { memberOf } from '../../web/locals.ts'
import { refusal } from '../../web/refusal.ts'
import { writersOnly } from '../../web/staff-only.ts'
import { type BatchAsked, batchAsked, problemWith } from './batch-body.ts'
import type { TypedBatch } from './batch-form.ts'
import { batchPage, withDetails } from './batch-page.ts'
import { decisionDetails, isTooLong } from './decision-body.ts'
import { type RefusedPage, refusedPage } from './refused-page.ts'

const details = z.object(decisionDetails)

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
  const member = memberOf(res)
  const asked = batchAsked(services, req.body)
  const problem = problemWith(asked)
  if (problem || !asked.change) {
    return refusePreparing(res, asked, problem)
  }
  const id = services.batches.add(member.email, asked.change, asked.targets)
  res.redirect(303, `/admin/batches/${id}`)
}

function refusePreparing(res: Response, asked: BatchAsked, problem: string | undefined) {
  const { t } = res.locals
  const text = t(`admin:batch.problem.${problem}`, { count: batchMax })
  const form = problem === 'choose' ? changeForm(asked, text, t) : undefined
  const title = t('admin:failed.batch')
  const page: RefusedPage = refusedPage({ title, text, backHref: asked.backHref, form }, t)
  res.status(422).render('admin/refused/page', page)
}

/** What was marked in the table stays so while the change is chosen here. */
const changeForm = ({ changes, inputs }: BatchAsked, problem: string, t: Translate) => ({
  action: '/admin/batches',
  inputs,
  fields: [
    selectField({
      id: 'change',
      label: t('admin:batch.action'),
      problem,
      options: [
        { value: '', label: t('admin:batch.choose') },
        ...changes.map(value => ({ value, label: t(`admin:decide.${value}`) })),
        { value: 'release', label: t('admin:decision.release') },
      ],
    }),
  ],
  button: t('admin:batch.prepare'),
})

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

const backTo = ({ id }: Batch, res: Response): void => res.redirect(303, `/admin/batches/${id}`)

const show = (services: Services, res: Response, batch: Batch, typed: TypedBatch = {}): void =>
  res.render('admin/batch/page', batchPage(services, batch, typed, res.locals.t))
