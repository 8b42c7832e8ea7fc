import { type NextFunction, type Request, type Response, Router } from 'express'
import { edition } from '#edition/index.ts'
import { displayAnswers } from '../../forms/display.ts'
import type { Participant, Reply } from '../../replies/store.ts'
import type { Services } from '../../services.ts'
import { memberOf } from '../../web/locals.ts'
import { refusal } from '../../web/refusal.ts'
import { writersOnly } from '../../web/staff-only.ts'
import { participantOf } from './reply-page.ts'

const { findForm } = edition

/** Each form has a name of its own on the page, so that its two radio buttons belong together. */
const staysIn = (req: Request): number[] =>
  Object.entries(req.body ?? {}).flatMap(([name, value]) =>
    name.startsWith('stays-') ? [Number(value)] : [],
  )

type Pair = { kept: Participant; other: Participant }

/** Two records of one person: looked at side by side, then made one. */
export function mergingRoutes(services: Services): Router {
  const { merging, audit } = services
  const router = Router()

  const withPair =
    (handle: (pair: Pair, req: Request, res: Response) => unknown) =>
    (req: Request, res: Response, next: NextFunction) => {
      const kept = participantOf(services, { params: { reference: String(req.params.reference) } })
      const other = participantOf(services, { params: { reference: String(req.params.other) } })
      return kept && other && kept.id !== other.id
        ? handle({ kept, other }, req, res)
        : next(refusal(404))
    }

  const path = '/replies/:reference/merging/:other'
  router.get(
    path,
    writersOnly,
    withPair((pair, _req, res) => show(pair, res)),
  )
  router.post(path, writersOnly, withPair(merge))

  function merge(pair: Pair, req: Request, res: Response) {
    const { kept, other } = pair
    const stays = staysIn(req)
    if (req.body?.versions !== merging.versionsOf(kept, other))
      return show(pair, res.status(409), 'stale')
    const isOpen = merging
      .look(kept, other)
      .some(
        one =>
          one.mustChoose &&
          !stays.includes(one.kept?.id ?? 0) &&
          !stays.includes(one.other?.id ?? 0),
      )
    if (isOpen) return show(pair, res.status(422), 'choose', stays)
    merging.merge(kept, other, stays, memberOf(res).email)
    audit.record(memberOf(res).email, 'merged', {
      reference: kept.reference,
      other: other.reference,
    })
    res.redirect(303, `/admin/replies/${kept.reference}`)
  }

  const show = (
    pair: Pair,
    res: Response,
    problem?: 'stale' | 'choose',
    stays: readonly number[] = [],
  ) =>
    res.render('admin/merging', {
      ...pair,
      forms: merging.look(pair.kept, pair.other).map(one => ({
        ...one,
        keptAnswers: answersTo(one.kept, res),
        otherAnswers: answersTo(one.other, res),
      })),
      versions: merging.versionsOf(pair.kept, pair.other),
      problem,
      stays,
    })

  /** Only writers come here, and they may see everything. */
  const answersTo = (reply: Reply | undefined, res: Response) => {
    const form = reply && findForm(reply.form)
    return form ? displayAnswers(form, reply.answers, res.locals.t) : []
  }

  return router
}
