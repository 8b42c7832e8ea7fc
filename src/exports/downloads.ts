import type { Audit } from '../audit/audit.ts'
import type { Clock } from '../clock.ts'
import type { Database } from '../database.ts'
import { createDownloadStore, type Download, type DownloadStore } from './downloads-store.ts'

type Tools = { audit: Audit; clock: Clock; store: DownloadStore }

/** What an export is logged with: the file, the conditions that narrowed it, how many rows. */
type Details = { file: string; rows: number } & Record<string, string | number>

/** Before the first row is read: what comes later is not in the file. */
function begin({ audit, clock, store }: Tools, by: string, details: Details): Download {
  audit.record(by, 'exported', details)
  return { lastVersion: store.newestVersion(), madeAt: String(clock.now()) }
}

export function createDownloads(given: { database: Database; audit: Audit; clock: Clock }) {
  const tools = { ...given, store: createDownloadStore(given.database) }
  return {
    last: tools.store.last,
    begin: (by: string, details: Details) => begin(tools, by, details),
    /** When the last byte has left: everything up to there is in the hands of this member. */
    finish: tools.store.save,
  }
}
