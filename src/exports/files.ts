import type { Readable } from 'node:stream'
import { edition } from '#edition/index.ts'
import type { Form } from '../forms/form.ts'
import type { Translate } from '../i18n.ts'
import { isUnwanted, lets } from '../table/conditions.ts'
import type { TableFilter } from '../table/search.ts'
import type { ColumnChoice } from './column.ts'
import { joinedColumns, replyColumns } from './columns.ts'
import { csvStream, type Delimiter, records } from './csv.ts'
import type { ExportOrder, ExportRows } from './rows.ts'
import { type Sheet, sheetName, xlsxStream } from './xlsx.ts'

/** Which replies a file holds, and how. */
export type Export = {
  filter: TableFilter
  order: ExportOrder
  choice: ColumnChoice
  /** Of the headings; undefined: codes alone. */
  t: Translate | undefined
}

/** One table of all forms, a row a reply. */
export const csvFile = (rows: ExportRows, asked: Export, delimiter: Delimiter): Readable =>
  csvStream(recordsOf(rows, asked, formsIn(asked.filter), asked.filter), delimiter)

/** A sheet a form, then all of them side by side; each is called in the language of its headings. */
export function xlsxFile(rows: ExportRows, asked: Export): Readable {
  const { filter, order, choice, t } = asked
  const ofForms = formsIn(filter).map((form): Sheet => {
    const narrowed = { ...filter, conditions: { ...filter.conditions, form: onlyOf(form, filter) } }
    return {
      name: sheetName(t ? t(`${form.path}:short`) : form.path),
      records: recordsOf(rows, asked, [form], narrowed),
    }
  })
  const joined = {
    name: sheetName(t ? t('admin:export.joined') : 'joined'),
    records: records(rows.joined(filter, order), joinedColumns(choice), t),
  }
  return xlsxStream([...ofForms, joined])
}

const recordsOf = (
  rows: ExportRows,
  { order, choice, t }: Export,
  shown: readonly Form[],
  filter: TableFilter,
) => records(rows.all(filter, order), replyColumns(shown, choice), t)

/** Of participants a form that must not be there is still asked for. */
const onlyOf = ({ path }: Form, { conditions = {} }: TableFilter): string[] => [
  ...(conditions.form ?? []).filter(isUnwanted),
  path,
]

/** The forms whose replies the filter lets through. */
const formsIn = ({ conditions = {} }: TableFilter): readonly Form[] =>
  edition.forms.filter(({ path }) => lets(conditions.form ?? [], path))
