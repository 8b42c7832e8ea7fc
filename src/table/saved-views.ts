import type { Audit } from '../audit/audit.ts'
import type { Database } from '../database.ts'
import { createSavedViewStore, type NewView, type SavedViewStore } from './saved-views-store.ts'

export const viewNameMax = 80
/** The most views that one member may save. */
const viewsMax = 50

type Tools = { database: Database; audit: Audit; store: SavedViewStore }
type Owner = { id: number; email: string }

/** Only shared views are logged, because everybody sees them. */
function add({ audit, store }: Tools, { id, email }: Owner, view: NewView): void {
  store.add(id, view)
  if (view.isShared) audit.record(email, 'view_shared', { name: view.name })
}

/** Named addresses of the table: a member's own, and those that others share. */
export function createSavedViews(given: { database: Database; audit: Audit }) {
  const store = createSavedViewStore(given.database)
  const tools = { ...given, store }
  return {
    of: store.of,
    hasRoom: (staffId: number): boolean => store.countOwn(staffId) < viewsMax,
    add: given.database.transaction((owner: Owner, view: NewView) => add(tools, owner, view)),
    /** Removes a view of the member's own; false: the member has no such view. */
    remove: store.remove,
    /** Removes anybody's shared view; for admins. */
    removeShared: store.removeShared,
  }
}
