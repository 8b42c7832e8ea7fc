import type { Outbox } from '../letters/outbox.ts'
import type { Programme } from '../programme/programme.ts'
import { isOffered, nextStatus, takesSeat } from '../replies/statuses.ts'
import type { Participant, Reply } from '../replies/store.ts'
import { sessionTold } from './decide.ts'

/** What a letter says about a decision. */
type Announcement = Pick<Reply, 'status'> & {
  note: string
  session: string | null
  /** The session that the previous letter named. */
  former: string | null
}

export const decisionData = (
  { reference, person }: Participant,
  { form }: Reply,
  { status, note, session, former }: Announcement,
) => ({
  reference,
  form,
  person,
  status,
  holdsPlace: isOffered(status) || takesSeat(status),
  note,
  session: session ?? undefined,
  formerSession: (session && former !== session && former) || undefined,
})

type Tools = { programme: Programme; outbox: Outbox }

/** The letter about the pending decision as it would be sent now, and the session it names. */
export async function pendingLetter(
  { programme, outbox }: Tools,
  participant: Participant,
  reply: Reply,
) {
  const status = reply.pendingStatus
  if (!status) return undefined
  const next = nextStatus(reply, status, 'staff')
  const session = next ? sessionTold(programme, reply, next) : null
  const announcement = { status, note: reply.pendingNote, session, former: reply.toldSession }
  const content = {
    kind: 'decision',
    language: participant.language,
    data: decisionData(participant, reply, announcement),
    isProven: participant.emailProvenAt !== null,
  } as const
  // Who has no address gets it on paper, without a link to press.
  const letter = await outbox.preview(content, participant.email !== '')
  return { ...letter, session }
}
