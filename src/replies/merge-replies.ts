import type { Audit } from '../audit/audit.ts'
import type { Clock } from '../clock.ts'
import type { Letters } from '../letters/letters.ts'
import type { MergingStore } from './merging-store.ts'
import { isInForce } from './statuses.ts'
import type { Participant, Reply, ReplyStore } from './store.ts'

/** `other` is merged into `kept`. */
export type Pair = { kept: Participant; other: Participant }

/** Both participants' replies to one form. `mustChoose`: both are in force, so staff choose. */
export type MergedForm = {
  form: string
  kept: Reply | undefined
  other: Reply | undefined
  mustChoose: boolean
}

export type MergingTools = {
  store: MergingStore
  replies: ReplyStore
  letters: Letters
  clock: Clock
  audit: Audit
}

/**
 * One reply to the form stays: the only one in force, or of two in force the one whose id is in
 * `chosen`; without a choice the kept record's own.
 */
export function mergeReplies(
  tools: MergingTools,
  pair: Pair,
  { form, kept: own, other: their }: MergedForm,
  chosen: readonly number[],
  by: string,
): void {
  if (!their) return
  const theirStays = isInForce(their) && (!isInForce(own) || chosen.includes(their.id))
  if (theirStays) takeOver(tools, pair, form, their, own, by)
  else keepOwn(tools, pair, their, own, by)
}

/** The kept record's own reply stays, if it has one. */
function keepOwn(
  tools: MergingTools,
  { kept, other }: Pair,
  their: Reply,
  own: Reply | undefined,
  by: string,
): void {
  putAside(tools, their, kept.reference, by)
  if (!own) return
  // Raises the version, though no answer changes: the next export of changes has to include this
  // reply with its participant's new former reference.
  tools.replies.touch(own.id)
  recordMerge(tools, own, other.reference, by)
}

/**
 * The other record's reply becomes the kept record's. A participant has one reply to a form, so the
 * kept record's own gets another form name while the two change places.
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

/** Withdraws the reply that does not stay; it belongs to the merged record. */
function putAside(tools: MergingTools, reply: Reply, reference: string, by: string): void {
  if (!isInForce(reply)) return
  tools.letters.held.callBack(reply.participantId, reply.form)
  tools.replies.withdrawReply(reply, String(tools.clock.now()))
  recordMerge(tools, reply, reference, by)
}

/** `reference`: of the record that the reply's history names as the other side of the merge. */
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
