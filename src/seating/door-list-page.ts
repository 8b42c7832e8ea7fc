import { type EveryLanguage, everyLanguage, type InEvery } from '../every-language.ts'
import { type PaperHead, paperHead } from '../exports/paper-head.ts'
import type { Door } from '../forms/meanings.ts'
import type { Language } from '../i18n.ts'
import type { Pager } from '../pager.ts'
import type { Crowd, Order, Visitor } from './door-list.ts'
import { type VisitorOnPaper, visitorOnPaper } from './visitor-on-paper.ts'

/** A door list for printing, to tick people off, in every language, the reader's first. */
export type DoorListPage = {
  head: PaperHead
  /** Ways to sort a list that has tables. */
  orders: { href: string; text: string; isCurrent: boolean }[]
  people: InEvery
  columns: { cssClass: string; heading: InEvery }[]
  /** With tables and invitations. */
  hasSeats: boolean
  groups: DoorGroup[]
  pager: Pager | undefined
}
/** `title`: of a table; undefined: the list is one. */
type DoorGroup = { title: InEvery | undefined; visitors: VisitorOnPaper[] }

/** `pager`: undefined where everybody is on one page. */
type Shown = { by: Order; pager: Pager | undefined; language: Language; now: Temporal.Instant }

/** More are on further pages: so many weigh some 160 kB. */
export const visitorsPerPage = 250

/** `crowd`: all whom the door lets in; `shown`: those of them that this page has. */
export function doorListPage(
  door: Door,
  crowd: Crowd,
  shown: readonly Visitor[],
  { by, pager, language, now }: Shown,
): DoorListPage {
  const every = everyLanguage(language)
  return {
    head: paperHead(every.words(`seating:doors.${door.name}`), now, every, door.event),
    orders: door.needsSeat ? ordersOf(door, by, every) : [],
    people: peopleIn(crowd, every),
    columns: columnsOf(door.needsSeat, every),
    hasSeats: door.needsSeat,
    groups: by === 'table' ? tablesOf(shown, every) : wholeOf(shown, every),
    pager,
  }
}

const wholeOf = (visitors: readonly Visitor[], every: EveryLanguage): DoorGroup[] =>
  visitors.length > 0
    ? [{ title: undefined, visitors: visitors.map(one => visitorOnPaper(one, every)) }]
    : []

const tablesOf = (visitors: readonly Visitor[], every: EveryLanguage): DoorGroup[] =>
  [...Map.groupBy(visitors, ({ tableNumber }) => tableNumber)].map(([number, sitting]) => ({
    title: every.inEvery(t =>
      number === null ? t('admin:seating.no_table') : t('admin:seating.number', { number }),
    ),
    visitors: sitting.map(one => visitorOnPaper(one, every)),
  }))

function ordersOf({ name }: Door, by: Order, { t }: EveryLanguage): DoorListPage['orders'] {
  const path = `/admin/seating/${name}`
  const order = (href: string, to: Order) => ({
    href,
    text: t(`admin:seating.by.${to}`),
    isCurrent: to === by,
  })
  return [order(path, 'name'), order(`${path}?by=table`, 'table')]
}

const peopleIn = (crowd: Crowd, { inEvery, words }: EveryLanguage): InEvery =>
  crowd.visitors === 0 ? words('admin:seating.nobody') : inEvery(t => t('seating:people', crowd))

function columnsOf(hasSeats: boolean, { words }: EveryLanguage): DoorListPage['columns'] {
  const column = (name: string) => ({
    cssClass: `column-${name}`,
    heading: words(`admin:seating.columns.${name}`),
  })
  return [
    ...(hasSeats ? [column('table')] : []),
    column('name'),
    column('position'),
    { cssClass: 'column-companions', heading: words('seating:companions') },
    ...(hasSeats ? [column('invitation')] : []),
    column('came'),
  ]
}
