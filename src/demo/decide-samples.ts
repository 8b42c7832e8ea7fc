import { edition } from '#edition/index.ts'
import { findRequests } from '../programme/requests.ts'
import type { ReplyStatus } from '../replies/statuses.ts'
import type { Participant } from '../replies/store.ts'
import { proposeTables } from '../seating/proposal.ts'
import type { Services } from '../services.ts'

const { sessions } = edition

/** A decision, whether its letter was released, and the participant's response. */
type Fate = { to: ReplyStatus; isTold?: boolean; answer?: ReplyStatus; note?: string }

/** For the first requests to speak, in the suggested order. */
const speakersFates: readonly Fate[] = [
  { to: 'slot_offered', isTold: true, answer: 'confirmed' },
  { to: 'slot_offered', isTold: true, answer: 'confirmed' },
  { to: 'slot_offered', isTold: true },
  { to: 'slot_offered', note: 'Sample note: please confirm by 15 May.' },
  { to: 'slot_offered', isTold: true, answer: 'declined' },
  { to: 'waiting' },
  { to: 'waiting', isTold: true },
  { to: 'in_review' },
  { to: 'refused', isTold: true },
]

/** For those who ask for a seat at the round table, repeated; every seventh stays undecided. */
const guestsFates: readonly Fate[] = [
  { to: 'invited', isTold: true, answer: 'accepted' },
  { to: 'invited', isTold: true, answer: 'accepted' },
  { to: 'invited', isTold: true },
  { to: 'invited', isTold: true, answer: 'accepted' },
  { to: 'invited' },
  { to: 'waiting', isTold: true },
]

/** Decides about sample replies as the desk does, and gives most seated guests a table. */
export function decideSamples({ decisions, search, seating, replies }: Services, by: string): void {
  const requests = findRequests(search).page(speakersFates.length, 1)
  for (const [index, fate] of speakersFates.entries())
    decideSample(requests[index]?.id, fate, sessions[index % sessions.length]?.name)
  const guests = [...seating.guestsInPieces()].flat()
  const asking = guests.filter(({ status }) => status === 'interest_noted')
  for (const [index, { replyId }] of asking.entries()) {
    const fate = guestsFates[index % (guestsFates.length + 1)]
    if (fate) decideSample(replyId, fate)
  }
  for (const [replyId, table] of proposeTables(seating.seated().slice(2), seating.plan()))
    seating.seat([{ replyId, from: null }], { table }, by)

  function decideSample(
    replyId: number | undefined,
    { to, isTold, answer, note = '' }: Fate,
    session?: string,
  ) {
    const reply = replyId === undefined ? undefined : replies.replyById(replyId)
    if (!reply) return
    const target = () => ({ id: reply.id, version: replies.replyById(reply.id)?.version ?? 0 })
    decisions.run([target()], { kind: 'decide', to, note, session }, by)
    if (isTold) decisions.run([target()], { kind: 'release' }, by)
    const participant = replies.participant(reply.participantId) as Participant
    if (answer)
      decisions.respond({ participant, form: reply.form, to: answer, seen: target().version })
  }
}
