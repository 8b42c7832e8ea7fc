/** A seat at a round table; tables and the seats of each are counted from 1. */
export type Place = { table: number; seat: number }

/** Where a guest sits; both null: nowhere yet. */
export type Seated = { tableNumber: number | null; seatNumber: number | null }

export const placeOf = ({ tableNumber, seatNumber }: Seated): Place | null =>
  tableNumber === null || seatNumber === null ? null : { table: tableNumber, seat: seatNumber }

/** As papers, forms and the log say it: «3/7»; empty: nowhere. */
export const placeText = (place: Place | null): string =>
  place ? `${place.table}/${place.seat}` : ''
