import type { Translate } from '../i18n.ts'
import type { TableReply } from '../table/table-reply.ts'
import type { AttributeColumn } from './attribute-columns.ts'
import { type Delimiter, lineOf, lineOfParts, partOf } from './csv.ts'
import type { Rows } from './yielding-between.ts'

/** The lines of a CSV: headings in words if `t` is given, then codes, then one per reply. */
export async function* replyLines(
  replies: Rows<TableReply>,
  columns: readonly AttributeColumn[],
  delimiter: Delimiter,
  t: Translate | undefined,
): AsyncGenerator<string> {
  if (t) yield headLine(column => column.heading(t))
  yield headLine(column => column.code)
  const blocks = blocksOf(columns, delimiter)
  for await (const reply of replies)
    yield lineOfParts(
      blocks.map(block => filled(block, reply, delimiter)),
      delimiter,
    )

  function headLine(textOf: (column: AttributeColumn) => string): string {
    return lineOf(columns.map(textOf), delimiter, columns)
  }
}

/** Columns side by side that only replies to `form` fill; `empty`: what others have there. */
type Block = { form: string | undefined; columns: readonly AttributeColumn[]; empty: string }

/** Most cells of a line belong to other forms, and are written without being looked at. */
function blocksOf(columns: readonly AttributeColumn[], delimiter: Delimiter): Block[] {
  const blocks: { form: string | undefined; columns: AttributeColumn[] }[] = []
  for (const column of columns) {
    const last = blocks.at(-1)
    if (last && last.form === column.form) last.columns.push(column)
    else blocks.push({ form: column.form, columns: [column] })
  }
  return blocks.map(block => ({
    ...block,
    empty: partOf(
      block.columns.map(() => ''),
      delimiter,
    ),
  }))
}

const filled = (
  { form, columns, empty }: Block,
  reply: TableReply,
  delimiter: Delimiter,
): string =>
  form === undefined || form === reply.form
    ? partOf(
        columns.map(({ cell }) => cell(reply)),
        delimiter,
        columns,
      )
    : empty
