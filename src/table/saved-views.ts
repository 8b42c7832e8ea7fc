import type { Audit } from '../audit/audit.ts'
import type { Database } from '../database.ts'
import { createSavedViewStore, type NewView, type SavedViewStore } from './saved-views-store.ts'

export const viewNameMax = 80
/** A list that nobody reads to its end helps nobody. */
const viewsMax = 50

type Tools = { database: Database; audit: Audit; store: SavedViewStore }
type Owner = { id: number; email: string }

/** What everybody sees from now on is logged. */
function add({ audit, store }: Tools, { id, email }: Owner, view: NewView): void {
  store.add(id, view)
  if (view.isShared) audit.record(email, 'view_shared', { name: view.name })
}

/** Addresses of the table under a name: a member's own, and those that others share. */
export function createSavedViews(given: { database: Database; audit: Audit }) {
  const store = createSavedViewStore(given.database)
  const tools = { ...given, store }
  return {
    of: store.of,
    hasRoom: (staffId: number): boolean => store.countOwn(staffId) < viewsMax,
    add: given.database.transaction((owner: Owner, view: NewView) => add(tools, owner, view)),
    /** Only their own; false: there was none. */
    remove: store.remove,
    /** Somebody else's, for admins. */
    removeShared: store.removeShared,
  }
}
