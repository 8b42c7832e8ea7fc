import { type Request, type Response, Router } from 'express'
import type { Pair } from '../../replies/merging.ts'
import type { Services } from '../../services.ts'
import { loadNamed, participantNamed, subjectOf } from '../../web/loading.ts'
import { memberOf } from '../../web/locals.ts'
import { refusal } from '../../web/refusal.ts'
import { say } from '../../web/said.ts'
import { writersOnly } from '../../web/staff-only.ts'
import { type MergingProblem, mergingPage } from './merging-page.ts'
import { recordHref } from './record-href.ts'

const path = '/replies/:reference/merging/:other'

/** Two records of one person: looked at side by side, then made one. */
export const mergingRoutes = (services: Services): Router =>
  loadNamed(Router(), services)
    .get(path, writersOnly, (req, res) => show(services, res, pairIn(services, req, res)))
    .post(path, writersOnly, (req, res) => merge(services, req, res))

/** The record that stays is the subject of the page; one record cannot be both. */
function pairIn(services: Services, req: Request, res: Response): Pair {
  const kept = subjectOf(res)
  const other = participantNamed(services, String(req.params.other))
  if (!other || kept.id === other.id) throw refusal(404)
  return { kept, other }
}

function merge(services: Services, req: Request, res: Response) {
  const { merging } = services
  const pair = pairIn(services, req, res)
  const stays = staysIn(req)
  if (req.body?.versions !== merging.versionsOf(pair))
    return show(services, res.status(409), pair, 'stale', stays)
  const isChosen = merging
    .look(pair)
    .every(one => !one.mustChoose || [one.kept, one.other].some(reply => isIn(stays, reply)))
  if (!isChosen) return show(services, res.status(422), pair, 'choose', stays)
  merging.merge(pair, stays, memberOf(res).email)
  const { kept, other } = pair
  say(res, { text: 'admin:said.merged', about: { kept: kept.reference, other: other.reference } })
  res.redirect(303, recordHref(kept.reference))
}

const isIn = (ids: readonly number[], reply: { id: number } | undefined): boolean =>
  reply !== undefined && ids.includes(reply.id)

/** Each form has a name of its own on the page, so that its two radio buttons belong together. */
const staysIn = ({ body }: Request): number[] =>
  Object.entries(body ?? {}).flatMap(([name, value]) =>
    name.startsWith('stays-') ? [Number(value)] : [],
  )

function show(
  { merging }: Services,
  res: Response,
  pair: Pair,
  problem?: MergingProblem,
  stays: readonly number[] = [],
): void {
  res.render('admin/merging/page', mergingPage(merging, pair, stays, problem, res.locals))
}
