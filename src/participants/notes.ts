import type { Audit } from '../audit/audit.ts'
import type { Clock } from '../clock.ts'
import type { Database } from '../database.ts'
import { createNoteStore } from './notes-store.ts'
import type { Participant } from './participant.ts'

export type { Note } from './notes-store.ts'
export type Notes = ReturnType<typeof createNotes>

/** The longest note, in characters. */
export const noteMax = 2000

type Parts = { database: Database; clock: Clock; audit: Audit }

export function createNotes({ database, clock, audit }: Parts) {
  const store = createNoteStore(database)

  function add({ id, reference }: Participant, text: string, by: string): void {
    store.add(id, text, by, String(clock.now()))
    audit.record(by, 'note_added', { reference })
  }

  return { of: store.of, add: database.transaction(add) }
}
