import { randomUUID } from 'node:crypto'
import type { Database } from '../database.ts'
import type { Outbox } from '../letters/outbox.ts'
import type { Participant, Reply } from '../replies/store.ts'
import { type Looked, look, run } from './carry-out.ts'
import type { Change, Target } from './change.ts'
import { pendingLetter } from './decision-letter.ts'
import { type Response, respond } from './respond.ts'
import type { TellingTools } from './tell.ts'

export type { Change, Outcome, Skip, Target } from './change.ts'
export type { Responded, Response } from './respond.ts'

export type Decisions = ReturnType<typeof createDecisions>
type Parts = TellingTools & { database: Database; outbox: Outbox }

/** Decides about replies, one or many in one transaction; each change is a version of its reply. */
export function createDecisions({ database, outbox, ...tools }: Parts) {
  const runAtOnce = database.transaction(
    (targets: readonly Target[], wanted: Change, by: string, batch: string) =>
      run(tools, targets, wanted, by, batch),
  )
  const respondAtOnce = database.transaction((response: Response) => respond(tools, response))
  const thenSend = <T>(result: T): T => {
    outbox.wake()
    return result
  }

  return {
    /** What the change would do to each reply; writes nothing. */
    look: (targets: readonly Target[], wanted: Change): Looked[] => look(tools, targets, wanted),
    run: (targets: readonly Target[], wanted: Change, by: string, batch: string = randomUUID()) =>
      thenSend(runAtOnce.immediate(targets, wanted, by, batch)),
    respond: (response: Response) => thenSend(respondAtOnce.immediate(response)),
    pendingLetter: (participant: Participant, reply: Reply) =>
      pendingLetter({ programme: tools.programme, outbox }, participant, reply),
  }
}
