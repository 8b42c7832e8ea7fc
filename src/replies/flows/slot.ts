import { type Status, withdrawn } from './status.ts'

/** Statuses of a request for a slot in the programme. */
export const slot: readonly Status[] = [
  { name: 'received', isFirst: () => true, awaitsDecision: true, look: 'new' },
  {
    name: 'in_review',
    setBy: 'staff',
    follows: ['received', 'waiting'],
    publicName: 'received',
    awaitsDecision: true,
    look: 'ours',
  },
  {
    name: 'slot_offered',
    setBy: 'staff',
    // An offer may follow an offer or a confirmation: when the programme changes, a new letter
    // names the new session.
    follows: [
      'received',
      'in_review',
      'waiting',
      'refused',
      'declined',
      'slot_offered',
      'confirmed',
    ],
    hasLetter: true,
    needsSession: true,
    isDecided: true,
    holdsPlace: true,
    look: 'theirs',
  },
  {
    name: 'waiting',
    setBy: 'staff',
    follows: ['received', 'in_review', 'slot_offered', 'confirmed'],
    hasLetter: true,
    isWaiting: true,
    slot: 'freed',
    look: 'ours',
  },
  {
    name: 'refused',
    setBy: 'staff',
    follows: ['received', 'in_review', 'waiting'],
    hasLetter: true,
    isDecided: true,
    slot: 'none',
    isNo: true,
    look: 'closed',
  },
  {
    name: 'confirmed',
    setBy: 'participant',
    follows: ['slot_offered'],
    hasLetter: true,
    isDecided: true,
    holdsPlace: true,
    isConfirmed: true,
    look: 'positive',
  },
  {
    name: 'declined',
    setBy: 'participant',
    follows: ['slot_offered', 'confirmed'],
    hasLetter: true,
    isDecided: true,
    slot: 'none',
    isNo: true,
    look: 'closed',
  },
  withdrawn,
]
