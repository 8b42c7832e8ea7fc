import type { Database } from '../database.ts'
import { createParticipants, type Participant } from '../participants/participants.ts'
import { createReplies } from './replies.ts'
import { createVersions } from './versions-store.ts'

export type { Participant } from '../participants/participants.ts'
export type { Decision, Reply, ReplyContent } from './reply.ts'
export type {
  Entry,
  ReplyAction,
  ReplySource,
  ReplyVersion,
  StoredVersion,
  VersionState,
} from './versions.ts'

export type ReplyStore = ReturnType<typeof createReplyStore>

/**
 * Participants (participants.ts), their replies (replies.ts) and all versions of these
 * (versions-store.ts) as one store, because a reply is never written without the other two. The
 * caller opens the transaction.
 */
export function createReplyStore(database: Database) {
  const participants = createParticipants(database)
  const replies = createReplies(database)
  return {
    ...participants,
    ...replies,
    ...createVersions(database),

    /** The participant whose reply in force has this fingerprint. */
    participantByFingerprint(fingerprint: string): Participant | undefined {
      const reply = replies.replySameAs(fingerprint)
      return reply && participants.participant(reply.participantId)
    },
  }
}
