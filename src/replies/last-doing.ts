import { publicStatus } from './statuses.ts'
import type { Participant, Reply, StoredVersion, VersionState } from './store.ts'
import { changedNames } from './submission.ts'
import { byParticipant, type ReplyAction } from './versions.ts'

/** What a participant did to a reply. `changed`: names of the fields whose answers it changed. */
export type Doing = { action: ReplyAction; at: Temporal.Instant; changed: string[] }

/**
 * What the participant did to the reply last, as long as it is still so: nobody has corrected the
 * reply since, and no decision has been told.
 */
export function lastDoing(
  versions: readonly StoredVersion[],
  participant: Participant,
  reply: Reply,
): Doing | undefined {
  const last = versions.findLast(
    ({ form, madeBy }) => form === reply.form && madeBy === byParticipant,
  )
  if (!last || !isStillSo(last.after, participant, reply)) return undefined
  const { action, madeAt, before, after } = last
  return {
    action,
    at: Temporal.Instant.from(madeAt),
    changed: action === 'changed' && before ? changedNames(before, after) : [],
  }
}

/** A yes or no to an offer is a version without answers. */
function isStillSo(
  { status, answers, person }: VersionState,
  participant: Participant,
  reply: Reply,
): boolean {
  const isSame = (was: object | undefined, now: object) =>
    !was || JSON.stringify(was) === JSON.stringify(now)
  return (
    status !== undefined &&
    publicStatus(status) === publicStatus(reply.status) &&
    isSame(answers, reply.answers) &&
    isSame(person, participant.person)
  )
}
