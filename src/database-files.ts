import { statSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import type { Database } from './database.ts'
import type { Trouble } from './database-trouble.ts'
import { createLengthsStore, type Journal } from './pragmas-store.ts'

/** SQLite's own numbers: what stands before all frames of the journal, and before each page in it. */
const journalHeaderBytes = 32
const frameHeaderBytes = 24

/**
 * Looks whether the files are still those that SQLite has opened, and as long as it has made them.
 * SQLite itself asks neither: it goes on writing to a file that nobody will find again, and behind
 * the end of one that somebody has cut.
 */
export function createFileWatch(database: Database, file: string): () => Trouble | undefined {
  if (database.memory) return () => undefined
  const opened = identityOf(file)
  const pageBytes = database.pragma('page_size', { simple: true }) as number
  const { journal, pages } = createLengthsStore(database)
  let lastBytes = sizeOf(file)

  /** SQLite changes its length only when it copies the journal into it, and then to the whole. */
  function isMainCut({ log, checkpointed }: Journal): boolean {
    const bytes = sizeOf(file)
    const wholeBytes = pages() * pageBytes
    const possible = checkpointed < log ? [lastBytes, wholeBytes] : [wholeBytes]
    const isPossible = bytes >= Math.min(...possible) && bytes <= Math.max(...possible)
    if (isPossible) lastBytes = bytes
    return !isPossible
  }

  const isJournalCut = ({ log }: Journal): boolean =>
    log > 0 && sizeOf(`${file}-wal`) < journalHeaderBytes + log * (frameHeaderBytes + pageBytes)

  function lossIn(now: Journal): Trouble | undefined {
    if (isMainCut(now)) return 'damaged'
    return isJournalCut(now) ? 'replaced' : undefined
  }

  /** Lengths that were read while another connection wrote say nothing; the next look does. */
  function lossNow(): Trouble | undefined {
    const before = journal()
    const found = lossIn(before)
    if (!found) return undefined
    const after = journal()
    return isDeepStrictEqual(after, before) ? found : undefined
  }

  let loss: Trouble | undefined
  return () => {
    if (identityOf(file) !== opened) return 'replaced'
    // What is written next may give a cut file its length back, with a hole in it.
    loss ??= lossNow()
    return loss
  }
}

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0

/** Which files the name leads to now. */
const identityOf = (file: string): string =>
  ['', '-wal', '-shm']
    .map(ending => statSync(file + ending, { throwIfNoEntry: false }))
    .map(found => `${found?.dev}:${found?.ino}`)
    .join()
