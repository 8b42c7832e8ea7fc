import { edition } from '#edition/index.ts'
import type { ExportRows } from '../exports/rows.ts'
import { declines, hasStandIn, isInRoom, standInLevelOf } from '../facts/answers.ts'
import { regionOf } from '../facts/person.ts'
import type { Form } from '../forms/form.ts'
import { categoryOf, protocolCategories } from '../replies/protocol-order.ts'
import { isConfirmed, placedStatuses } from '../replies/statuses.ts'
import type { Conditions } from '../table/conditions.ts'
import type { TableReply } from '../table/table-reply.ts'
import { onlyInForce } from './figure.ts'

/** Who takes part, by protocol category and region, for one form. */
export type Representation = {
  form: Form
  /** Those for whom nobody has a region, such as organisations, are in the last. */
  regions: readonly string[]
  rows: { category: string; cells: Cell[]; total: Cell }[]
  totals: Cell[]
  total: Cell
}

/**
 * `firm`: of these those who come into the room, or have accepted the slot or seat that they were told
 * of.
 */
export type Cell = { all: number; firm: number }

const withoutRegion = 'none'
const regions: readonly string[] = [...edition.regions, withoutRegion]

/** What counts of a reply; undefined: it does not count. */
type Counted = { category: string; region: string; isFirm: boolean }

export const representationsIn = (rows: ExportRows): Promise<Representation[]> =>
  Promise.all(edition.forms.map(form => representationOf(form, rows)))

async function representationOf(form: Form, rows: ExportRows): Promise<Representation> {
  const found: Counted[] = []
  const asked = { conditions: countedOf(form), sort: 'submitted_at', isDescending: false }
  for await (const reply of rows.all(asked))
    if (form.flow !== 'note' || !declines(reply)) found.push(counted(form, reply))
  const cell = (fits: (one: Counted) => boolean) => cellOf(found.filter(fits))
  return {
    form,
    regions,
    rows: protocolCategories.map(category => ({
      category,
      cells: regions.map(region => cell(one => one.category === category && one.region === region)),
      total: cell(one => one.category === category),
    })),
    totals: regions.map(region => cell(one => one.region === region)),
    total: cell(() => true),
  }
}

const cellOf = (some: readonly Counted[]): Cell => ({
  all: some.length,
  firm: some.filter(({ isFirm }) => isFirm).length,
})

/** Who takes part; where slots or seats are decided about, who has been told of one. */
const countedOf = ({ flow, path }: Form): Conditions => ({
  form: [path],
  ...(flow === 'note' ? onlyInForce : { status: placedStatuses(path) }),
})

const counted = ({ flow }: Form, reply: TableReply): Counted => ({
  category: categoryOfComer(reply),
  region: regionOf(reply.person) ?? withoutRegion,
  isFirm: flow === 'note' ? isInRoom(reply) : isConfirmed(reply.status),
})

/** Rank does not pass to a stand-in whose level was not asked. */
const categoryOfComer = (reply: TableReply): string =>
  hasStandIn(reply) && standInLevelOf(reply) === undefined
    ? (protocolCategories.at(-1) ?? '')
    : categoryOf(reply)
