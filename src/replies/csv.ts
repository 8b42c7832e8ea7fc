import { Readable } from 'node:stream'
import { stringify } from 'csv-stringify'
import { findForm, forms } from '../forms/index.ts'
import { answerColumns, personColumns } from './columns.ts'
import type { FoundReply } from './search.ts'

export type Delimiter = ';' | ','

/** What a spreadsheet would take for a formula, full-width forms too. */
const formulaStart = /^[=+\-@\t\r\n＝＋－＠]/

/** Excel runs such a cell; an apostrophe in front makes it text, and every character of it stays. */
export const guardFormula = (cell: string): string => (formulaStart.test(cell) ? `'${cell}` : cell)

/** A stream of UTF-8 with a BOM, CRLF, every cell quoted: what Excel opens with its Cyrillic intact. */
export function replyCsv(replies: Iterable<FoundReply>, formPath: string | undefined, delimiter: Delimiter): Readable {
  const shown = formPath ? forms.filter(form => form.path === formPath) : forms
  const columns = [
    ...ownColumns,
    ...personColumns.map(({ code, cell }) => ({ code, cell: (reply: FoundReply) => cell(reply.person) })),
    ...formColumns(),
  ]
  const rows = stringify({ bom: true, delimiter, quoted: true, quoted_empty: true, record_delimiter: 'windows' })
  return Readable.from(records()).pipe(rows)

  function formColumns() {
    return shown.flatMap(form =>
      answerColumns([form]).map(({ code, cell }) => ({
        code,
        cell: (reply: FoundReply) => (findForm(reply.form) === form ? cell(reply.answers) : ''),
      })),
    )
  }

  function* records(): Generator<string[]> {
    yield columns.map(column => column.code)
    for (const reply of replies) yield columns.map(column => guardFormula(column.cell(reply)))
  }
}

const ownColumns: { code: string; cell(reply: FoundReply): string }[] = [
  { code: 'reference', cell: reply => reply.reference },
  { code: 'form', cell: reply => reply.form },
  { code: 'status', cell: reply => reply.status },
  { code: 'late', cell: reply => (reply.late ? '1' : '') },
  { code: 'language', cell: reply => reply.language },
  { code: 'submitted_at', cell: reply => reply.submittedAt },
  { code: 'changed_at', cell: reply => reply.changedAt },
]
