import type { Readable } from 'node:stream'
import { type NextFunction, type Request, type Response, Router } from 'express'
import { z } from 'zod'
import { edition } from '#edition/index.ts'
import { type ColumnChoice, joinedColumns, replyColumns } from '../../exports/columns.ts'
import { csvStream, records } from '../../exports/csv.ts'
import type { ExportOrder } from '../../exports/rows.ts'
import { type Sheet, sheetName, xlsxStream } from '../../exports/xlsx.ts'
import type { Form } from '../../forms/form.ts'
import { type Language, languages, type Translate, translator } from '../../i18n.ts'
import type { Services } from '../../services.ts'
import { mayWrite } from '../../staff/roles.ts'
import type { ReplyFilter } from '../../table/search.ts'
import { datedName, download } from '../../web/download.ts'
import { memberOf } from '../../web/locals.ts'
import { severalOf } from './query.ts'
import { type Address, filterFrom, linkTo, narrowing, readAddress } from './table-query.ts'

const { forms } = edition

/** What an export is asked for besides the filter of the table. */
const choices = z.object({
  headings: z.enum(languages).optional().catch(undefined),
  values: z.enum(['codes', 'words']).catch('codes'),
  order: z.enum(['time', 'protocol']).catch('time'),
  since: z.enum(['last']).optional().catch(undefined),
  sensitive: z.enum(['1']).optional().catch(undefined),
  column: severalOf(z.string()).transform(columns => (columns.length > 0 ? columns : undefined)),
})

type Asked = {
  address: Address
  filter: ReplyFilter
  order: ExportOrder
  choice: ColumnChoice
  /** Of the headings; none: codes alone. */
  t: Translate | undefined
}

/** How long a second export is asked to wait; a large one takes about so long. */
const retrySeconds = 30

/** The same rows as the table, as a file: which columns, in which order, with which headings. */
export function exportRoutes({
  search,
  exportRows,
  audit,
  downloads,
  tableSettings,
  clock,
}: Services): Router {
  const router = Router()
  /** Members whose export is on its way: each has one at a time, so that nobody takes the desk from the others. */
  const underWay = new Set<number>()

  router.get('/export', (req, res) => show(readAddress(req.query), res))

  router.get('/replies.csv', (req, res, next) => {
    const asked = read(req, res)
    const delimiter = asked.address.delimiter === 'comma' ? ',' : ';'
    deliver(
      asked,
      'csv',
      () => csvStream(recordsOf(asked, formsIn(asked.filter), asked.filter), delimiter),
      res,
      next,
    )
  })

  router.get('/replies.xlsx', (req, res, next) => {
    const asked = read(req, res)
    deliver(asked, 'xlsx', () => xlsxStream(sheetsOf(asked)), res, next)
  })

  function show(address: Address, res: Response, problem?: 'under_way') {
    res.render('admin/export', {
      hidden: Object.entries(narrowing(address)),
      back: linkTo('/admin/replies', address),
      total: search.count(filterFrom(address, tableSettings.sinceSeen(memberOf(res)))),
      groups: columnGroups(mayHaveSensitive(res)),
      maySeeSensitive: mayHaveSensitive(res),
      last: lastOf(address, res),
      problem,
    })
  }

  function read(req: Request, res: Response): Asked {
    const address = readAddress(req.query)
    const { headings, values, order, since, sensitive, column } = choices.parse(req.query)
    const last = since && (lastOf(address, res)?.lastVersion ?? 0)
    const choice = {
      codes: column,
      // Who ticks a sensitive column has asked for it.
      hasSensitive: mayHaveSensitive(res) && (sensitive === '1' || column !== undefined),
      hasChange: last !== undefined,
      words: values === 'words' ? (headings ?? (res.locals.language as Language)) : undefined,
    }
    const filter = filterFrom(address, tableSettings.sinceSeen(memberOf(res)))
    return {
      address,
      // What is new to the member is narrowed further, never widened.
      filter: last === undefined ? filter : { ...filter, since: Math.max(last, filter.since ?? 0) },
      order,
      choice,
      t: headings && translator(headings),
    }
  }

  const recordsOf = ({ order, choice, t }: Asked, shown: readonly Form[], filter: ReplyFilter) =>
    records(exportRows.all(filter, order), replyColumns(shown, choice), t)

  /** A sheet a form, then all of them side by side; each is called in the language of its headings. */
  function sheetsOf(asked: Asked): Sheet[] {
    const { filter, order, choice, t } = asked
    const ofForms = formsIn(filter).map(form => ({
      name: sheetName(t ? t(`${form.path}:short`) : form.path),
      records: recordsOf(asked, [form], {
        ...filter,
        facets: { ...filter.facets, form: form.path },
      }),
    }))
    const joined = records(exportRows.joined(filter, order), joinedColumns(choice), t)
    return [
      ...ofForms,
      { name: sheetName(t ? t('admin:export.joined') : 'joined'), records: joined },
    ]
  }

  /** The file is opened last, so that whatever is wrong before has its page. */
  function deliver(
    { address, filter }: Asked,
    extension: 'csv' | 'xlsx',
    open: () => Readable,
    res: Response,
    next: NextFunction,
  ) {
    const member = memberOf(res)
    // Who asks for the head alone gets no rows, and has exported nothing.
    if (res.req.method === 'HEAD') return res.type(extension).end()
    if (underWay.has(member.id))
      return show(address, res.status(429).set('Retry-After', String(retrySeconds)), 'under_way')
    audit.record(member.email, 'exported', {
      file: `replies.${extension}`,
      ...narrowing(address),
      ...(filter.since !== undefined && { since: filter.since }),
      rows: search.count(filter),
    })
    const begun = downloads.begin()
    const file = open()
    underWay.add(member.id)
    download(file, datedName('replies', extension, clock), res, next, isWhole => {
      underWay.delete(member.id)
      if (isWhole) downloads.finish(member.id, selectionOf(address), begun)
    })
  }

  const lastOf = (address: Address, res: Response) =>
    downloads.last(memberOf(res).id, selectionOf(address))

  return router
}

const selectionOf = (address: Address): string => new URLSearchParams(narrowing(address)).toString()

const formsIn = ({ facets }: ReplyFilter) =>
  facets?.form ? forms.filter(({ path }) => path === facets.form) : forms

const mayHaveSensitive = (res: Response): boolean => mayWrite(memberOf(res))

/** What can be chosen: the person's columns once, then each form's own. */
function columnGroups(hasSensitive: boolean) {
  const shared = replyColumns([], { hasSensitive })
  const codes = new Set(shared.map(({ code }) => code))
  return [
    { form: undefined, columns: shared },
    ...forms.map(form => ({
      form,
      columns: replyColumns([form], { hasSensitive }).filter(({ code }) => !codes.has(code)),
    })),
  ]
}
