import type { Counts } from './counts.ts'

/** The result of a filter: its total, its counts, and its rows page by page, from page 1. */
export type Found<R> = {
  total: number
  /** How many rows each value would show; undefined: counting would take too long. */
  counts(names: readonly string[]): Counts | undefined
  page(size: number, number: number): R[]
}
