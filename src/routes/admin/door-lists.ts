import { Router } from 'express'
import { edition } from '#edition/index.ts'
import { createDates } from '../../dates.ts'
import { type Language, translator } from '../../i18n.ts'
import { doorListCsv, doors, visitorsAt } from '../../seating/door-list.ts'
import type { Services } from '../../services.ts'
import { datedName, download } from '../../web/download.ts'
import { memberOf } from '../../web/locals.ts'

const { findEvent } = edition

/** Who is let in at each door of AI Governance Day: to print, and as CSV. */
export function doorListRoutes({ seating, audit, clock }: Services): Router {
  const router = Router()

  for (const door of doors) {
    router.get(`/seating/${door}`, (req, res) => {
      const by = door === 'round-table' && req.query.by === 'table' ? 'table' : 'name'
      res.render('admin/door-list', {
        door,
        by,
        visitors: visitorsAt(door, seating.guests(), by),
        day: findEvent('ai_governance_day')?.firstDay,
        ru: translator('ru'),
        en: translator('en'),
        datesIn: (language: Language) => createDates(translator(language), language),
      })
    })

    router.get(`/seating/${door}.csv`, (_req, res, next) => {
      const visitors = visitorsAt(door, seating.guests())
      audit.record(memberOf(res).email, 'exported', {
        file: `${door}.csv`,
        rows: visitors.length,
      })
      download(doorListCsv(visitors), datedName(door, 'csv', clock), res, next)
    })
  }

  return router
}
