import { edition } from '#edition/index.ts'
import { type Both, bothLanguages, type InBoth } from '../both-languages.ts'
import { createDates } from '../dates.ts'
import type { Door } from '../forms/meanings.ts'
import type { Language } from '../i18n.ts'
import { type Order, type Visitor, visitorsAt } from './door-list.ts'
import type { Guest } from './seating-store.ts'
import { type VisitorOnPaper, visitorOnPaper } from './visitor-on-paper.ts'

/** A door list for printing, to tick people off, in the reader's language and the other one. */
export type DoorListPage = {
  title: InBoth
  /** Links that sort the list; none for a door without tables. */
  orders: { href: string; text: string; isCurrent: boolean }[]
  occasion: InBoth
  people: InBoth
  columns: { cssClass: string; heading: InBoth }[]
  /** Shows columns for the table and the invitation. */
  hasSeats: boolean
  visitors: VisitorOnPaper[]
}

export function doorListPage(
  door: Door,
  guests: readonly Guest[],
  by: Order,
  language: Language,
): DoorListPage {
  const both = bothLanguages(language)
  const visitors = visitorsAt(door, guests, by)
  return {
    title: both.words(`seating:doors.${door.name}`),
    orders: door.needsSeat ? ordersOf(door, by, both) : [],
    occasion: occasionOf(door, both),
    people: peopleIn(visitors, both),
    columns: columnsOf(door.needsSeat, both),
    hasSeats: door.needsSeat,
    visitors: visitors.map(visitor => visitorOnPaper(visitor, both)),
  }
}

function ordersOf({ name }: Door, by: Order, { words }: Both): DoorListPage['orders'] {
  const path = `/admin/seating/${name}`
  const order = (href: string, to: Order) => ({
    href,
    text: words(`admin:seating.by.${to}`).text,
    isCurrent: to === by,
  })
  return [order(path, 'name'), order(`${path}?by=table`, 'table')]
}

/** The event behind the door, with its day and place. */
const occasionOf = ({ event }: Door, { inBoth }: Both): InBoth =>
  inBoth((t, language) => {
    const day = edition.findEvent(event)?.firstDay
    const date = day && createDates(t, language).date(day)
    return [t(`event:events.${event}`), date, t('event:place')].filter(Boolean).join(', ')
  })

function peopleIn(visitors: readonly Visitor[], { inBoth, words }: Both): InBoth {
  if (visitors.length === 0) return words('admin:seating.nobody')
  const companions = visitors.reduce((sum, one) => sum + one.companions.length, 0)
  return inBoth(t => t('seating:people', { visitors: visitors.length, companions }))
}

function columnsOf(hasSeats: boolean, { words }: Both): DoorListPage['columns'] {
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
