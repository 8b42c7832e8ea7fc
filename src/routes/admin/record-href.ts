import { urlOf } from './query.ts'
import { tablePath } from './table-query.ts'

/** The whole table: without a query it would seem as if one came from no table. */
const everything = 'page=1'

/**
 * The page of a participant, opened at the reply to one form. `list`: the query of the table that
 * one comes from, which the page shows beside it; `tab`: what is shown instead of the answers.
 */
export const recordHref = (reference: string, form?: string, list?: string, tab?: string): string =>
  urlOf(`${tablePath}/${reference}`, { form, tab, list: list === '' ? everything : list })
