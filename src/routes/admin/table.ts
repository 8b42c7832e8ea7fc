import { setImmediate } from 'node:timers/promises'
import { type Request, type Response, Router } from 'express'
import { z } from 'zod'
import type { Translate } from '../../i18n.ts'
import type { Services } from '../../services.ts'
import { mayWrite } from '../../staff/roles.ts'
import { attributes } from '../../table/attributes.ts'
import type { Found } from '../../table/found.ts'
import type { ReplySearch } from '../../table/search.ts'
import type { TableReply } from '../../table/table-reply.ts'
import { memberOf } from '../../web/locals.ts'
import { pagesFor, severalOf, tableAddress } from './query.ts'
import { shownColumns } from './table-heads.ts'
import { rowViews, type TableParts, tablePage } from './table-page.ts'
import {
  filterFrom,
  linkTo,
  readQuery,
  readQueryText,
  type TableQuery,
  tablePath,
} from './table-query.ts'
import { removableViews, viewTabs } from './table-tabs.ts'

const columnsBody = z.object({
  query: tableAddress.catch(''),
  column: severalOf(z.string().max(100)),
})

/** The table: a row a reply, or a row a participant with the replies as columns. */
export function replyTableRoutes(services: Services): Router {
  const { tableSettings } = services
  const router = Router()

  router.get('/replies', async (req, res) => {
    const asked = readQuery(req.query)
    const address = linkTo(tablePath, asked)
    // A form sends every field; only what was asked stands in the address that is shown, saved and sent on.
    if (hasEmpty(req)) return res.redirect(303, address)
    const opening = address === tablePath ? await services.search.opening() : undefined
    if (!opening) await services.search.ready()
    // Right after a start nothing is warm yet: whoever else asks need not wait for all of it.
    const letOthersIn = () => opening && setImmediate()
    const parts = partsFor(services, asked, res, opening)
    await letOthersIn()
    const rows = rowViews(parts)
    await letOthersIn()
    const page = tablePage(parts, rows)
    await letOthersIn()
    res.render('admin/table/page', page)
  })

  // Where the table of participants used to be.
  router.get('/participants', (req, res) =>
    res.redirect(303, linkTo(tablePath, readQuery({ ...req.query, rows: 'participants' }))),
  )

  router.post('/columns', (req, res) => {
    const { query, column } = columnsBody.parse(req.body ?? {})
    const known = attributes.filter(one => one.column && column.includes(one.name))
    tableSettings.setColumns(
      memberOf(res).id,
      known.map(({ name }) => name),
    )
    res.redirect(303, linkTo(tablePath, readQueryText(query)))
  })

  return router
}

const hasEmpty = ({ query }: Request): boolean => Object.values(query).flat().includes('')

/** `opening`: all that can be said so far: no counts, and no values that staff have made up. */
function partsFor(
  services: Services,
  asked: TableQuery,
  res: Response,
  opening: Found<TableReply> | undefined,
): TableParts {
  const { search, tableSettings, staff } = services
  const member = memberOf(res)
  const { language, t } = res.locals
  const found = opening ?? foundBy(services, asked, t)
  return {
    asked,
    found,
    columns: shownColumns(asked, tableSettings.columns(member.id)),
    page: pagesFor(found.total, asked.page, asked.size),
    ...viewsFor(services, asked, res, opening ? undefined : search),
    colleagues: staff.list().filter(mayWrite),
    tags: opening ? [] : search.valuesOf('tags'),
    valuesOf: opening ? () => [] : search.valuesOf,
    reader: { language, t, mayWrite: mayWrite(member) },
  }
}

function foundBy({ search, clock }: Services, asked: TableQuery, t: Translate) {
  const filter = { ...filterFrom(asked, clock.now()), t }
  return asked.rows ? search.lookForParticipants(filter) : search.look(filter)
}

function viewsFor(
  { savedViews, clock }: Services,
  asked: TableQuery,
  res: Response,
  search: ReplySearch | undefined,
) {
  const member = memberOf(res)
  const saved = savedViews.of(member.id)
  const asking = { asked, saved, member, search, now: clock.now(), t: res.locals.t }
  return { tabs: viewTabs(asking), removable: removableViews(saved, member) }
}
