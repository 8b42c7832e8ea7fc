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

  /** A button that is pressed twice writes one note. */
  function isAddedJustNow(participantId: number, text: string, by: string): boolean {
    const last = store.of(participantId).at(-1)
    const justNow = String(clock.now().subtract({ minutes: 1 }))
    return last?.text === text && last.madeBy === by && last.madeAt > justNow
  }

  function add({ id, reference }: Participant, text: string, by: string): void {
    if (isAddedJustNow(id, text, by)) return
    store.add(id, text, by, String(clock.now()))
    audit.record(by, 'note_added', { reference })
  }

  return { of: store.of, add: database.transaction(add) }
}
