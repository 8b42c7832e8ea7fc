import type { Readable } from 'node:stream'
import { type NextFunction, type Response, Router } from 'express'
import { csvFile, xlsxFile } from '../../exports/files.ts'
import { siteLanguage } from '../../i18n.ts'
import type { Services } from '../../services.ts'
import { loggedConditions } from '../../table/condition-words.ts'
import { datedName, download } from '../../web/download.ts'
import { ifPossible } from '../../web/if-possible.ts'
import { memberOf } from '../../web/locals.ts'
import { type ExportPage, exportPage } from './export-page.ts'
import { type ExportQuery, readExport, selectionOf } from './export-query.ts'
import { delimiters, readQuery, selecting, type TableQuery } from './table-query.ts'

/** How long a second export is asked to wait; a large one takes about so long. */
const retrySeconds = 30

/** The same rows as the table, as a file: which columns, in which order, with which headings. */
export function exportRoutes(services: Services): Router {
  const { exportRows } = services
  const router = Router()
  /** Each member has one export at a time, so that nobody takes the machine from the others. */
  const underWay = new Set<number>()

  router.get('/export', (req, res) => show(services, readQuery(req.query), res))

  router.get('/replies.csv', (req, res, next) => {
    const query = readExport(services, req, res)
    const delimiter = separatorOf(query.asked, res)
    deliver(query, 'csv', () => csvFile(exportRows, query, delimiter), res, next)
  })

  router.get('/replies.xlsx', (req, res, next) => {
    const query = readExport(services, req, res)
    deliver(query, 'xlsx', () => xlsxFile(exportRows, query), res, next)
  })

  /** The file is opened last, so that whatever is wrong before has its page. */
  function deliver(
    query: ExportQuery,
    extension: 'csv' | 'xlsx',
    open: () => Readable,
    res: Response,
    next: NextFunction,
  ) {
    const { id, email } = memberOf(res)
    if (underWay.has(id)) return refuse(services, query, res)
    const begun = services.downloads.begin(email, logged(services, query, extension))
    const file = open()
    underWay.add(id)
    download(file, datedName('replies', extension, services.clock), res, next, isWhole => {
      underWay.delete(id)
      const finish = () => services.downloads.finish(id, selectionOf(query.asked), begun)
      if (isWhole) ifPossible(services, 'export noted as the last one', finish)
    })
  }

  return router
}

function show(services: Services, asked: TableQuery, res: Response, problem?: 'under_way') {
  const page: ExportPage = exportPage(services, asked, res, problem)
  res.render('admin/export/page', page)
}

const refuse = (services: Services, { asked }: ExportQuery, res: Response) =>
  show(services, asked, res.status(429).set('Retry-After', String(retrySeconds)), 'under_way')

/** The one that was asked for, else what the reader's spreadsheet expects. */
const separatorOf = ({ delimiter }: TableQuery, res: Response) =>
  delimiter ? delimiters[delimiter] : siteLanguage(res.locals.language).csvSeparator

/** What the log keeps of an export. */
const logged = ({ search }: Services, { asked, filter }: ExportQuery, extension: string) => ({
  file: `replies.${extension}`,
  ...(Object.keys(selecting(asked)).length > 0 && {
    conditions: loggedConditions(selecting(asked)),
  }),
  ...(filter.since !== undefined && { since: filter.since }),
  rows: search.count(filter),
})
