import { type Status, withdrawn } from './status.ts'

/** A reply that the secretariat takes note of. */
export const note: readonly Status[] = [
  { name: 'received', isFirst: () => true, look: 'good' },
  {
    name: 'noted',
    setBy: 'staff',
    follows: ['received'],
    onChange: 'begins anew unless staff correct',
    publicName: 'received',
    look: 'open',
  },
  withdrawn,
]
