import { z } from 'zod'
import { edition } from '#edition/index.ts'
import type { BatchChange } from '../../decisions/batches.ts'
import { batchMax } from '../../decisions/batches.ts'
import type { Target } from '../../decisions/decisions.ts'
import type { HiddenInput } from '../../forms/read-answers.ts'
import { decidableStatuses, statuses } from '../../replies/statuses.ts'
import type { Services } from '../../services.ts'
import { allows } from '../../table/conditions.ts'
import { severalOf, tableAddress, urlOf } from './query.ts'
import {
  filterFrom,
  linkTo,
  parametersIn,
  readQueryText,
  type TableQuery,
  tablePath,
} from './table-query.ts'

const chosen = z.string().regex(/^\d{1,15}:\d{1,15}$/)
const body = z.object({
  change: z
    .enum([...statuses, 'release'])
    .optional()
    .catch(undefined),
  scope: z.enum(['selected', 'all']).catch('selected'),
  reply: severalOf(chosen),
  query: tableAddress.optional().catch(undefined),
})

/** What the table asks for: a change, and the replies that were ticked or all that it found. */
export type BatchAsked = {
  change: BatchChange | undefined
  targets: Target[]
  /**
   * The table's own address is understood wholly: otherwise more would be changed than was meant.
   */
  isClear: boolean
  /** The table as it was. */
  backHref: string
  /** What may be done with the replies that it shows. */
  changes: string[]
  /** The form once more, where only the change was not chosen. */
  inputs: HiddenInput[]
}

export function batchAsked(services: Services, sent: unknown): BatchAsked {
  const { change, scope, reply, query } = body.parse(sent ?? {})
  const address = query ?? ''
  return {
    change: changeFrom(change),
    targets: scope === 'all' ? targetsFound(services, address) : reply.map(targetFrom),
    isClear: scope === 'selected' || (query !== undefined && isUnderstood(query)),
    backHref: urlOf(tablePath, parametersIn(address)),
    changes: changesFor(readQueryText(address)),
    inputs: [
      { name: 'scope', value: scope },
      ...reply.map(value => ({ name: 'reply', value })),
      ...(query === undefined ? [] : [{ name: 'query', value: query }]),
    ],
  }
}

/** What staff may decide about the replies that are shown, whatever their form. */
export function changesFor({ conditions }: TableQuery): string[] {
  const shown = edition.formPaths.filter(form => allows(conditions.form ?? [], form))
  return decidableStatuses(shown).map(({ name }) => name)
}

/** Why nothing is prepared: a key under `admin:batch.problem`. */
export function problemWith({ change, isClear, targets }: BatchAsked): string | undefined {
  if (!change) return 'choose'
  if (!isClear) return 'unclear'
  if (targets.length === 0) return 'none_selected'
  return targets.length > batchMax ? 'too_many' : undefined
}

const changeFrom = (change: z.infer<typeof body>['change']): BatchChange | undefined =>
  change === 'release' ? { kind: 'release' } : change && { kind: 'decide', to: change }

/** One more than are taken, so that too many are noticed. */
const targetsFound = ({ search, clock }: Services, query: string): Target[] =>
  search.targets(filterFrom(readQueryText(query), clock.now()), batchMax + 1)

function isUnderstood(query: string): boolean {
  const shown = new URLSearchParams(linkTo('', readQueryText(query)).slice(1))
  return [...new URLSearchParams(query)].every(
    ([name, value]) => value === '' || shown.has(name, value) || !narrows(name),
  )
}
const narrows = (name: string): boolean =>
  !['sort', 'size', 'page', 'delimiter', 'rows'].includes(name)

const targetFrom = (text: string): Target => {
  const [id, version] = text.split(':').map(Number)
  return { id: id as number, version: version as number }
}
