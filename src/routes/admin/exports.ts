import { type NextFunction, type Request, type Response, Router } from 'express'
import type { Services } from '../../services.ts'
import { ifPossible } from '../../web/if-possible.ts'
import { memberOf } from '../../web/locals.ts'
import { choiceText, hasChoice, readChoice, readChoiceText, usualChoice } from './export-choice.ts'
import { type ExportPage, exportPage } from './export-page.ts'
import { readExport } from './export-query.ts'
import { type RefusedPage, refusedPage } from './refused-page.ts'
import { readQuery } from './table-query.ts'
import { askToWait, type Taken, take } from './taking.ts'

/** The same rows as the table, as a file: which columns, in which order, with which headings. */
export function exportRoutes(services: Services): Router {
  const router = Router()

  router.get('/export', (req, res) => show(services, req, res))

  for (const extension of ['csv', 'xlsx'] as const)
    router.get(`/replies.${extension}`, (req, res, next) =>
      send(services, extension, req, res, next),
    )

  return router
}

function send(
  services: Services,
  extension: Taken['extension'],
  req: Request,
  res: Response,
  next: NextFunction,
) {
  if (req.query.since === 'last') return refuseSinceLast(res)
  const query = readExport(services, req, res)
  const { language } = res.locals
  if (!take(services, { query, extension, name: 'replies', language }, res, next))
    return show(services, req, askToWait(res), 'under_way')
  if (hasChoice(req.query)) remember(services, req, res)
}

/** Addresses that were kept from before there were deliveries must not give everything instead. */
function refuseSinceLast(res: Response): void {
  const { t } = res.locals
  const text = t('admin:export.since_last')
  const page: RefusedPage = refusedPage({
    title: t('admin:failed.file'),
    text,
    backHref: '/admin/files',
  })
  res.status(410).render('admin/refused/page', page)
}

/** The next export begins with the same columns. */
const remember = (services: Services, req: Request, res: Response): void =>
  void ifPossible(services, 'choice of an export remembered', () =>
    services.columnSets.remember(memberOf(res).id, choiceText(readChoice(req.query))),
  )

function show(services: Services, req: Request, res: Response, problem?: 'under_way'): void {
  const opened = services.deliveries.find(Number(req.query.delivery))
  const delivery = opened && { ...opened, was: String(req.query.was ?? '') }
  const choice = chosen(services, req, res)
  const asked = { asked: readQuery(req.query), choice, delivery, problem }
  const page: ExportPage = exportPage(services, asked, res)
  res.render('admin/export/page', page)
}

/** What the address says, else what the member chose last. */
function chosen({ columnSets }: Services, { query }: Request, res: Response) {
  if (hasChoice(query)) return readChoice(query)
  const last = columnSets.lastOf(memberOf(res).id)
  return last === undefined ? usualChoice(res.locals.language) : readChoiceText(last)
}
