import { type Request, type Response, Router } from 'express'
import type { Door } from '../../forms/meanings.ts'
import { doors } from '../../seating/door-list.ts'
import { exportDoorList } from '../../seating/door-list-csv.ts'
import { type DoorListPage, doorListPage, visitorsPerPage } from '../../seating/door-list-page.ts'
import type { Services } from '../../services.ts'
import { datedName, download } from '../../web/download.ts'
import { memberOf } from '../../web/locals.ts'
import { pagerFor, pagesFor, sharedQuery, urlOf } from './query.ts'

/** Who is let in where: to print, and as CSV. */
export function doorListRoutes(services: Services): Router {
  const { clock } = services
  const router = Router()

  for (const door of doors) {
    router.get(`/seating/${door.name}`, (req, res) => showDoorList(services, door, req, res))

    router.get(`/seating/${door.name}.csv`, async (_req, res, next) => {
      const csv = await exportDoorList(services, door, res.locals.language, memberOf(res).email)
      download(csv, datedName(door.name, 'csv', clock), res, next)
    })
  }

  return router
}

async function showDoorList(services: Services, door: Door, req: Request, res: Response) {
  const { language, t } = res.locals
  const { by, crowd, visitors } = await services.doorLists.at(
    door,
    req.query.by === 'table' ? 'table' : 'name',
  )
  const at = pagesFor(crowd.visitors, sharedQuery.page.parse(req.query.page), visitorsPerPage)
  const first = (at.page - 1) * visitorsPerPage
  const path = `/admin/seating/${door.name}`
  const pager = pagerFor(at, page => urlOf(path, { by: by === 'table' ? by : '', page }), t)
  const shown = visitors(first, first + visitorsPerPage)
  const now = services.clock.now()
  const page: DoorListPage = doorListPage(door, crowd, shown, { by, pager, language, now })
  res.render('admin/door-list/page', page)
}
