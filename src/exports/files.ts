import type { Readable } from 'node:stream'
import { edition } from '#edition/index.ts'
import type { Form } from '../forms/form.ts'
import type { Translate } from '../i18n.ts'
import { allows, isUnwanted } from '../table/conditions.ts'
import type { TableFilter } from '../table/search.ts'
import type { Column, ColumnChoice } from './column.ts'
import { joinedColumns, replyColumns } from './columns.ts'
import { csvStream, type Delimiter } from './csv.ts'
import type { ExportOrder } from './export-options.ts'
import { exactRecords } from './records.ts'
import { replyLines } from './reply-lines.ts'
import type { ExportRows } from './rows.ts'
import { type Sheet, sheetName, xlsxStream } from './xlsx.ts'
import type { Rows } from './yielding-between.ts'

/** Which replies a file holds, in which order and with which columns. */
export type Export = {
  filter: TableFilter
  order: ExportOrder
  choice: ColumnChoice
  /** The language of the headings; undefined: codes alone. */
  t: Translate | undefined
  /** A workbook has a line of codes under the headings too; a CSV always has. */
  hasCodes: boolean
}

/** A row per reply, to all forms. */
export function csvFile(rows: ExportRows, asked: Export, delimiter: Delimiter): Readable {
  const columns = replyColumns(formsIn(asked.filter), asked.choice)
  const all = rows.all(asked.filter, asked.order)
  return csvStream(replyLines(all, columns, delimiter, asked.t))
}

/**
 * A sheet per form, then one with a row per participant, named in the headings' language. `top`:
 * what stands above each page that is printed of it.
 */
export function xlsxFile(rows: ExportRows, asked: Export, top: string): Readable {
  const { filter, order, choice, t } = asked
  const ofForms = formsIn(filter).map(form => {
    const narrowed = { ...filter, conditions: { ...filter.conditions, form: onlyOf(form, filter) } }
    const name = t ? t(`${form.path}:short`) : form.path
    return sheetOf(name, rows.all(narrowed, order), replyColumns([form], choice), asked)
  })
  const joined = t ? t('admin:export.joined') : 'joined'
  return xlsxStream(
    [...ofForms, sheetOf(joined, rows.joined(filter, order), joinedColumns(choice), asked)],
    { moments: choice.words ? 'words' : 'codes', top },
  )
}

function sheetOf<R>(
  name: string,
  rows: Rows<R>,
  columns: readonly Column<R>[],
  { t, hasCodes }: Export,
): Sheet {
  return {
    name: sheetName(name),
    records: exactRecords(rows, columns, t, hasCodes),
    widths: columns.map(column => widthOf(column, t)),
    headRows: t && hasCodes ? 2 : 1,
  }
}

const usualWidth = 24
/** Beside the arrow of the filter. */
const arrowWidth = 3
const longestWordShown = 30

/** No word of a heading is broken, nor a code where codes stand alone. */
function widthOf<R>({ width = usualWidth, heading, code }: Column<R>, t: Translate | undefined) {
  const words = t ? heading(t).split(/\s/) : [code]
  const longest = Math.max(...words.map(({ length }) => length))
  return Math.max(width, Math.min(longest, longestWordShown) + arrowWidth)
}

/**
 * The filter's condition on forms, narrowed to one form. Negated values stay: they exclude
 * participants who have replied to another form.
 */
const onlyOf = ({ path }: Form, { conditions = {} }: TableFilter): string[] => [
  ...(conditions.form ?? []).filter(isUnwanted),
  path,
]

/** The forms that the filter does not exclude. */
const formsIn = ({ conditions = {} }: TableFilter): readonly Form[] =>
  edition.forms.filter(({ path }) => allows(conditions.form ?? [], path))
