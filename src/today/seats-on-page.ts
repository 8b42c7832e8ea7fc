import type { Reader } from '../reader.ts'
import type { FigureInWords } from './figure.ts'
import { seatsIn } from './places.ts'
import type { Sources } from './sources.ts'

/** Seats of the round table. */
export type SeatsOnPage = { title: string; taken: FigureInWords; rows: FigureInWords[] }

export function seatsOnPage(sources: Sources, { t }: Reader): SeatsOnPage | undefined {
  const seats = seatsIn(sources)
  if (!seats) return undefined
  const { taken, offered, confirmed, untold, waiting } = seats
  return {
    title: t('seating:title'),
    taken: {
      count: taken,
      href: '/admin/seating',
      text: t('admin:today.seats', { taken, seats: seats.seats }),
    },
    rows: [
      { ...confirmed, text: t('admin:today.accepted') },
      { ...offered, text: t('admin:today.invited') },
      { ...untold, text: t('admin:today.to_invite') },
      { ...waiting, text: t('admin:status.waiting') },
    ],
  }
}
