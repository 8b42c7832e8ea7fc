import { edition } from '#edition/index.ts'
import type { Database } from '../database.ts'
import { type MergedForm, type MergingTools, mergeReplies, type Pair } from './merge-replies.ts'
import { createMergingStore } from './merging-store.ts'
import { isInForce } from './statuses.ts'
import type { ReplyStore } from './store.ts'

export type { MergedForm, Pair } from './merge-replies.ts'

export type Merging = ReturnType<typeof createMerging>

type Parts = Omit<MergingTools, 'store'> & { database: Database }

/**
 * Merges two records of one person. Nothing is deleted; the merged record's reference leads to the
 * kept one, but its links are revoked: they may belong to a stranger who typed the same name.
 */
export function createMerging({ database, ...parts }: Parts) {
  const { replies } = parts
  const tools = { ...parts, store: createMergingStore(database) }
  return {
    look: (pair: Pair): MergedForm[] => look(replies, pair),
    versionsOf: (pair: Pair): string => versionsOf(replies, pair),
    /** `chosen`: ids of the replies that stay where both records have one in force. */
    merge: database.transaction((pair: Pair, chosen: readonly number[], by: string) =>
      merge(tools, pair, chosen, by),
    ).immediate,
  }
}

const look = (replies: ReplyStore, { kept, other }: Pair): MergedForm[] =>
  edition.formPaths.map(form => {
    const [own, their] = [replies.reply(kept.id, form), replies.reply(other.id, form)]
    return { form, kept: own, other: their, mustChoose: isInForce(own) && isInForce(their) }
  })

/** Changes with the two participants and their replies: an older one means a stale page. */
const versionsOf = (replies: ReplyStore, { kept, other }: Pair): string =>
  [kept, other]
    .map(({ id, version }) =>
      [version, ...replies.repliesOf(id).map(reply => `${reply.id}.${reply.version}`)].join('-'),
    )
    .join('_')

function merge(tools: MergingTools, pair: Pair, chosen: readonly number[], by: string): void {
  const { store, replies, letters, audit } = tools
  const { kept, other } = pair
  for (const one of look(replies, pair)) mergeReplies(tools, pair, one, chosen, by)
  store.joinRecords({ kept: kept.id, other: other.id })
  // Without an address of one's own one is still reached at the other record's.
  if (kept.email) letters.held.follow(kept)
  audit.record(by, 'merged', { reference: kept.reference, other: other.reference })
}
