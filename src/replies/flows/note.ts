import { type Status, withdrawn } from './status.ts'

/** Statuses of a reply that the secretariat only takes note of. */
export const note: readonly Status[] = [
  { name: 'received', isFirst: () => true, look: 'new' },
  {
    name: 'noted',
    setBy: 'staff',
    key: 'N',
    follows: ['received'],
    onChange: 'begins anew unless staff correct',
    publicName: 'received',
    // Not a yes: what was noted may be that nobody comes.
    look: 'closed',
  },
  withdrawn,
]
