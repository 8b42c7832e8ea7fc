import { edition } from '#edition/index.ts'
import { createDates } from '../dates.ts'
import { type EveryLanguage, everyLanguage, type InEvery } from '../every-language.ts'
import type { Door } from '../forms/meanings.ts'
import type { Language } from '../i18n.ts'
import { type Order, type Visitor, visitorsAt } from './door-list.ts'
import type { Guest } from './seating-store.ts'
import { type VisitorOnPaper, visitorOnPaper } from './visitor-on-paper.ts'

/** A door list for printing, to tick people off, in every language, the reader's first. */
export type DoorListPage = {
  title: InEvery
  /** Ways to sort a list that has tables. */
  orders: { href: string; text: string; isCurrent: boolean }[]
  occasion: InEvery
  people: InEvery
  columns: { cssClass: string; heading: InEvery }[]
  /** With tables and invitations. */
  hasSeats: boolean
  visitors: VisitorOnPaper[]
}

export function doorListPage(
  door: Door,
  guests: readonly Guest[],
  by: Order,
  language: Language,
): DoorListPage {
  const every = everyLanguage(language)
  const visitors = visitorsAt(door, guests, by)
  return {
    title: every.words(`seating:doors.${door.name}`),
    orders: door.needsSeat ? ordersOf(door, by, every) : [],
    occasion: occasionOf(door, every),
    people: peopleIn(visitors, every),
    columns: columnsOf(door.needsSeat, every),
    hasSeats: door.needsSeat,
    visitors: visitors.map(visitor => visitorOnPaper(visitor, every)),
  }
}

function ordersOf({ name }: Door, by: Order, { t }: EveryLanguage): DoorListPage['orders'] {
  const path = `/admin/seating/${name}`
  const order = (href: string, to: Order) => ({
    href,
    text: t(`admin:seating.by.${to}`),
    isCurrent: to === by,
  })
  return [order(path, 'name'), order(`${path}?by=table`, 'table')]
}

/** The event behind the door, with its day and place. */
const occasionOf = ({ event }: Door, { inEvery }: EveryLanguage): InEvery =>
  inEvery(t => {
    const day = edition.findEvent(event)?.firstDay
    const date = day && createDates(t).date(day)
    return [t(`event:events.${event}`), date, t('event:place')].filter(Boolean).join(', ')
  })

function peopleIn(visitors: readonly Visitor[], { inEvery, words }: EveryLanguage): InEvery {
  if (visitors.length === 0) return words('admin:seating.nobody')
  const companions = visitors.reduce((sum, one) => sum + one.companions.length, 0)
  return inEvery(t => t('seating:people', { visitors: visitors.length, companions }))
}

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
