import type { Audit } from '../audit/audit.ts'
import type { Database } from '../database.ts'
import {
  type ColumnSet,
  type ColumnSetStore,
  createColumnSetStore,
  type NewColumnSet,
} from './column-sets-store.ts'

/** The most sets that the office may keep. */
export const setsMax = 50

type Tools = { audit: Audit; store: ColumnSetStore }

function add({ audit, store }: Tools, set: NewColumnSet, by: string): void {
  store.add(set, by)
  audit.record(by, 'columns_shared', { name: set.name })
}

function remove({ audit, store }: Tools, { id, name }: ColumnSet, by: string): void {
  store.remove(id)
  audit.record(by, 'columns_removed', { name })
}

/** Columns under a name, for all members; and with which of them each made the last export. */
export function createColumnSets(given: { database: Database; audit: Audit }) {
  const store = createColumnSetStore(given.database)
  const tools = { ...given, store }
  return {
    all: store.all,
    find: store.find,
    add: given.database.transaction((set: NewColumnSet, by: string) => add(tools, set, by)),
    remove: given.database.transaction((set: ColumnSet, by: string) => remove(tools, set, by)),
    lastOf: store.lastOf,
    remember: store.remember,
  }
}
