import { Router } from 'express'
import { doors } from '../../seating/door-list.ts'
import { exportDoorList } from '../../seating/door-list-csv.ts'
import { type DoorListPage, doorListPage } from '../../seating/door-list-page.ts'
import type { Services } from '../../services.ts'
import { datedName, download } from '../../web/download.ts'
import { memberOf } from '../../web/locals.ts'

/** Who is let in where: to print, and as CSV. */
export function doorListRoutes(services: Services): Router {
  const { seating, clock } = services
  const router = Router()

  for (const door of doors) {
    router.get(`/seating/${door.name}`, (req, res) => {
      const by = door.needsSeat && req.query.by === 'table' ? 'table' : 'name'
      const shown = { by, language: res.locals.language, now: clock.now() } as const
      const page: DoorListPage = doorListPage(door, seating, shown)
      res.render('admin/door-list/page', page)
    })

    router.get(`/seating/${door.name}.csv`, (_req, res, next) => {
      const csv = exportDoorList(services, door, res.locals.language, memberOf(res).email)
      download(csv, datedName(door.name, 'csv', clock), res, next)
    })
  }

  return router
}
