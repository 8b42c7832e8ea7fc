import { z } from 'zod'
import { edition } from '#edition/index.ts'
import { type BatchChange, batchMax } from '../../decisions/batches.ts'
import type { Target } from '../../decisions/decisions.ts'
import type { HiddenInput } from '../../forms/read-answers.ts'
import { decidableStatuses, statuses } from '../../replies/statuses.ts'
import type { Services } from '../../services.ts'
import { allows } from '../../table/conditions.ts'
import { severalOf, tableAddress } from './query.ts'
import {
  filterFrom,
  linkTo,
  queryOf,
  readQueryText,
  type TableQuery,
  tablePath,
} from './table-query.ts'

const chosen = z.string().regex(/^\d{1,15}:\d{1,15}$/)
const body = z.object({
  scope: z.enum(['all']).optional().catch(undefined),
  reply: severalOf(chosen),
  query: tableAddress.optional().catch(undefined),
})
const change = z
  .object({ change: z.enum([...statuses, 'release']) })
  .transform(({ change }) => change)

/** The replies that were ticked in the table, or all that it found. */
export type Marked = {
  targets: Target[]
  /** Why nothing can be done with them: a key under `admin:batch.problem`. */
  problem: string | undefined
  /** What stands behind the table's question mark. */
  query: string
  /** The table as it was. */
  backHref: string
  /** The same with the replies ticked. */
  tickedHref: string
  /** The form once more, where something else was wrong. */
  inputs: HiddenInput[]
}

export function markedIn(services: Services, sent: unknown): Marked {
  const { scope, reply, query } = body.parse(sent ?? {})
  const asked = readQueryText(query ?? '')
  const targets = scope ? targetsFound(services, asked) : reply.map(targetFrom)
  // Otherwise more would be changed than was meant.
  const isClear = !scope || (query !== undefined && isUnderstood(query))
  return {
    targets,
    problem: isClear ? problemOf(targets) : 'unclear',
    query: queryOf(asked),
    backHref: linkTo(tablePath, asked),
    tickedHref: tickedHref(asked, targets),
    inputs: [
      ...(scope ? [{ name: 'scope', value: scope }] : []),
      ...reply.map(value => ({ name: 'reply', value })),
      ...(query === undefined ? [] : [{ name: 'query', value: query }]),
    ],
  }
}

/** Undefined: no button that decides was pressed. */
export function changeIn(sent: unknown): BatchChange | undefined {
  const { data } = change.safeParse(sent ?? {})
  if (!data) return undefined
  return data === 'release' ? { kind: 'release' } : { kind: 'decide', to: data }
}

/** What staff may decide about the replies that are shown, whatever their form. */
export function changesFor({ conditions }: TableQuery): string[] {
  const shown = edition.formPaths.filter(form => allows(conditions.form ?? [], form))
  return decidableStatuses(shown).map(({ name }) => name)
}

function problemOf({ length }: readonly Target[]): string | undefined {
  if (length === 0) return 'none_selected'
  return length > batchMax ? 'too_many' : undefined
}

/** As many as stand on a page. */
const tickedMax = 200

/** The table with these replies ticked, as far as they can stand on its page. */
export const tickedHref = (asked: TableQuery, targets: readonly Target[]): string =>
  linkTo(tablePath, { ...asked, ticked: targets.slice(0, tickedMax).map(({ id }) => id) })

/** One more than are taken, so that too many are noticed. */
const targetsFound = ({ search, clock }: Services, asked: TableQuery): Target[] =>
  search.targets(filterFrom(asked, clock.now()), batchMax + 1)

function isUnderstood(query: string): boolean {
  const shown = new URLSearchParams(queryOf(readQueryText(query)))
  return [...new URLSearchParams(query)].every(
    ([name, value]) => value === '' || shown.has(name, value) || !narrows(name),
  )
}
const narrows = (name: string): boolean =>
  !['sort', 'size', 'page', 'delimiter', 'rows', 'ticked'].includes(name)

const targetFrom = (text: string): Target => {
  const [id, version] = text.split(':').map(Number)
  return { id: id as number, version: version as number }
}
