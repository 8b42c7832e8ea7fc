import { edition } from '#edition/index.ts'
import { documentTitle } from '../document-title.ts'
import type { Translate } from '../i18n.ts'
import { planKey } from '../plan-key.ts'
import type { Reader } from '../reader.ts'
import { textTyped, typedAt } from '../refused.ts'
import { lookOf, placedStatuses, type StatusLook } from '../replies/statuses.ts'
import { type Visitor, visitorFrom } from './door-list.ts'
import { type SeatedOnPage, seatedOnPage, type TickedIds } from './guest-on-page.ts'
import { type PaperLink, paperLinks } from './papers.ts'
import type { SeatCount } from './seating.ts'
import { problemInWords, type SeatingRefused, settingsAnchor } from './seating-problem.ts'
import type { Guest, SeatingPlan } from './seating-store.ts'
import { undecided, waiting } from './standing.ts'
import { roundTablesOf } from './table-mix.ts'
import { type TableOnPage, tableOnPage } from './tables-on-page.ts'
import { type FirstGuests, type ToDecide, toDecide } from './to-decide.ts'

/** The page of the round table: seats, guests who wait for one, and who sits where. */
export type SeatingPage = {
  title: string
  problems: { href: string; text: string }[]
  mayWrite: boolean
  lead: string
  /** More seats have been given than there are. */
  isOverTaken: boolean
  papers: PaperLink[]
  settings: Settings
  waiting: ToDecide
  waitingHint: string
  undecided: ToDecide
  /** Somebody is there who can be invited. */
  mayInvite: boolean
  without: SeatedOnPage[]
  proposeText: string
  tables: TableOnPage[]
  /** What the marks beside the guests mean. */
  legend: { look: StatusLook; text: string }[]
  /** Somebody sits at a table. */
  isSeated: boolean
}
type Settings = {
  isOpen: boolean
  was: string
  fields: { name: string; label: string; value: string }[]
}

type State = {
  plan: SeatingPlan
  count: SeatCount
  seated: readonly Guest[]
  waiting: FirstGuests
  undecided: FirstGuests
}
/** `ticked`: in the form that was refused. */
type Shown = { mayWrite: boolean; refused: SeatingRefused | undefined; ticked: TickedIds }

export function seatingPage(
  { plan, count, seated, ...asking }: State,
  reader: Reader,
  { mayWrite, refused, ticked }: Shown,
): SeatingPage {
  const { t } = reader
  const withSeat = seated.map(visitorFrom)
  const onPage = (guest: Visitor) => seatedOnPage(guest, reader, ticked)
  const lists = {
    waiting: toDecide(asking.waiting, waiting, reader, ticked),
    undecided: toDecide(asking.undecided, undecided, reader, ticked),
  }
  const without = withSeat.filter(({ tableNumber }) => tableNumber === null)
  return {
    ...headOf(refused, t),
    ...seatsOf(plan, count, t),
    mayWrite,
    papers: paperLinks(t),
    settings: settingsOf(plan, refused, t),
    ...lists,
    mayInvite: mayWrite && Object.values(lists).some(({ guests }) => guests.some(({ box }) => box)),
    without: without.map(onPage),
    proposeText: t('admin:seating.propose', { count: without.length }),
    tables: roundTablesOf(withSeat, plan).map(table =>
      tableOnPage(table, table.guests.map(onPage), plan, t),
    ),
    legend: legendIn(t),
    isSeated: without.length < withSeat.length,
  }
}

const legendIn = (t: Translate): SeatingPage['legend'] =>
  placedStatuses(edition.formOf('seat')?.path ?? '').map(status => ({
    look: lookOf(status),
    text: t(`admin:status.${status}`),
  }))

const headOf = (refused: SeatingRefused | undefined, t: Translate) => ({
  title: documentTitle(t('seating:title'), refused !== undefined, t),
  problems: refused ? [{ href: `#${refused.at}`, text: problemInWords(refused.problem, t) }] : [],
})

const seatsOf = ({ seats }: SeatingPlan, { taken, free }: SeatCount, t: Translate) => ({
  lead: t('admin:seating.count', { seats, taken, free }),
  isOverTaken: taken > seats,
  waitingHint: free ? '' : t('admin:seating.full'),
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
