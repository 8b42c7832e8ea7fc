import { sessions } from '../event.ts'
import type { Participant } from '../replies/store.ts'
import type { ReplyStatus } from '../replies/transitions.ts'
import type { Speech } from '../review/programme.ts'
import { inSuggestedOrder } from '../review/protocol.ts'
import type { Services } from '../services.ts'

/** What becomes of the first requests in the suggested order: a decision, whether it was told, and the answer to it. */
const fates: { to: ReplyStatus; isTold?: boolean; answer?: ReplyStatus; note?: string }[] = [
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

/** Some sample requests to speak get their decisions, the way reviewers make them. */
export function decideSamples({ decisions, programme, replies }: Services, by: string): void {
  const requests = inSuggestedOrder(programme.read().unplaced)
  for (const [index, fate] of fates.entries()) {
    const speech = requests[index]
    if (speech) decideSample(speech, fate, sessions[index % sessions.length]?.name)
  }

  function decideSample(
    { replyId }: Speech,
    { to, isTold, answer, note = '' }: (typeof fates)[number],
    session?: string,
  ) {
    const target = () => ({ id: replyId, version: replies.replyById(replyId)?.version ?? 0 })
    decisions.run([target()], { kind: 'decide', to, note, session }, by)
    if (isTold) decisions.run([target()], { kind: 'release' }, by)
    const participantId = replies.replyById(replyId)?.participantId as number
    if (answer) decisions.answer(replies.participant(participantId) as Participant, 'speaking-slot', answer)
  }
}
