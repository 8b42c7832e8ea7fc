import { type NextFunction, type Request, type Response, Router } from 'express'
import { deliveriesMax, deliveryKey } from '../../exports/deliveries.ts'
import type { Delivery, NewDelivery } from '../../exports/deliveries-store.ts'
import type { Services } from '../../services.ts'
import { memberOf } from '../../web/locals.ts'
import { refusal } from '../../web/refusal.ts'
import { say } from '../../web/said.ts'
import { writersOnly } from '../../web/staff-only.ts'
import { takeDelivery } from './delivery-file.ts'
import { type DeliveryPage, deliveryPage } from './delivery-page.ts'
import { choiceText, readChoice } from './export-choice.ts'
import { mayRemove, problemOfName, typedName } from './shared-name.ts'
import { askForName, refuseName } from './shared-name-refused.ts'
import { readQuery, selectionOf } from './table-query.ts'
import { askToWait, type Taken } from './taking.ts'

/** Exports under a name: taken as files, made, changed and removed. */
export function deliveryRoutes(services: Services): Router {
  const router = Router()
  for (const extension of ['csv', 'xlsx'] as const)
    router.get(`/deliveries/:id.${extension}`, (req, res, next) =>
      send(services, extension, req, res, next),
    )
  return router
    .get('/deliveries/:id', (req, res) => show(services, named(services, req), res))
    .post('/deliveries', writersOnly, (req, res) => save(services, req, res))
    .post('/deliveries/:id/name', writersOnly, (req, res) => rename(services, req, res))
    .post('/deliveries/:id/removal', writersOnly, (req, res) => remove(services, req, res))
}

function named({ deliveries }: Services, req: Request): Delivery {
  const found = deliveries.find(Number(req.params.id))
  if (!found) throw refusal(404)
  return found
}

function send(
  services: Services,
  extension: Taken['extension'],
  req: Request,
  res: Response,
  next: NextFunction,
): void {
  const delivery = named(services, req)
  if (takeDelivery(services, delivery, extension, { req, res, next })) return
  show(services, delivery, askToWait(res), 'under_way')
}

function show(services: Services, delivery: Delivery, res: Response, problem?: 'under_way'): void {
  const page: DeliveryPage = deliveryPage(services, delivery, res, problem)
  res.render('admin/delivery/page', page)
}

/** Makes a delivery, or changes the one from which the page of the export was opened. */
function save(services: Services, req: Request, res: Response) {
  const { deliveries } = services
  const asked = readQuery(req.body ?? {})
  const made = {
    name: typedName(req.body),
    selection: selectionOf(asked),
    choice: choiceText(readChoice(req.body ?? {})),
  }
  const opened = deliveries.find(Number(req.body?.delivery))
  const former = opened?.name === made.name ? opened : undefined
  const others = deliveries.all().filter(({ id }) => id !== former?.id)
  const problem = problemOfName(made.name, others, deliveriesMax)
  if (problem) return refuseName(req, res, { problem, title: 'admin:failed.delivery' })
  if (former && isStale(req, former, made)) return askAgain(req, res, former)
  const { email } = memberOf(res)
  if (former) deliveries.change(former, made, email)
  else deliveries.add(made, email)
  say(res, { text: 'admin:said.delivery_saved', about: { name: made.name } })
  res.redirect(303, '/admin/files')
}

/** Somebody else has changed it since the page was made, to something else than is wanted here. */
function isStale({ body }: Request, now: Delivery, wanted: NewDelivery): boolean {
  const key = deliveryKey(now)
  return body?.was !== key && deliveryKey(wanted) !== key
}

/** Whoever sends it once more has seen the change. */
function askAgain(req: Request, res: Response, now: Delivery): void {
  const text = res.locals.t('admin:deliveries.stale', { name: now.name })
  const backHref = `/admin/deliveries/${now.id}`
  const typed = { ...req.body, was: deliveryKey(now) }
  askForName(req, res.status(409), { typed, text, title: 'admin:failed.delivery', backHref })
}

function rename(services: Services, req: Request, res: Response) {
  const { deliveries } = services
  const delivery = named(services, req)
  const name = typedName(req.body)
  const others = deliveries.all().filter(({ id }) => id !== delivery.id)
  const problem = problemOfName(name, others, deliveriesMax)
  if (problem) return refuseName(req, res, { problem, title: 'admin:failed.delivery' })
  const wanted = { ...delivery, name }
  if (isStale(req, delivery, wanted)) return askAgain(req, res, delivery)
  deliveries.change(delivery, wanted, memberOf(res).email)
  say(res, { text: 'admin:said.delivery_saved', about: { name } })
  res.redirect(303, `/admin/deliveries/${delivery.id}`)
}

function remove(services: Services, req: Request, res: Response): void {
  const delivery = named(services, req)
  if (!mayRemove(delivery, memberOf(res))) throw refusal(403)
  services.deliveries.remove(delivery, memberOf(res).email)
  say(res, { text: 'admin:said.delivery_removed', about: { name: delivery.name } })
  res.redirect(303, '/admin/files')
}
