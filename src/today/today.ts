import type { Database } from '../database.ts'
import type { Sources } from './sources.ts'
import { createTodayStore } from './today-store.ts'

/** What the pages of the day read: the counts of the table, of plans, and their own. */
export const createToday = (parts: Omit<Sources, 'store'> & { database: Database }): Sources => ({
  ...parts,
  store: createTodayStore(parts.database),
})
