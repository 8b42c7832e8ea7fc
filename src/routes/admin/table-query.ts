import { z } from 'zod'
import { countCharacters } from '../../forms/normalise.ts'
import { tagMax } from '../../participants/labels.ts'
import type { Filter } from '../../table/attribute.ts'
import { attributes } from '../../table/attributes.ts'
import { bareValue, type Conditions, type Rows } from '../../table/conditions.ts'
import type { TableFilter } from '../../table/search.ts'
import { beginningOf, isSince } from '../../table/since.ts'
import { sortedBy } from '../../table/sorting.ts'
import { pageSize, pageSizes, severalOf, sharedQuery, urlOf } from './query.ts'

/** The table: its address is what the secretariat asks for; with `.csv` the same as an export. */
export type TableQuery = z.infer<typeof query> & { sort: string; conditions: Conditions }

export const tablePath = '/admin/replies'

/** What may stand between the cells of a CSV, by its name in the address. */
export const delimiters = { semicolon: ';', comma: ',' } as const

const query = z.object({
  ...sharedQuery,
  /** A row a participant with the replies as columns; else a row a reply. */
  rows: z.enum(['participants']).optional().catch(undefined),
  /** What came or changed since the beginning of a day. */
  since: z.preprocess(
    value => [value].flat().find(one => typeof one === 'string' && isSince(one)),
    z.string().optional(),
  ),
  /** Replies that are marked, by their ids. */
  ticked: severalOf(z.string().regex(/^\d{1,15}$/)).transform(ids => ids.map(Number)),
  size: z.coerce.number().pipe(z.literal(pageSizes)).catch(pageSize),
  delimiter: z.enum(['semicolon', 'comma']).optional().catch(undefined),
})

type Parameters = Record<string, unknown>

export function readQuery(parameters: Parameters): TableQuery {
  const asked = query.parse(parameters)
  const sort = String(parameters.sort ?? '')
  return {
    ...asked,
    sort: fits(sort, rowsOf(asked)) ? sort : usualSort(asked),
    conditions: conditionsIn(parameters),
  }
}

/** The same from what stands behind the question mark. */
export const readQueryText = (text: string): TableQuery => readQuery(parametersIn(text))

/** As Express reads an address: what stands there once is a text, what stands there twice a list. */
export function parametersIn(text: string): Record<string, string | string[]> {
  const parameters = new URLSearchParams(text)
  return Object.fromEntries(
    [...parameters.keys()].map(name => {
      const [only = '', ...others] = parameters.getAll(name)
      return [name, others.length > 0 ? [only, ...others] : only]
    }),
  )
}

export const rowsOf = ({ rows }: Pick<TableQuery, 'rows'>): Rows => rows ?? 'replies'

/** Replies as they come in and change, the newest first; participants by name. */
export const usualSort = ({ rows }: Pick<TableQuery, 'rows'>): string =>
  rows ? 'name' : '-changed_at'

const fits = (sort: string, rows: Rows): boolean =>
  sortedBy(rows).some(({ name }) => name === bareSort({ sort }))

function conditionsIn(parameters: Parameters): Conditions {
  const asked = attributes.flatMap(({ name, filter }) => {
    if (!filter) return []
    const values = textsIn(parameters[name]).filter(value => isValue(value, filter))
    return values.length > 0 ? [[name, [...new Set(values)]]] : []
  })
  return Object.fromEntries(asked)
}

const textsIn = (value: unknown): string[] =>
  [value].flat().filter(one => typeof one === 'string' && one !== '') as string[]

/** Members and tags come and go, so that any could have been. */
const longestValue = Math.max(tagMax, 254)

function isValue(text: string, { values, isValue }: Filter): boolean {
  const value = bareValue(text)
  if (values || isValue) return values?.includes(value) ?? isValue?.(value) ?? false
  return value !== '' && countCharacters(value) <= longestValue
}

/** What it is sorted by, whichever way. */
export const bareSort = ({ sort }: Pick<TableQuery, 'sort'>): string => sort.replace(/^-/, '')

/** `now`: from which “yesterday” is reckoned. */
export const filterFrom = (asked: TableQuery, now: Temporal.Instant): TableFilter => ({
  rows: rowsOf(asked),
  conditions: asked.conditions,
  q: asked.q,
  ...(asked.since && { changedFrom: String(beginningOf(asked.since, now)) }),
  sort: bareSort(asked),
  isDescending: asked.sort.startsWith('-'),
})

/** What of the query leaves replies out, by name. */
export const narrowing = ({
  conditions,
  q,
  since,
}: TableQuery): Record<string, readonly string[]> => ({
  ...conditions,
  ...(since && { since: [since] }),
  ...(q && { q: [q] }),
})

/** What tells one selection of replies from another: an opposite is of a reply, or of a participant. */
export const selecting = (asked: TableQuery): Record<string, readonly string[]> => ({
  ...(asked.rows && { rows: [asked.rows] }),
  ...narrowing(asked),
})

/** The same as a text, under which it can be kept. */
export const selectionOf = (asked: TableQuery): string => urlOf('', selecting(asked)).slice(1)

/** What stands behind the question mark of the table's address. */
export const queryOf = (asked: TableQuery): string => linkTo('', asked).slice(1)

/** Only what differs from the table as it opens stands in its address. */
export const linkTo = (path: string, asked: TableQuery): string =>
  urlOf(path, {
    rows: asked.rows,
    ...narrowing(asked),
    sort: asked.sort === usualSort(asked) ? undefined : asked.sort,
    size: asked.size === pageSize ? undefined : asked.size,
    page: asked.page > 1 ? asked.page : undefined,
    delimiter: asked.delimiter,
    ticked: asked.ticked.map(String),
  })
