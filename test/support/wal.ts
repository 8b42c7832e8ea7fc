import { readFileSync } from 'node:fs'

/** SQLite's own numbers: what stands before all frames of the journal, and before each page in it. */
const journalHeaderBytes = 32
const frameHeaderBytes = 24

/** How many transactions the journal of this database holds; none is forgotten before it is copied into the database. */
export function countCommits(database: string): number {
  const journal = readFileSync(`${database}-wal`)
  if (journal.length === 0) return 0
  const salt = journal.subarray(16, 24)
  const frameBytes = frameHeaderBytes + journal.readUInt32BE(8)
  let commits = 0
  for (let at = journalHeaderBytes; at + frameBytes <= journal.length; at += frameBytes) {
    const isOfNow = journal.subarray(at + 8, at + 16).equals(salt)
    // The last frame of a transaction says how many pages the database has after it.
    if (isOfNow && journal.readUInt32BE(at + 4) > 0) commits++
  }
  return commits
}
