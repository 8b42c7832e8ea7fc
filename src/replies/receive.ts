import type { Database } from '../database.ts'
import type { Drafts } from '../drafts/drafts.ts'
import type { Outbox } from '../letters/outbox.ts'
import type { Received, ReceivingTools } from './received.ts'
import type { Participant, Reply } from './store.ts'
import type { Submission } from './submission.ts'
import { submit } from './submit.ts'
import { type Withdrawal, withdraw } from './withdraw.ts'

type Parts = ReceivingTools & {
  database: Database
  outbox: Outbox
  drafts: Drafts
}

export type Receiver = ReturnType<typeof createReceiver>

/**
 * Receives replies. Each call is one transaction, or a part of the one that is open, that writes the
 * reply, its version and its letters, or nothing; the outbox then sends the letters.
 */
export function createReceiver({ database, outbox, drafts, ...tools }: Parts) {
  const submitAtOnce = database.transaction((submission: Submission) => {
    const received = submit(tools, submission)
    if ('reply' in received && submission.draft) drafts.end(submission.draft)
    return received
  })
  const withdrawAtOnce = database.transaction(
    (participant: Participant, reply: Reply, how?: Withdrawal) =>
      withdraw(tools, participant, reply, how),
  )
  const thenSend = (received: Received): Received => {
    if (received.result === 'saved') outbox.wake()
    return received
  }
  return {
    submit: (submission: Submission) => thenSend(submitAtOnce.immediate(submission)),
    withdraw: (participant: Participant, reply: Reply, how?: Withdrawal) =>
      thenSend(withdrawAtOnce.immediate(participant, reply, how)),
  }
}
