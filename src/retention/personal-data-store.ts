/**
 * Where personal data lie, a table an entry: what is deleted at the end, what goes with one
 * participant, and what is held on one are views of this list. A test holds it against the schema.
 */
export type PersonalTable = {
  name: string
  /** SQL: names a row for whoever reads a preview, and names nobody. */
  key: string
  /** SQL: the row is about the participant. Its parameters are in `Whose`. */
  of: string
  /** Columns of JSON: where in it answers stand, by their names. */
  json?: Readonly<Record<string, readonly string[]>>
  /** Columns of JSON: the list in it that has others too, each by the reference. */
  lists?: Readonly<Record<string, string>>
  /** Columns of addresses of the table. */
  queries?: readonly string[]
  /** SQL: what else is set where a sensitive answer is taken out. */
  whenCut?: string
  /** What a copy for the participant leaves out: hashes, and texts that only search reads. */
  leftOut?: readonly string[]
  /** SQL: the rows that stay at the end, because they name nobody. */
  stays?: string
  /**
   * Texts in which others may name a participant. A row says by `owner` whose it is, and by `at`
   * (left out: its rowid) in which piece of the table it is read.
   */
  texts?: { columns: readonly string[]; owner: string; at?: string }
}

const list = (parameter: keyof Whose): string => `(SELECT value FROM json_each(:${parameter}))`

const ofReference = (reference: string): string =>
  `(SELECT participants.id FROM participants WHERE participants.reference = ${reference})`

/**
 * Of one participant, each a list as JSON: the records, with those merged into it, their references
 * and replies, the addresses that nobody else has, the browsers that open nobody else; and what was
 * found by its text.
 */
export type Whose = Record<
  | 'ids'
  | 'references'
  | 'replies'
  | 'addresses'
  | 'browsers'
  | 'drafts'
  | 'deliveries'
  | 'columnSets'
  | 'views'
  | 'entries',
  string
>

/** Rows before what they point to. */
export const personalTables: readonly PersonalTable[] = [
  { name: 'slots', key: 'reply_id', of: `reply_id IN ${list('replies')}` },
  { name: 'seats', key: 'reply_id', of: `reply_id IN ${list('replies')}` },
  {
    name: 'reply_versions',
    key: 'id',
    of: `reply_id IN ${list('replies')}`,
    json: { before: ['$.answers', '$.person'], after: ['$.answers', '$.person'] },
    texts: {
      columns: ['before', 'after'],
      owner: '(SELECT participant_id FROM replies WHERE replies.id = reply_id)',
    },
  },
  {
    name: 'replies',
    key: 'id',
    of: `participant_id IN ${list('ids')}`,
    json: { answers: ['$'] },
    // The former one was made from what is gone.
    whenCut: "fingerprint = 'cut-' || id || '-' || version",
    leftOut: ['search', 'sort_topic', 'fingerprint'],
    texts: { columns: ['answers', 'pending_note'], owner: 'participant_id' },
  },
  {
    name: 'letters',
    key: 'id',
    // Three ways, an index each.
    of: `(participant_id IN ${list('ids')}
      OR (kind = 'draft' AND data ->> '$.draft' IN ${list('drafts')})
      OR (kind = 'draft' AND lower(recipient) IN ${list('addresses')}))`,
    json: { data: ['$.answers', '$.person'] },
    lists: { data: 'participants' },
    leftOut: ['post_box'],
    // Whoever is invited to the desk, or reads its digest, is no participant.
    stays: "participant_id IS NULL AND kind <> 'draft' AND state = 'queued'",
    texts: { columns: ['data', 'recipient'], owner: 'participant_id' },
  },
  {
    name: 'notes',
    key: 'id',
    of: `participant_id IN ${list('ids')}`,
    leftOut: ['search'],
    texts: { columns: ['text'], owner: 'participant_id' },
  },
  {
    name: 'tags',
    key: 'participant_id',
    of: `participant_id IN ${list('ids')}`,
    leftOut: ['search'],
    texts: { columns: ['tag'], owner: 'participant_id', at: 'participant_id' },
  },
  {
    name: 'person_keys',
    key: 'participant_id',
    of: `participant_id IN ${list('ids')}`,
    leftOut: ['key'],
  },
  {
    name: 'different_people',
    key: "one || '-' || other",
    of: `(one IN ${list('ids')} OR other IN ${list('ids')})`,
  },
  {
    name: 'browser_participants',
    key: 'participant_id',
    of: `participant_id IN ${list('ids')}`,
    leftOut: ['token_hash'],
  },
  {
    name: 'browsers',
    key: 'rowid',
    of: `rowid IN ${list('browsers')}`,
    leftOut: ['token_hash'],
  },
  {
    name: 'mailed_links',
    key: 'rowid',
    of: `address IN ${list('addresses')}`,
    leftOut: ['token_hash'],
  },
  {
    name: 'draft_links',
    key: 'draft_id',
    of: `draft_id IN ${list('drafts')}`,
    leftOut: ['token_hash'],
  },
  {
    name: 'drafts',
    key: 'id',
    of: `id IN ${list('drafts')}`,
    json: { typed: ['$'] },
    texts: { columns: ['typed'], owner: ofReference('drafts.reference') },
  },
  {
    name: 'participants',
    key: 'id',
    of: `id IN ${list('ids')}`,
    json: { person: ['$'] },
    leftOut: ['search', 'sort_name', 'sort_organization'],
    texts: { columns: ['person'], owner: 'id' },
  },
  {
    name: 'audit_texts',
    key: 'audit_id',
    of: `(audit_id IN (SELECT id FROM audit WHERE reference IN ${list('references')})
      OR audit_id IN ${list('entries')})`,
    json: { details: [] },
    leftOut: ['search'],
    texts: {
      columns: ['details'],
      owner: ofReference('(SELECT reference FROM audit WHERE audit.id = audit_id)'),
    },
    // How much was deleted, in numbers alone.
    stays: "audit_id IN (SELECT id FROM audit WHERE action IN ('erased', 'purged'))",
  },
  { name: 'delivery_files', key: 'id', of: `delivery_id IN ${list('deliveries')}` },
  {
    name: 'deliveries',
    key: 'id',
    of: `id IN ${list('deliveries')}`,
    queries: ['selection'],
    texts: { columns: ['name', 'selection'], owner: 'NULL' },
  },
  {
    name: 'column_sets',
    key: 'id',
    of: `id IN ${list('columnSets')}`,
    texts: { columns: ['name'], owner: 'NULL' },
  },
  {
    name: 'saved_views',
    key: 'id',
    of: `id IN ${list('views')}`,
    queries: ['query'],
    texts: { columns: ['name', 'query'], owner: 'NULL' },
  },
  // Numbers of replies; those of one participant are taken out below.
  { name: 'batches', key: 'rowid', of: 'FALSE', json: { change: [], targets: [], skipped: [] } },
]

