import { type Status, withdrawn } from './status.ts'

/** A request for a slot in the programme. */
export const slot: readonly Status[] = [
  { name: 'received', isFirst: () => true, look: 'good' },
  {
    name: 'in_review',
    setBy: 'staff',
    follows: ['received', 'waiting'],
    publicName: 'received',
    look: 'open',
  },
  {
    name: 'slot_offered',
    setBy: 'staff',
    // From itself and from a yes too: the programme has changed, and the letter names the session
    // of now.
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
    look: 'open',
  },
  {
    name: 'waiting',
    setBy: 'staff',
    follows: ['received', 'in_review', 'slot_offered', 'confirmed'],
    hasLetter: true,
    isWaiting: true,
    slot: 'freed',
    look: 'open',
  },
  {
    name: 'refused',
    setBy: 'staff',
    follows: ['received', 'in_review', 'waiting'],
    hasLetter: true,
    isDecided: true,
    slot: 'none',
    look: 'no',
  },
  {
    name: 'confirmed',
    setBy: 'participant',
    follows: ['slot_offered'],
    hasLetter: true,
    isDecided: true,
    holdsPlace: true,
    isConfirmed: true,
    look: 'agreed',
  },
  {
    name: 'declined',
    setBy: 'participant',
    follows: ['slot_offered', 'confirmed'],
    hasLetter: true,
    isDecided: true,
    slot: 'none',
    look: 'no',
  },
  withdrawn,
]
