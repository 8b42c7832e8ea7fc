import type { Database } from '../database.ts'
import { searchText } from '../search-text.ts'

/** A note of the secretariat about a participant, who never sees it. */
export type Note = { id: number; text: string; madeBy: string; madeAt: string }

const insertSql = `
  INSERT INTO notes (
    participant_id,
    text,
    search,
    made_by,
    made_at
  ) VALUES (?, ?, ?, ?, ?)`

const selectSql = `
  SELECT
    id,
    text,
    made_by AS madeBy,
    made_at AS madeAt
  FROM notes
  WHERE participant_id = ?
  ORDER BY id`

export function createNoteStore(database: Database) {
  const insert = database.prepare(insertSql)
  const select = database.prepare<[number], Note>(selectSql)
  return {
    add: (participantId: number, text: string, by: string, at: string): void =>
      void insert.run(participantId, text, searchText([text]), by, at),
    /** The oldest note first. */
    of: (participantId: number): Note[] => select.all(participantId),
  }
}
