import type { SeatingPlan } from './seating-store.ts'

export const tableCount = ({ seats, tableSize }: SeatingPlan): number =>
  Math.ceil(seats / tableSize)

/** The last round table has what is left over. */
export const sizeOfTable = ({ seats, tableSize }: SeatingPlan, table: number): number =>
  Math.min(tableSize, seats - (table - 1) * tableSize)
