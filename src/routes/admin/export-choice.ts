import { z } from 'zod'
import { edition } from '#edition/index.ts'
import { replyColumns } from '../../exports/columns.ts'
import { exportOrders, exportValues } from '../../exports/export-options.ts'
import { type Language, languages } from '../../i18n.ts'
import { attributes } from '../../table/attributes.ts'
import { severalOf, urlOf } from './query.ts'
import { parametersIn, selectionOf, type TableQuery } from './table-query.ts'

/** What is chosen on the page of the export, beside the table's query: columns, words and order. */
export type ExportChoice = z.infer<typeof choice>

const choice = z.object({
  headings: z.enum(languages).optional().catch(undefined),
  values: z.enum(exportValues).catch('codes'),
  order: z.enum(exportOrders).catch('time'),
  /** A line of codes in a workbook too. */
  codes: z.enum(['1']).optional().catch(undefined),
  sensitive: z.enum(['1']).optional().catch(undefined),
  column: severalOf(z.string()).transform(columns => (columns.length > 0 ? columns : undefined)),
})

type Parameters = Record<string, unknown>

export const readChoice = (parameters: Parameters): ExportChoice => choice.parse(parameters)

/** The same from a text that `choiceText` has made. */
export const readChoiceText = (text: string): ExportChoice => readChoice(parametersIn(text))

/** Whether something is chosen: the page of the export always says in which words. */
export const hasChoice = ({ values }: Parameters): boolean => values !== undefined

/** As it stands in an address, and is kept: the same for the same choice, with columns that there are. */
export const choiceText = ({ values, headings, order, codes, sensitive, column }: ExportChoice) =>
  urlOf('', {
    values,
    headings,
    order,
    codes,
    sensitive,
    column: column && columnNames.filter(name => column.includes(name)),
  }).slice(1)

/** The page of the export for these rows, with what is chosen. `more`: what else it is to know. */
export const exportHref = (
  asked: TableQuery,
  chosen: ExportChoice,
  more: Record<string, string> = {},
): string => {
  const parts = [selectionOf(asked), choiceText(chosen), String(new URLSearchParams(more))]
  return `/admin/export?${parts.filter(Boolean).join('&')}`
}

/** For whoever has chosen nothing yet: words that people read. */
export const usualChoice = (language: Language): ExportChoice =>
  readChoice({ values: 'words', headings: language })

/** Fields of rows, all of whose cells are one column to choose. */
export const rowsOfCells = attributes.filter(({ field }) => field?.kind === 'rows')

const columnNames = [
  ...rowsOfCells.map(({ name }) => name),
  ...replyColumns(edition.forms, { hasSensitive: true }).map(({ code }) => code),
]
