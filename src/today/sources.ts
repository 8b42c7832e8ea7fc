import type { Programme } from '../programme/programme.ts'
import type { Duplicates } from '../replies/duplicates.ts'
import type { Seating } from '../seating/seating.ts'
import type { Counting } from './figure.ts'
import type { TodayStore } from './today-store.ts'

/** What the figures of the day are read from; nothing is written. */
export type Sources = {
  search: Counting
  store: TodayStore
  programme: Pick<Programme, 'sessions'>
  seating: Pick<Seating, 'plan'>
  duplicates: Pick<Duplicates, 'count'>
}
