import { kinds } from './kinds.ts'
import type { Letter } from './letter.ts'
import type { ReplyNow } from './still-true.ts'

/** Whether a letter may go out once more: it was not called back, and what it says is still so. */
export const maySendAgain = (
  { kind, state, error, data }: Pick<Letter, 'kind' | 'state' | 'error' | 'data'>,
  reply: ReplyNow | undefined,
): boolean => state !== 'queued' && error !== 'cancelled' && kinds[kind].isStillTrue(data, reply)
