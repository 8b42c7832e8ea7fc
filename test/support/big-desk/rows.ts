import { createHash } from 'node:crypto'
import type { Database } from '../../../src/database.ts'

/** The statements with which a desk is filled; what triggers add is added by them. */
export function createRows(database: Database) {
  const insert = (table: string, columns: string) =>
    database.prepare(`INSERT INTO ${table} (${columns}) VALUES (${columns.replace(/\w+/g, column => `:${column}`)})`)
  return {
    participant: insert(
      'participants',
      'reference, language, email, email_proven_at, person, country, kind, search, sort_name, sort_organization,' +
        ' assignee_id, merged_into, created_at, changed_at',
    ),
    reply: insert(
      'replies',
      'participant_id, form, form_version, status, protocol_category, answers, search, sort_topic, fingerprint,' +
        ' is_unread, privacy_version, privacy_language, submitted_at, changed_at',
    ),
    changeAnswers: database.prepare(
      `UPDATE replies
       SET answers = :answers, search = :search, sort_topic = :sort_topic, fingerprint = :fingerprint, changed_at = :at
       WHERE id = :id`,
    ),
    changeState: database.prepare(
      `UPDATE replies
       SET status = :status, pending_status = :pending, pending_note = :note, told_session = :toldSession,
         version = :version, is_unread = :isUnread
       WHERE id = :id`,
    ),
    version: insert('reply_versions', 'reply_id, version, action, before, after, batch, made_by, made_at'),
    letter: insert(
      'letters',
      'participant_id, kind, language, recipient, data, message_id, state, attempts, error, next_at, created_at,' +
        ' sent_at, post_box',
    ),
    link: insert('mailed_links', 'token_hash, address, created_at, expires_at'),
    browser: insert('browsers', 'token_hash, created_at, expires_at'),
    opened: insert('browser_participants', 'token_hash, participant_id'),
    audit: insert('audit_entries', 'made_at, made_by, action, details, search'),
    note: insert('notes', 'participant_id, text, made_by, made_at, search'),
    tag: insert('tags', 'participant_id, tag, search'),
    slot: insert('slots', 'reply_id, session, position'),
    noSlot: database.prepare('DELETE FROM slots WHERE reply_id = ?'),
    seat: insert('seats', 'reply_id, table_number, seat_number'),
    noSeat: database.prepare('DELETE FROM seats WHERE reply_id = ?'),
    member: insert('staff', 'email, role, language, password_hash, created_at'),
    view: insert('saved_views', 'staff_id, name, query, is_shared'),
    delivery: insert('deliveries', 'name, selection, choice, made_by'),
    draft: insert('drafts', 'form, typed, reference, seen, changed_at, last_day'),
    draftLink: insert('draft_links', 'token_hash, draft_id'),
    roomForMore: database.prepare('UPDATE sessions SET capacity = 60'),
  }
}
export type Rows = ReturnType<typeof createRows>

/** What looks random and is the same each time. */
export const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64url')

const alphabet = '2346789DFGLNQRUVWZ'
/** Prime to the number of references, so that each index has its own and neighbours do not lie together. */
const stride = 7_368_787_391

/** Different for each index, and as long as a real one. */
export function referenceOf(index: number): string {
  const mixed = Number((BigInt(index + 1) * BigInt(stride)) % BigInt(alphabet.length ** 8))
  const digits = Array.from({ length: 8 }, (_, place) => alphabet[Math.floor(mixed / 18 ** place) % 18]).join('')
  return `${digits.slice(0, 4)}-${digits.slice(4)}`
}
