import type { Audit } from '../audit/audit.ts'
import type { Clock } from '../clock.ts'
import type { Database } from '../database.ts'
import { createDownloadStore, type Download, type DownloadStore } from './downloads-store.ts'

type Tools = { audit: Audit; clock: Clock; store: DownloadStore }

/** What the log says of an export: the file, the number of rows, and the conditions. */
type Details = { file: string; rows: number } & Record<string, string | number>

/** To be called before the first row is read: what is stored after that is not in the file. */
function begin({ audit, clock, store }: Tools, by: string, details: Details): Download {
  audit.record(by, 'exported', details)
  return { lastVersion: store.newestVersion(), madeAt: String(clock.now()) }
}

export function createDownloads(given: { database: Database; audit: Audit; clock: Clock }) {
  const tools = { ...given, store: createDownloadStore(given.database) }
  return {
    last: tools.store.last,
    begin: (by: string, details: Details) => begin(tools, by, details),
    /** To be called when the last byte is sent: a download that broke off does not count. */
    finish: tools.store.save,
  }
}
