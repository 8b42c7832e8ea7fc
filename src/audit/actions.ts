/** How a page shows an entry of the log: what was changed, from what and to what. */
export type ActionMeaning = {
  /** The key of the words for what was changed. */
  label: string
  /** The name of the detail with the value before; left out: there was none. */
  before?: string
  /** The name of the detail with the value after. */
  after: string
  /** Prefix that makes a value the key of its words; left out: the value is shown as stored. */
  words?: string
}
type Recorded = Readonly<Record<string, ActionMeaning | undefined>>

const fromTo = { before: 'from', after: 'to' }
const letter: ActionMeaning = {
  label: 'admin:reply.letter',
  after: 'kind',
  words: 'admin:reply.kind.',
}

/** Recorded by the code that makes the change. Undefined: shows no change. */
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
  delivery_added: undefined,
  delivery_changed: undefined,
  delivery_renamed: { label: 'admin:deliveries.name', ...fromTo },
  delivery_removed: undefined,
  columns_shared: undefined,
  columns_removed: undefined,

  note_added: undefined,
  assigned: { label: 'admin:labels.assignee', ...fromTo },
  tag_added: { label: 'admin:history.tag', after: 'to' },
  tag_removed: { label: 'admin:history.tag', ...fromTo },
  merged: { label: 'admin:history.record', after: 'other' },
  declared_different: { label: 'admin:history.record', after: 'other' },
  letter_sent_again: undefined,
  letter_tested: undefined,

  copied: undefined,
  erased: undefined,
  purged: undefined,

  programme_changed: undefined,
  slot_placed: { label: 'admin:history.session', ...fromTo, words: 'event:sessions.' },
  slot_moved: { label: 'admin:history.place', ...fromTo },
  length_set: { label: 'admin:programme.minutes', ...fromTo },
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
 * `reply_` and the version's action, `letter_` and the letter's state.
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

/** The actions that entries can have. */
export const auditActions: readonly string[] = [
  ...Object.keys(recordedByParts),
  ...triggeredActions,
]

/** The actions that the history and the log show as a change, beside versions of replies. */
export const deskActions: Readonly<Record<string, ActionMeaning>> = Object.fromEntries(
  Object.entries<ActionMeaning | undefined>({ ...recordedByParts, ...recordedByTriggers }).flatMap(
    ([action, meaning]) => (meaning ? [[action, meaning]] : []),
  ),
)
