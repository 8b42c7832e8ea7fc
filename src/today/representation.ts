import { edition } from '#edition/index.ts'
import type { Form } from '../forms/form.ts'
import { protocolCategories } from '../replies/protocol-order.ts'
import { kindsOfPart } from '../replies/taking-part.ts'
import { noValue } from '../table/attribute.ts'
import type { Counting } from './figure.ts'

/** Who takes part, by protocol category and region, for one form. */
export type Representation = {
  form: Form
  /** Those for whom nobody has a region, such as organisations, are in the last. */
  regions: readonly string[]
  rows: { category: string; cells: Cell[]; total: Cell }[]
  totals: Cell[]
  total: Cell
}

/** See `kindsOfPart`. */
export type Cell = Record<(typeof kindsOfPart)[number], number>

const regions: readonly string[] = [...edition.regions, noValue]

export const representationsIn = (search: Counting): Representation[] =>
  edition.forms.map(form => representationOf(form, search))

function representationOf(form: Form, search: Counting): Representation {
  const rows = protocolCategories.map(category => {
    const cells = cellsOf(search, form, category)
    return { category, cells, total: sumOf(cells) }
  })
  const totals = regions.map((_, index) => sumOf(rows.flatMap(({ cells }) => cells[index] ?? [])))
  return { form, regions, rows, totals, total: sumOf(totals) }
}

/** A cell a region. */
function cellsOf(search: Counting, { path }: Form, category: string): Cell[] {
  const [all = {}, firm = {}] = kindsOfPart.map(kind => {
    const conditions = { form: [path], takes_part: [kind], comer_category: [category] }
    return search.counts(conditions, ['region']).region
  })
  return regions.map(region => ({ all: all[region] ?? 0, firm: firm[region] ?? 0 }))
}

const sumOf = (cells: readonly Cell[]): Cell => ({
  all: cells.reduce((sum, { all }) => sum + all, 0),
  firm: cells.reduce((sum, { firm }) => sum + firm, 0),
})
