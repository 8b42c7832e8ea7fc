import { urlOf } from './query.ts'
import { tablePath } from './table-query.ts'

/**
 * The page of a participant, opened at the reply to one form. `list`: the query of the table that
 * one comes from, which the page shows beside it.
 */
export const recordHref = (reference: string, form?: string, list?: string): string =>
  urlOf(`${tablePath}/${reference}`, { form, list })
