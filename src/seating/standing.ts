import { isInForce, statusWhere } from '../replies/statuses.ts'
import type { Guest } from './seating-store.ts'

/** Questions of the round table about the status of a reply. */

type Standing = Pick<Guest, 'status'>

/** The statuses of guests still to decide about; links to the table of replies use them too. */
export const waiting = statusWhere('seat', ({ isWaiting }) => isWaiting)
export const undecided = statusWhere('seat', ({ awaitsDecision }) => awaitsDecision)

/** What the secretariat decides about guests from the page of the round table. */
export const invitation = statusWhere(
  'seat',
  ({ setBy, holdsPlace }) => setBy === 'staff' && holdsPlace,
)
export const uninviting = statusWhere('seat', ({ takesBack }) => takesBack)

export const isGuest = (reply: Standing): boolean => isInForce(reply)
