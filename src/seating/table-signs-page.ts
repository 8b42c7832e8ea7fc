import { type EveryLanguage, everyLanguage, type InEvery } from '../every-language.ts'
import { type PaperHead, paperHead } from '../exports/paper-head.ts'
import type { Language } from '../i18n.ts'
import { tableCount } from './round-tables.ts'
import type { Guest, SeatingPlan } from './seating-store.ts'
import { seatsEvent } from './seats-event.ts'

/** A sheet for each table, with its number to be read from afar. */
export type TableSignsPage = {
  head: PaperHead
  /** The same for all tables, or for those alone at which somebody sits. */
  toggle: { href: string; text: string }
  table: InEvery
  numbers: number[]
}

type Shown = { areAll: boolean; language: Language; now: Temporal.Instant }

export function tableSignsPage(
  seated: readonly Guest[],
  plan: SeatingPlan,
  { areAll, language, now }: Shown,
): TableSignsPage {
  const every = everyLanguage(language)
  return {
    head: paperHead(every.words('admin:seating.papers.signs'), now, every, seatsEvent),
    toggle: toggleFrom(areAll, every),
    table: every.words('admin:seating.sign'),
    numbers: areAll ? allTables(plan) : tablesIn(seated),
  }
}

const allTables = (plan: SeatingPlan): number[] =>
  Array.from({ length: tableCount(plan) }, (_, index) => index + 1)

const tablesIn = (seated: readonly Guest[]): number[] =>
  [...new Set(seated.flatMap(({ tableNumber }) => tableNumber ?? []))].toSorted((a, b) => a - b)

const toggleFrom = (areAll: boolean, { t }: EveryLanguage): TableSignsPage['toggle'] =>
  areAll
    ? { href: '/admin/seating/signs', text: t('admin:seating.signs_taken') }
    : { href: '/admin/seating/signs?all=1', text: t('admin:seating.signs_all') }
