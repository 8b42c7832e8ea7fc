import type { Database } from '../database.ts'
import type { Draft, DraftContent } from './draft.ts'

/** When it was changed, as UTC text, and its last day. */
type Times = { changedAt: string; lastDay: string }
type DraftRow = Omit<Draft, 'typed' | 'lastDay'> & { typed: string; lastDay: string }

export type DraftStore = ReturnType<typeof createDraftStore>

/** The rows of drafts, their links and the letters with these links. */
export const createDraftStore = (database: Database) => ({
  ...reading(database),
  ...writing(database),
  ...cleaning(database),
})

function reading(database: Database) {
  const draft = database.prepare<[string, string], DraftRow>(`
    SELECT
      id,
      form,
      typed,
      reference,
      seen,
      last_day AS lastDay
    FROM drafts
    JOIN draft_links ON draft_links.draft_id = drafts.id
    WHERE token_hash = ? AND last_day >= ?`)
  const letters = database.prepare<[number], MailedLink>(`
    SELECT
      recipient,
      error,
      state,
      created_at AS createdAt
    FROM letters
    WHERE kind = 'draft' AND data ->> '$.draft' = ?
    ORDER BY id`)
  return {
    /** The draft that this link opens; none after its last day. */
    draft: (tokenHash: string, today: string): Draft | undefined => {
      const row = draft.get(tokenHash, today)
      return row && draftFrom(row)
    },
    letters: (id: number) => letters.all(id),
  }
}

/** A letter with the link to a draft: to whom, and what became of it. */
export type MailedLink = {
  recipient: string
  error: string | null
  state: string
  createdAt: string
}

const draftFrom = ({ typed, lastDay, ...row }: DraftRow): Draft => ({
  ...row,
  typed: JSON.parse(typed),
  lastDay: Temporal.PlainDate.from(lastDay),
})

function writing(database: Database) {
  const insert = database.prepare(`
    INSERT INTO drafts (form, typed, reference, seen, changed_at, last_day)
    VALUES (:form, :typed, :reference, :seen, :changedAt, :lastDay)`)
  const change = database.prepare(`
    UPDATE drafts SET
      typed = :typed,
      reference = :reference,
      seen = :seen,
      changed_at = :changedAt,
      last_day = :lastDay
    WHERE id = :id`)
  const addLink = database.prepare(`
    INSERT INTO draft_links (token_hash, draft_id)
    SELECT ?, id FROM drafts WHERE id = ?`)
  const remove = database.prepare(`
    DELETE FROM drafts WHERE id = (SELECT draft_id FROM draft_links WHERE token_hash = ?)`)
  return {
    add: (content: DraftContent & Times): number =>
      Number(insert.run({ ...content, typed: JSON.stringify(content.typed) }).lastInsertRowid),
    change: (id: number, content: DraftContent & Times): void =>
      void change.run({ ...content, typed: JSON.stringify(content.typed), id }),
    /** Does nothing where the draft is gone. */
    addLink: (tokenHash: string, id: number): void => void addLink.run(tokenHash, id),
    /** With all its links. */
    remove: (tokenHash: string): void => void remove.run(tokenHash),
  }
}

function cleaning(database: Database) {
  const removeOld = database.prepare('DELETE FROM drafts WHERE last_day < ?')
  // The plus keeps it from reading all letters of before: those of drafts have an index of their own.
  const forget = database.prepare(`
    UPDATE letters SET recipient = '', post_box = '', error = NULL
    WHERE kind = 'draft' AND recipient <> '' AND state <> 'queued' AND +created_at < ?
      AND data ->> '$.draft' NOT IN (SELECT id FROM drafts)`)
  return {
    removeOld: (today: string): void => void removeOld.run(today),
    /** Of letters from before this instant, whose drafts are gone. */
    forgetRecipients: (before: string): void => void forget.run(before),
  }
}
