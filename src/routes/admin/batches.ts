import { type Request, type Response, Router } from 'express'
import { z } from 'zod'
import { edition } from '#edition/index.ts'
import { type Batch, type BatchChange, batchMax } from '../../decisions/batches.ts'
import type { Change, Outcome, Skip, Target } from '../../decisions/decisions.ts'
import { countCharacters } from '../../forms/normalise.ts'
import { noteMax } from '../../participants/notes.ts'
import { conflictsByReply } from '../../programme/conflicts.ts'
import { statuses, transitions } from '../../replies/statuses.ts'
import type { Services } from '../../services.ts'
import { memberOf } from '../../web/locals.ts'
import { refusal } from '../../web/refusal.ts'
import { writersOnly } from '../../web/staff-only.ts'
import { decisionDetails } from './decisions.ts'
import { severalOf, urlOf } from './query.ts'
import { filterFrom, linkTo, parametersIn, readQueryText, tablePath } from './table-query.ts'

const { sessions } = edition

const chosen = z.string().regex(/^\d{1,15}:\d{1,15}$/)
const body = z.object({
  change: z
    .enum([...statuses, 'release'])
    .optional()
    .catch(undefined),
  scope: z.enum(['selected', 'all']).catch('selected'),
  reply: severalOf(chosen),
  query: z.string().max(2000).catch(''),
})
const details = z.object(decisionDetails)

/** One change for several replies: prepared in the table, looked at here, carried out once, undone for a while. */
export function batchRoutes(services: Services): Router {
  const { search, batches, decisions, replies, undo, tableSettings } = services
  const router = Router()
  router.use('/batches', writersOnly)

  router.post('/batches', (req, res) => {
    const { change, scope, reply, query } = body.parse(req.body ?? {})
    const targets =
      scope === 'all'
        ? search.targets(
            filterFrom(readQueryText(query), tableSettings.sinceSeen(memberOf(res))),
            batchMax + 1,
          )
        : reply.map(targetFrom)
    const problem = problemWith(change, scope === 'selected' || isUnderstood(query), targets)
    if (problem) {
      const back = urlOf(tablePath, parametersIn(query))
      return res.status(422).render('admin/batch-refused', { problem, batchMax, back })
    }
    const wanted = change === 'release' ? { kind: change } : { kind: 'decide' as const, to: change }
    const id = batches.add(memberOf(res).email, wanted as BatchChange, targets)
    res.redirect(303, `/admin/batches/${id}`)
  })

  router.get('/batches/:id', (req, res, next) => {
    const batch = find(req, res)
    return batch ? show(batch, res) : next(refusal(404))
  })

  router.post('/batches/:id', (req, res, next) => {
    const batch = find(req, res)
    if (!batch) return next(refusal(404))
    const { note, session } = details.parse(req.body ?? {})
    if (countCharacters(note) > noteMax)
      return show(batch, res.status(422), { note, session, problem: 'note_too_long' })
    const wanted = withDetails(batch.change, note, session)
    if (
      !batch.doneAt &&
      decisions.look(batch.targets, wanted).some(({ step }) => step === 'session_needed')
    )
      return show(batch, res.status(422), { note, problem: 'session_missing' })
    if (!batch.doneAt) {
      const { done, skipped } = decisions.run(batch.targets, wanted, batch.madeBy, batch.id)
      batches.markDone(batch.id, done.length, skipped.map(brief))
    }
    res.redirect(303, `/admin/batches/${batch.id}`)
  })

  router.post('/batches/:id/undo', (req, res, next) => {
    const batch = find(req, res)
    if (!batch?.doneAt) return next(refusal(404))
    if (!batch.undoneAt) {
      const { done, skipped } = undo.run(batch.id, batch.madeBy)
      batches.markUndone(batch.id, done.length, skipped.map(brief))
    }
    res.redirect(303, `/admin/batches/${batch.id}`)
  })

  const find = (req: Request, res: Response) =>
    batches.find(String(req.params.id), memberOf(res).email)

  type Typed = { note?: string; session?: string | undefined; problem?: string }

  function show(batch: Batch, res: Response, typed: Typed = {}) {
    const { will, skipped } = batch.doneAt
      ? { will: changedBy(batch), skipped: batch.skipped }
      : lookAhead(batch)
    const transition = Object.values(transitions)
      .flat()
      .find(
        one => batch.change.kind === 'decide' && one.to === batch.change.to && one.by === 'staff',
      )
    const conflicts = conflictsByReply(services.programme)
    res.render('admin/batch', {
      batch,
      conflictsWith: (id: number) => conflicts.get(id) ?? [],
      will,
      reasons: byReason(skipped),
      transition,
      sessions,
      noteMax,
      typed,
      isUndoable: batch.doneAt !== null && !batch.undoneAt && undo.isPossible(batch.id),
    })
  }

  /** What was changed, as it is now; undone, it is as if nothing had been. */
  const changedBy = ({ id, undoneAt }: Batch) =>
    undoneAt ? [] : replies.versionsOfBatch(id).map(({ replyId }) => described(replyId))

  /** A session can still be chosen on the page, so that lacking one is no reason yet. */
  function lookAhead({ targets, change }: Batch) {
    const session = sessions[0]?.name
    const looked = decisions.look(targets, withDetails(change, '', session))
    return {
      will: looked
        .filter(({ step }) => typeof step !== 'string')
        .map(({ target }) => described(target.id)),
      skipped: looked.flatMap(({ target, step }) =>
        typeof step === 'string' ? [{ id: target.id, why: step }] : [],
      ),
    }
  }

  const byReason = (skipped: readonly { id: number; why: Skip }[]) =>
    Object.entries(Object.groupBy(skipped, ({ why }) => why)).map(([why, all = []]) => ({
      why,
      replies: all.map(({ id }) => described(id)),
    }))

  function described(id: number) {
    const reply = replies.replyById(id)
    const participant = reply && replies.participant(reply.participantId)
    return { reply, participant }
  }

  return router
}

/** Why nothing is prepared. */
function problemWith(
  change: string | undefined,
  isClear: boolean,
  targets: readonly Target[],
): string | undefined {
  if (!change) return 'choose'
  if (!isClear) return 'unclear'
  if (targets.length === 0) return 'none_selected'
  return targets.length > batchMax ? 'too_many' : undefined
}

/** An address that is not wholly understood would change more than was meant. */
const isUnderstood = (query: string): boolean => {
  const shown = new URLSearchParams(linkTo('', readQueryText(query)).slice(1))
  return [...new URLSearchParams(query)].every(
    ([name, value]) => value === '' || shown.has(name, value) || !narrows(name),
  )
}
const narrows = (name: string): boolean =>
  !['sort', 'size', 'page', 'delimiter', 'rows'].includes(name)

const targetFrom = (text: string): Target => {
  const [id, version] = text.split(':').map(Number)
  return { id: id as number, version: version as number }
}

const withDetails = (change: BatchChange, note: string, session: string | undefined): Change =>
  change.kind === 'decide' ? { ...change, note, session, isForMany: true } : change

const brief = ({ target, why }: Outcome['skipped'][number]) => ({ id: target.id, why })
