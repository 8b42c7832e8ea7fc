import type { SeatingPlan } from './seating-store.ts'

export const tableCount = ({ seats, tableSize }: SeatingPlan): number =>
  Math.ceil(seats / tableSize)

/** The seats of a table; the last table has the remainder. */
export const sizeOfTable = ({ seats, tableSize }: SeatingPlan, table: number): number =>
  Math.min(tableSize, seats - (table - 1) * tableSize)
