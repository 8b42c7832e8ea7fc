import * as statuses from '../replies/statuses.ts'
import type { Speech } from './programme-store.ts'

/** Questions of the programme about the status of a request. */

type Standing = Pick<Speech, 'status' | 'pendingStatus'>

/** The request may be given a slot, or has one. */
export const mayHaveSlot = ({ status }: Pick<Standing, 'status'>): boolean =>
  statuses.mayHaveSlot(status)

/** The participant has accepted the slot. */
export const isConfirmed = ({ status }: Pick<Standing, 'status'>): boolean =>
  statuses.isConfirmed(status)

/** The participant has been offered a slot, and no pending decision changes that. */
export const isTold = (speech: Standing): boolean =>
  statuses.isOffered(speech.status) && speech.pendingStatus === null

/** What the participant was told last names another session than this one. */
export const isToldOther = (
  speech: Standing & Pick<Speech, 'toldSession'>,
  session: string,
): boolean => isTold(speech) && ![null, session].includes(speech.toldSession)

/** The decision that waits for its letter takes the slot away once the participant is told. */
export const losesSlot = ({ pendingStatus }: Standing): boolean =>
  pendingStatus !== null && statuses.freesSlot(pendingStatus)

/** The participant is still to be offered its slot in this session; nothing else waits to be told. */
export const isToOffer = (
  speech: Standing & Pick<Speech, 'toldSession'>,
  session: string,
): boolean => speech.pendingStatus === null && (!isTold(speech) || isToldOther(speech, session))
