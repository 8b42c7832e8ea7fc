import { edition } from '#edition/index.ts'
import { kindInWords } from '../facts/in-words.ts'
import { optionLabel } from '../forms/display.ts'
import { findField } from '../forms/form.ts'
import type { Reader } from '../reader.ts'
import { attributeName } from '../table/field-attributes.ts'
import type { Overview, TakingPart } from './overview.ts'

/** A table of counts drawn as bars; each row links to the replies or participants it counts. */
export type BarTable = {
  id: string
  title: string
  /** A sentence above the table; may be empty. */
  note: string
  rows: (Bar & { width: number })[]
}
type Bar = { label: string; count: number; href: string }

export const barTables = (overview: Overview, reader: Reader): BarTable[] => [
  regionTable(overview, reader),
  kindTable(overview, reader),
  ...(overview.takingPart ? [takingPartTable(overview.takingPart, reader)] : []),
  ...overview.states.map(state => stateTable(state, reader)),
]

function regionTable({ regions }: Overview, { t }: Reader): BarTable {
  const rows = regions.map(({ value, count }) => ({
    label: t(`event:regions.${value}`),
    count,
    href: `/admin/replies?rows=participants&region=${value}`,
  }))
  return barTable('regions', t('admin:overview.regions'), rows)
}

function kindTable({ kinds }: Overview, { t }: Reader): BarTable {
  const kind = attributeName(edition.person.means.kind)
  const rows = kinds.map(({ value, count }) => ({
    label: kindInWords(value, t),
    count,
    href: `/admin/replies?rows=participants&${kind}=${value}`,
  }))
  return barTable('kinds', t('admin:overview.kinds'), rows)
}

function takingPartTable({ form, field, figures }: TakingPart, { t }: Reader): BarTable {
  const asked = findField(form, field)
  const name = attributeName(field, form)
  const rows = figures.map(({ value, count }) => ({
    label: asked ? optionLabel(asked, value, t) : value,
    count,
    href: `/admin/replies?form=${form.path}&${name}=${value}`,
  }))
  const sum = (wanted: boolean) =>
    figures.reduce((sum, { isComing, count }) => (isComing === wanted ? sum + count : sum), 0)
  const note = t('admin:overview.coming', { coming: sum(true), not: sum(false) })
  return barTable(field, t('admin:overview.taking_part'), rows, note)
}

function stateTable({ form, statuses }: Overview['states'][number], { t }: Reader): BarTable {
  const rows = statuses.map(({ status, count }) => ({
    label: t(`admin:status.${status}`),
    count,
    href: `/admin/replies?form=${form}&status=${status}`,
  }))
  return barTable(`states-${form}`, t('admin:overview.states', { form: t(`${form}:short`) }), rows)
}

/** Bars are in percent of the longest. */
function barTable(id: string, title: string, rows: readonly Bar[], note = ''): BarTable {
  const highest = Math.max(1, ...rows.map(({ count }) => count))
  return {
    id,
    title,
    note,
    rows: rows.map(row => ({ ...row, width: Math.round((row.count / highest) * 100) })),
  }
}
