import type { Reader } from '../reader.ts'
import { comersIn, kindsOfComing } from './comings.ts'
import type { Counting, Figure } from './figure.ts'

/** Who comes when: a row an event, a column a way of coming. */
export type ComersOnPage = {
  columns: string[]
  /** Undefined: nobody can come to the event that way. */
  rows: { name: string; days: string; figures: (Figure | undefined)[] }[]
}

export const comersOnPage = (search: Counting, { t, dates }: Reader): ComersOnPage => ({
  columns: kindsOfComing.map(kind => t(`admin:today.coming_by.${kind}`)),
  rows: comersIn(search).map(({ event, ...figures }) => ({
    name: t(`event:events.${event.name}`),
    days: dates.shortRange(event.firstDay, event.lastDay),
    figures: kindsOfComing.map(kind => figures[kind]),
  })),
})
