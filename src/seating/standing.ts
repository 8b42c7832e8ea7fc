import { isThere, statusWhere, takesSeat } from '../replies/statuses.ts'
import type { Guest, StatusCount } from './seating-store.ts'

/** What the round table asks of the status of a reply. */

type Standing = Pick<Guest, 'status'>

/**
 * Statuses of those who are still to be decided about; the table of replies shows them under
 * these names.
 */
export const waiting = statusWhere('seat', ({ isWaiting }) => isWaiting)
export const undecided = statusWhere('seat', ({ awaitsDecision }) => awaitsDecision)

export const isWaiting = ({ status }: Standing): boolean => status === waiting
export const isUndecided = ({ status }: Standing): boolean => status === undecided

/** Has a seat, and so may have a table. */
export const hasSeat = ({ status }: Standing): boolean => takesSeat(status)

/** Has not withdrawn. */
export const isGuest = (reply: Standing): boolean => isThere(reply)

/** A seat is taken by an invitation too whose letter still waits. */
export const willTakeSeat = ({ status, pendingStatus }: StatusCount): boolean =>
  takesSeat(pendingStatus ?? status)
