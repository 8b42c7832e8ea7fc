import { type Request, type Response, Router } from 'express'
import { setsMax } from '../../exports/column-sets.ts'
import type { Services } from '../../services.ts'
import { memberOf } from '../../web/locals.ts'
import { refusal } from '../../web/refusal.ts'
import { say } from '../../web/said.ts'
import { writersOnly } from '../../web/staff-only.ts'
import { choiceText, exportHref, readChoice } from './export-choice.ts'
import { mayRemove, problemOfName, typedName } from './shared-name.ts'
import { refuseName } from './shared-name-refused.ts'
import { readQuery } from './table-query.ts'

/** Columns under a name, for every export of every member. */
export const columnSetRoutes = (services: Services): Router =>
  Router()
    .post('/column-sets', writersOnly, (req, res) => save(services, req, res))
    .post('/column-sets/:id/removal', writersOnly, (req, res) => remove(services, req, res))

function save({ columnSets }: Services, req: Request, res: Response) {
  const name = typedName(req.body)
  const problem = problemOfName(name, columnSets.all(), setsMax)
  if (problem) return refuseName(req, res, { problem, title: 'admin:failed.columns' })
  columnSets.add({ name, choice: choiceText(readChoice(req.body ?? {})) }, memberOf(res).email)
  say(res, { text: 'admin:said.columns_saved', about: { name } })
  backToExport(req, res)
}

function remove({ columnSets }: Services, req: Request, res: Response): void {
  const set = columnSets.find(Number(req.params.id))
  if (!set) throw refusal(404)
  if (!mayRemove(set, memberOf(res))) throw refusal(403)
  columnSets.remove(set, memberOf(res).email)
  say(res, { text: 'admin:said.columns_removed', about: { name: set.name } })
  backToExport(req, res)
}

/** With everything that is chosen there. */
const backToExport = (req: Request, res: Response): void =>
  res.redirect(303, exportHref(readQuery(req.body ?? {}), readChoice(req.body ?? {})))