/** A row that is about others too: only what is the participant's is taken out of it. */
type SharedRow = { name: string; where: string; set: string }

const elements = (column: string, path: string, id: string, whose: keyof Whose) => {
  const isTheirs = `value ->> '$.${id}' IN ${list(whose)}`
  return {
    has: `EXISTS (SELECT 1 FROM json_each(${column}, '${path}') WHERE ${isTheirs})`,
    without: `(SELECT json_group_array(json(value)) FROM json_each(${column}, '${path}') WHERE NOT ${isTheirs})`,
  }
}

const listed = elements('data', '$.participants', 'reference', 'references')
const targets = elements('targets', '$', 'id', 'replies')
const skipped = elements('skipped', '$', 'id', 'replies')

export const sharedRows: readonly SharedRow[] = [
  {
    name: 'letters',
    // No other kind of letter lists participants, and this one has an index.
    where: `kind = 'personal_link' AND coalesce(participant_id, 0) NOT IN ${list('ids')} AND ${listed.has}`,
    set: `data = json_set(data, '$.participants', json(${listed.without}))`,
  },
  {
    name: 'batches',
    where: `${targets.has} OR ${skipped.has}`,
    set: `targets = ${targets.without}, skipped = iif(skipped IS NULL, NULL, ${skipped.without})`,
  },
]

/** Tables that hold nobody who replies: why, and with which columns that is true. */
export const tablesOfNobody: Readonly<Record<string, { why: string; columns: string }>> = {
  audit: {
    why: 'acts, numbers and times, which the log keeps; its texts are in audit_texts',
    columns: 'id made_at made_by staff_id action reference',
  },
  digests: { why: 'numbers up to which was counted', columns: 'day last_version last_audit' },
  folding: { why: 'how far search has come', columns: 'id version done_up_to log_done_up_to' },
  heartbeat: { why: 'nothing but room', columns: 'id ballast' },
  round_table: { why: 'a plan without guests', columns: 'id seats table_size' },
  sessions: {
    why: 'a plan without speakers',
    columns: 'name starts_at slot_minutes capacity ends_at breaks',
  },
  staff: {
    why: 'members of the secretariat: their accounts end when they are removed',
    columns:
      'id email role language password_hash wants_digest table_columns created_at export_choice',
  },
  staff_browsers: {
    why: 'accounts of the secretariat',
    columns: 'token_hash staff_id expires_at',
  },
  staff_invitations: {
    why: 'accounts of the secretariat',
    columns: 'token_hash staff_id expires_at',
  },
  staff_sessions: {
    why: 'accounts of the secretariat',
    columns: 'token_hash staff_id created_at expires_at used_at role',
  },
}
