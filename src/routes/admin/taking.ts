import type { NextFunction, Response } from 'express'
import { csvFile, xlsxFile } from '../../exports/files.ts'
import { type Language, siteLanguage } from '../../i18n.ts'
import type { Services } from '../../services.ts'
import { loggedConditions } from '../../table/condition-words.ts'
import { datedName, download } from '../../web/download.ts'
import { memberOf } from '../../web/locals.ts'
import type { ExportQuery } from './export-query.ts'
import { delimiters, selecting } from './table-query.ts'

/** How long a second export is asked to wait; a large one takes about so long. */
const retrySeconds = 30

export const askToWait = (res: Response): Response =>
  res.status(429).set('Retry-After', String(retrySeconds))

/** A file of replies as it leaves: what it is called, and whose delivery it is. */
export type Taken = {
  query: ExportQuery
  extension: 'csv' | 'xlsx'
  name: string
  /** What separates the cells of a CSV where nothing else is asked is usual in this language. */
  language: Language
  delivery?: string
  /** Called where the whole file has been sent. */
  whenWhole?: () => void
}

/** Sends the file. False: the member's previous one is still being made. */
export function take(services: Services, taken: Taken, res: Response, next: NextFunction): boolean {
  const { extension, name, whenWhole } = taken
  const { downloads, clock } = services
  const member = memberOf(res)
  if (downloads.isUnderWay(member.id)) return false
  const open = () => fileOf(services, taken, res)
  const file = downloads.begin(member, logged(services, taken), open)
  download(file, datedName(name, extension, clock), res, next, isWhole => {
    downloads.end(member.id)
    if (isWhole) whenWhole?.()
  })
  return true
}

function fileOf({ exportRows, clock }: Services, taken: Taken, res: Response) {
  const { query, extension } = taken
  if (extension === 'csv') return csvFile(exportRows, query, separatorOf(taken))
  const t = query.t ?? res.locals.t
  const moment = res.locals.dates.short(clock.now())
  return xlsxFile(exportRows, query, t('admin:export.top', { moment }))
}

/** The one that was asked for, else what a spreadsheet expects. */
const separatorOf = ({ query: { asked }, language }: Taken) =>
  asked.delimiter ? delimiters[asked.delimiter] : siteLanguage(language).csvSeparator

/** What the log keeps of an export. */
const logged = ({ search }: Services, { query, extension, delivery }: Taken) => ({
  file: `replies.${extension}`,
  ...(delivery && { delivery }),
  ...(Object.keys(selecting(query.asked)).length > 0 && {
    conditions: loggedConditions(selecting(query.asked)),
  }),
  ...(query.filter.since !== undefined && { since: query.filter.since }),
  rows: search.count(query.filter),
})
