import type { Clock } from '../clock.ts'
import type { Database } from '../database.ts'

/** A remark of the secretariat about a participant; the participant never sees it. */
export type Note = { id: number; text: string; madeBy: string; madeAt: string }
export type Notes = ReturnType<typeof createNotes>

export const noteMax = 2000

export function createNotes({ database, clock }: { database: Database; clock: Clock }) {
  const insert = database.prepare(
    'INSERT INTO notes (participant_id, text, made_by, made_at) VALUES (?, ?, ?, ?)',
  )
  const select = database.prepare<[number], Note>(
    'SELECT id, text, made_by AS madeBy, made_at AS madeAt FROM notes WHERE participant_id = ? ORDER BY id',
  )
  return {
    add: (participantId: number, text: string, madeBy: string): void =>
      void insert.run(participantId, text, madeBy, String(clock.now())),
    /** The oldest first. */
    of: (participantId: number): Note[] => select.all(participantId),
  }
}
