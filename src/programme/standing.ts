import * as statuses from '../replies/statuses.ts'
import type { Speech } from './programme-store.ts'

/** What the programme asks of the status of a request. */

type Standing = Pick<Speech, 'status' | 'pendingStatus'>

/** Still asks to speak, or is to. */
export const mayHaveSlot = ({ status }: Pick<Standing, 'status'>): boolean =>
  statuses.mayHaveSlot(status)

/** The speaker has said yes to the slot. */
export const isConfirmed = ({ status }: Pick<Standing, 'status'>): boolean =>
  statuses.isConfirmed(status)

/**
 * The participant counts on a slot, and no decision that waits for its letter is about to say
 * otherwise.
 */
export const isTold = (speech: Standing): boolean =>
  statuses.isOffered(speech.status) && speech.pendingStatus === null
