import type { Audit } from '../audit/audit.ts'
import type { Clock } from '../clock.ts'
import type { MergingStore } from './merging-store.ts'
import { isThere } from './statuses.ts'
import type { Participant, Reply, ReplyStore } from './store.ts'

/** The record that stays, and the one that is made one with it. */
export type Pair = { kept: Participant; other: Participant }

/**
 * One form of the two participants: whose reply stays, where staff have to choose and where there
 * is nothing to choose.
 */
export type MergedForm = {
  form: string
  kept: Reply | undefined
  other: Reply | undefined
  mustChoose: boolean
}

/** What records are made one with. */
export type MergingTools = {
  store: MergingStore
  replies: ReplyStore
  clock: Clock
  audit: Audit
}

/** One of two replies to a form stays: the one that was chosen, or that is in force. */
export function mergeReplies(
  tools: MergingTools,
  pair: Pair,
  { form, kept: own, other: their }: MergedForm,
  chosen: readonly number[],
  by: string,
): void {
  if (!their) return
  const theirStays = isThere(their) && (!isThere(own) || chosen.includes(their.id))
  if (theirStays) takeOver(tools, pair, form, their, own, by)
  else stay(tools, pair, their, own, by)
}

/** The reply of the record that stays is the one that counts, if it has one. */
function stay(
  tools: MergingTools,
  { kept, other }: Pair,
  their: Reply,
  own: Reply | undefined,
  by: string,
): void {
  putAside(tools, their, kept.reference, by)
  if (!own) return
  // The reply that stays is another row in the organisers' table from now on: the next export has
  // to say so.
  tools.replies.touch(own.id)
  recordMerge(tools, own, other.reference, by)
}

/**
 * The two change places; a participant has one reply to a form, so one of them steps aside
 * meanwhile.
 */
function takeOver(
  tools: MergingTools,
  { kept, other }: Pair,
  form: string,
  their: Reply,
  own: Reply | undefined,
  by: string,
): void {
  const { store } = tools
  if (own) store.renameForm(own.id, `${form} (aside)`)
  store.moveReply(their.id, kept.id)
  recordMerge(tools, their, other.reference, by)
  if (!own) return
  store.moveReply(own.id, other.id)
  store.renameForm(own.id, form)
  putAside(tools, own, other.reference, by)
}

/** What does not stay is withdrawn, and kept with the record that no longer counts. */
function putAside(tools: MergingTools, reply: Reply, reference: string, by: string): void {
  if (!isThere(reply)) return
  tools.replies.withdrawReply(reply, String(tools.clock.now()))
  recordMerge(tools, reply, reference, by)
}

/** `reference`: of the record that the reply's own was made one with. */
function recordMerge(
  { replies, clock }: MergingTools,
  before: Reply,
  reference: string,
  madeBy: string,
): void {
  const after = replies.replyById(before.id) as Reply
  replies.addVersion({
    replyId: after.id,
    version: after.version,
    action: 'merged',
    before: { status: before.status },
    after: { status: after.status, source: { kind: 'merge', details: reference } },
    madeBy,
    madeAt: String(clock.now()),
  })
}
