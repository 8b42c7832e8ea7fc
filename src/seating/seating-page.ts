import { documentTitle } from '../document-title.ts'
import type { Translate } from '../i18n.ts'
import { planKey } from '../plan-key.ts'
import type { Reader } from '../reader.ts'
import { type Refused, textTyped, typedAt } from '../refused.ts'
import { doors, type Visitor, visitorFrom } from './door-list.ts'
import { type SeatedOnPage, seatedOnPage, toDecideOnPage } from './guest-on-page.ts'
import { tableCount } from './round-tables.ts'
import type { SeatCount, TableProblem } from './seating.ts'
import type { Guest, SeatingPlan } from './seating-store.ts'
import { hasSeat, isUndecided, isWaiting, undecided, waiting } from './standing.ts'
import { roundTablesOf } from './table-mix.ts'
import { type TableOnPage, tableOnPage } from './tables-on-page.ts'
import { type ToDecide, toDecide } from './to-decide.ts'

/** The page of the round table: seats, guests who wait for one, and who sits where. */
export type SeatingPage = {
  title: string
  problems: { href: string; text: string }[]
  mayWrite: boolean
  lead: string
  /** More seats have been given than there are. */
  isOverTaken: boolean
  doorLists: { href: string; text: string; csvText: string }[]
  settings: Settings
  waiting: ToDecide
  waitingHint: string
  undecided: ToDecide
  undecidedTitle: string
  without: SeatedOnPage[]
  proposeText: string
  tables: TableOnPage[]
}
type Settings = {
  isOpen: boolean
  was: string
  fields: { name: string; label: string; value: string }[]
}

export type SeatingProblem =
  | { name: 'bad_plan' | 'stale' | TableProblem }
  | { name: 'plan_stale'; plan: SeatingPlan }
export type SeatingRefused = Refused<SeatingProblem>

/** The id of the element with the settings. */
export const settingsAnchor = 'seats'

type State = { plan: SeatingPlan; count: SeatCount; guests: readonly Guest[] }
type Shown = { mayWrite: boolean; refused: SeatingRefused | undefined }

export function seatingPage(
  { plan, count, guests }: State,
  reader: Reader,
  { mayWrite, refused }: Shown,
): SeatingPage {
  const { t } = reader
  const all = guests.map(visitorFrom)
  const withSeat = all.filter(hasSeat)
  const onPage = (guest: Visitor) => seatedOnPage(guest, tableCount(plan), reader, refused)
  const listed = (list: Visitor[]) => list.map(guest => toDecideOnPage(guest, reader))
  const without = withSeat.filter(({ tableNumber }) => tableNumber === null)
  return {
    ...headOf(refused, t),
    ...seatsOf(plan, count, t),
    mayWrite,
    doorLists: doorLinks(t),
    settings: settingsOf(plan, refused, t),
    waiting: toDecide(listed(all.filter(isWaiting)), waiting),
    undecided: toDecide(listed(all.filter(isUndecided)), undecided),
    undecidedTitle: t('admin:seating.undecided', { count: all.filter(isUndecided).length }),
    without: without.map(onPage),
    proposeText: t('admin:seating.propose', { count: without.length }),
    tables: roundTablesOf(withSeat, plan).map(table =>
      tableOnPage(table, table.guests.map(onPage), t),
    ),
  }
}

const headOf = (refused: SeatingRefused | undefined, t: Translate) => ({
  title: documentTitle(t('seating:title'), refused !== undefined, t),
  problems: refused ? [{ href: `#${refused.at}`, text: inWords(refused.problem, t) }] : [],
})

const inWords = (problem: SeatingProblem, t: Translate): string =>
  t(`admin:seating.${problem.name}`, 'plan' in problem ? { ...problem.plan } : {})

const seatsOf = ({ seats }: SeatingPlan, { taken, free }: SeatCount, t: Translate) => ({
  lead: t('admin:seating.count', { seats, taken, free }),
  isOverTaken: taken > seats,
  waitingHint: t(free ? 'admin:seating.free_for_waiting' : 'admin:seating.full', { count: free }),
})

export const doorLinks = (t: Translate): SeatingPage['doorLists'] =>
  doors.map(({ name }) => {
    const text = t(`seating:doors.${name}`)
    return {
      href: `/admin/seating/${name}`,
      text,
      csvText: t('admin:seating.csv', { list: text }),
    }
  })

function settingsOf(
  plan: SeatingPlan,
  refused: SeatingRefused | undefined,
  t: Translate,
): Settings {
  const typed = typedAt(refused, settingsAnchor)
  const setting = (name: string, value: number) => ({
    name,
    label: t(`admin:seating.${name}`),
    value: textTyped(typed, name, value),
  })
  return {
    isOpen: refused?.at === settingsAnchor,
    was: planKey(plan),
    fields: [setting('seats', plan.seats), setting('table_size', plan.tableSize)],
  }
}
