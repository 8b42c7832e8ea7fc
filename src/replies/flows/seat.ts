import { asksForSeat } from '../../facts/answers.ts'
import { type Status, withdrawn } from './status.ts'

type Replied = Parameters<typeof asksForSeat>[0]
const asksForNoSeat = (reply: Replied): boolean => !asksForSeat(reply)

/**
 * Statuses of a reply that asks for a seat, which is given by invitation; also of a reply to the
 * same form that asks for none and is only noted.
 */
export const seat: readonly Status[] = [
  { name: 'received', isFirst: asksForNoSeat, fits: asksForNoSeat, look: 'new' },
  {
    name: 'interest_noted',
    isFirst: asksForSeat,
    fits: asksForSeat,
    publicName: 'received',
    awaitsDecision: true,
    look: 'ours',
  },
  {
    name: 'noted',
    setBy: 'staff',
    key: 'N',
    follows: ['received'],
    onChange: 'begins anew unless staff correct',
    fits: asksForNoSeat,
    publicName: 'received',
    look: 'closed',
  },
  {
    name: 'invited',
    setBy: 'staff',
    key: 'I',
    follows: ['interest_noted', 'waiting', 'refused', 'declined', 'uninvited'],
    hasLetter: true,
    fits: asksForSeat,
    isDecided: true,
    holdsPlace: true,
    look: 'theirs',
  },
  {
    name: 'waiting',
    setBy: 'staff',
    key: 'W',
    follows: ['interest_noted'],
    hasLetter: true,
    fits: asksForSeat,
    isWaiting: true,
    look: 'ours',
  },
  {
    name: 'refused',
    setBy: 'staff',
    key: 'D',
    follows: ['interest_noted', 'waiting'],
    hasLetter: true,
    fits: asksForSeat,
    isDecided: true,
    isNo: true,
    look: 'closed',
  },
  {
    name: 'uninvited',
    setBy: 'staff',
    key: 'U',
    follows: ['invited', 'accepted'],
    hasLetter: true,
    fits: asksForSeat,
    isDecided: true,
    isNo: true,
    takesBack: true,
    look: 'closed',
  },
  {
    name: 'accepted',
    setBy: 'participant',
    follows: ['invited'],
    hasLetter: true,
    fits: asksForSeat,
    isDecided: true,
    holdsPlace: true,
    isConfirmed: true,
    look: 'positive',
  },
  {
    name: 'declined',
    setBy: 'participant',
    follows: ['invited', 'accepted'],
    hasLetter: true,
    fits: asksForSeat,
    isDecided: true,
    isNo: true,
    look: 'closed',
  },
  withdrawn,
]
