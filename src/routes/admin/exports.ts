import { pipeline, type Readable } from 'node:stream'
import { type Request, type Response, Router } from 'express'
import { z } from 'zod'
import { forms } from '../../forms/index.ts'
import { languages, translator } from '../../i18n.ts'
import { type ColumnChoice, joinedColumns, replyColumns } from '../../replies/columns.ts'
import { csvStream, records } from '../../replies/csv.ts'
import type { ExportOrder } from '../../replies/export-rows.ts'
import type { ReplyFilter } from '../../replies/search.ts'
import { type Sheet, xlsxStream } from '../../replies/xlsx.ts'
import type { Services } from '../../services.ts'
import { severalOf } from './address.ts'
import { type Address, filterFrom, linkTo, narrowing, readAddress } from './reply-filter.ts'
import { writers } from './reply-page.ts'

/** What an export is asked for besides the filter of the table. */
const choices = z.object({
  headings: z.enum(languages).optional().catch(undefined),
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
  headings?: 'ru' | 'en' | undefined
}

/** The same rows as the table, as a file: which columns, in which order, with which headings. */
export function exportRoutes({ search, exportRows, audit, downloads, tableSettings }: Services): Router {
  const router = Router()

  router.get('/export', (req, res) => {
    const address = readAddress(req.query)
    res.render('admin/export', {
      hidden: Object.entries(narrowing(address)),
      back: linkTo('/admin/replies', address),
      total: search.count(filterFrom(address, tableSettings.sinceSeen(res.locals.member))),
      groups: columnGroups(mayHaveSensitive(res)),
      maySeeSensitive: mayHaveSensitive(res),
      last: lastOf(address, res),
    })
  })

  router.get('/replies.csv', (req, res, next) => {
    const { address, filter, order, choice, headings } = read(req, res)
    const columns = replyColumns(formsIn(filter), choice)
    const csv = csvStream(
      exportRows.all(filter, order),
      columns,
      address.delimiter === 'comma' ? ',' : ';',
      headings && translator(headings),
    )
    deliver(csv, 'replies.csv', address, filter, res, next)
  })

  router.get('/replies.xlsx', (req, res, next) => {
    const { address, filter, order, choice, headings } = read(req, res)
    const t = headings && translator(headings)
    const ofForm = (form: (typeof forms)[number]): Sheet => ({
      name: form.path,
      records: records(
        exportRows.all({ ...filter, facets: { ...filter.facets, form: form.path } }, order),
        replyColumns([form], choice),
        t,
      ),
    })
    const joined = { name: 'joined', records: records(exportRows.joined(filter, order), joinedColumns(choice), t) }
    deliver(xlsxStream([...formsIn(filter).map(ofForm), joined]), 'replies.xlsx', address, filter, res, next)
  })

  function read(req: Request, res: Response): Asked {
    const address = readAddress(req.query)
    const { headings, order, since, sensitive, column } = choices.parse(req.query)
    const last = since && (lastOf(address, res)?.lastVersion ?? 0)
    const choice = {
      codes: column,
      // Who ticks a sensitive column has asked for it.
      hasSensitive: mayHaveSensitive(res) && (sensitive === '1' || column !== undefined),
      hasChange: last !== undefined,
    }
    const filter = filterFrom(address, tableSettings.sinceSeen(res.locals.member))
    return {
      address,
      filter: last === undefined ? filter : { ...filter, since: last, notBy: '' },
      order,
      choice,
      headings,
    }
  }

  function deliver(
    file: Readable,
    name: string,
    address: Address,
    filter: ReplyFilter,
    res: Response,
    next: (error: Error) => void,
  ) {
    const { member } = res.locals
    audit.record(member.email, 'exported', {
      file: name,
      ...narrowing(address),
      ...(filter.since !== undefined && { since: filter.since }),
      rows: search.count(filter),
    })
    const download = downloads.begin()
    res.type(name.split('.').at(-1) as string).attachment(name)
    pipeline(file, res, error => (error ? next(error) : downloads.finish(member.id, selectionOf(address), download)))
  }

  const lastOf = (address: Address, res: Response) => downloads.last(res.locals.member.id, selectionOf(address))

  return router
}

const selectionOf = (address: Address): string => new URLSearchParams(narrowing(address)).toString()

const formsIn = ({ facets }: ReplyFilter) => (facets?.form ? forms.filter(({ path }) => path === facets.form) : forms)

const mayHaveSensitive = (res: Response): boolean => writers.includes(res.locals.member.role)

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
