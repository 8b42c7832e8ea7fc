/**
 * What the details of an entry mean to those who read it: what it was about, and what became of
 * what.
 */
export type ActionMeaning = {
  /** Key of the word for what was changed. */
  label: string
  /** The detail that holds what was there before; not given: nothing was. */
  before?: string
  /** The detail that holds what is there now. */
  after: string
  /** Goes before the value to make the key of its words; without it the value is shown as it is. */
  words?: string
}
type Recorded = Readonly<Record<string, ActionMeaning | undefined>>

const fromTo = { before: 'from', after: 'to' }
const letter: ActionMeaning = {
  label: 'admin:reply.letter',
  after: 'kind',
  words: 'admin:reply.kind.',
}

/** Recorded by the part of the program that makes the change. */
const recordedByParts = {
  signed_in: undefined,
  sign_in_failed: undefined,
  signed_out: undefined,
  signed_out_everywhere: undefined,
  password_set: undefined,
  account_added: undefined,
  account_invited: undefined,
  account_removed: undefined,
  role_changed: undefined,

  exported: undefined,
  view_shared: undefined,

  note_added: undefined,
  assigned: { label: 'admin:labels.assignee', ...fromTo },
  tag_added: { label: 'admin:history.tag', after: 'to' },
  tag_removed: { label: 'admin:history.tag', ...fromTo },
  merged: { label: 'admin:history.record', after: 'other' },
  declared_different: { label: 'admin:history.record', after: 'other' },
  letter_sent_again: undefined,

  programme_changed: undefined,
  slot_placed: { label: 'admin:history.session', ...fromTo, words: 'event:sessions.' },
  slot_moved: { label: 'admin:history.place', ...fromTo },
  category_set: {
    label: 'admin:programme.category',
    ...fromTo,
    words: 'event:categories.',
  },
  seating_changed: undefined,
  table_given: { label: 'admin:history.table', ...fromTo },
} satisfies Recorded

/**
 * Recorded by triggers of the database, so that no version of a reply and no letter is missed:
 * `reply_` with what was done to the reply, `letter_` with the state of the letter.
 */
const recordedByTriggers = {
  reply_submitted: undefined,
  reply_changed: undefined,
  reply_withdrawn: undefined,
  reply_entered: undefined,
  reply_corrected: undefined,
  reply_decided: undefined,
  reply_reconsidered: undefined,
  reply_released: undefined,
  reply_answered: undefined,
  reply_undone: undefined,
  reply_merged: undefined,

  letter_queued: undefined,
  letter_sent: letter,
  letter_failed: letter,
} satisfies Recorded

export type AuditAction = keyof typeof recordedByParts

export const triggeredActions: readonly string[] = Object.keys(recordedByTriggers)

/** Everything that an entry can say was done. */
export const auditActions: readonly string[] = [
  ...Object.keys(recordedByParts),
  ...triggeredActions,
]

/**
 * What was done about a participant without a new version of a reply: for the history, and for the
 * log.
 */
export const deskActions: Readonly<Record<string, ActionMeaning>> = Object.fromEntries(
  Object.entries<ActionMeaning | undefined>({ ...recordedByParts, ...recordedByTriggers }).flatMap(
    ([action, meaning]) => (meaning ? [[action, meaning]] : []),
  ),
)
