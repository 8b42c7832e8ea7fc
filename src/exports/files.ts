import type { Readable } from 'node:stream'
import { edition } from '#edition/index.ts'
import type { Form } from '../forms/form.ts'
import type { Translate } from '../i18n.ts'
import { allows, isUnwanted } from '../table/conditions.ts'
import type { TableFilter } from '../table/search.ts'
import type { ColumnChoice } from './column.ts'
import { joinedColumns, replyColumns } from './columns.ts'
import { csvStream, type Delimiter, records } from './csv.ts'
import type { ExportOrder, ExportRows } from './rows.ts'
import { type Sheet, sheetName, xlsxStream } from './xlsx.ts'

/** Which replies a file holds, in which order and with which columns. */
export type Export = {
  filter: TableFilter
  order: ExportOrder
  choice: ColumnChoice
  /** The language of the headings; undefined: codes alone. */
  t: Translate | undefined
}

/** A row per reply, to all forms. */
export function csvFile(rows: ExportRows, asked: Export, delimiter: Delimiter): Readable {
  const columns = replyColumns(formsIn(asked.filter), asked.choice)
  const all = rows.all(asked.filter, asked.order)
  return csvStream(records(all, columns, asked.t), delimiter, columns)
}

/** A sheet per form, then one with a row per participant, named in the headings' language. */
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
