import { edition } from '#edition/index.ts'
import type { Column } from '../../exports/column.ts'
import { replyColumns } from '../../exports/columns.ts'
import type { Translate } from '../../i18n.ts'
import type { TableReply } from '../../table/table-reply.ts'
import { rowsOfCells } from './export-choice.ts'

/** Columns that are asked of everybody, or by one form; `isOpen`: some of them are chosen. */
export type ColumnGroup = { title: string; count: string; isOpen: boolean; columns: ColumnOption[] }
type ColumnOption = { code: string; heading: string; isChosen: boolean }

/** The person's columns once, then each form's own. */
export function columnGroups(
  chosen: readonly string[],
  hasSensitive: boolean,
  t: Translate,
): ColumnGroup[] {
  const shared = replyColumns([], { hasSensitive })
  const codes = new Set(shared.map(({ code }) => code))
  const ofForms = edition.forms.map(form => ({
    title: t(`${form.path}:short`),
    columns: replyColumns([form], { hasSensitive }).filter(({ code }) => !codes.has(code)),
  }))
  return [{ title: t('admin:reply.participant'), columns: shared }, ...ofForms].map(
    ({ title, columns }) => groupOf(title, optionsOf(columns, chosen, t), t),
  )
}

function groupOf(title: string, columns: ColumnOption[], t: Translate): ColumnGroup {
  const count = columns.filter(({ isChosen }) => isChosen).length
  const words = t('admin:export.columns_chosen', { chosen: count, all: columns.length })
  return { title, count: words, isOpen: count > 0, columns }
}

/** All cells of a field of rows are one column to choose. What is chosen stands first, in sight. */
function optionsOf(
  columns: readonly Column<TableReply>[],
  chosen: readonly string[],
  t: Translate,
): ColumnOption[] {
  const folded = columns.map(({ code, heading }) => {
    const rows = rowsOfCells.find(({ name }) => code.startsWith(`${name}.`))
    return rows
      ? { code: rows.name, heading: t('admin:export.all_rows', { rows: rows.label(t) }) }
      : { code, heading: heading(t) }
  })
  const once = new Map(folded.map(one => [one.code, one]))
  const all = [...once.values()].map(one => ({ ...one, isChosen: chosen.includes(one.code) }))
  return all.toSorted((a, b) => Number(b.isChosen) - Number(a.isChosen))
}
