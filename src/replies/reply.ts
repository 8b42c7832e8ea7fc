import type { Answers } from '../forms/fields.ts'
import type { Language } from '../i18n.ts'
import type { ReplyStatus } from './statuses.ts'

/** One participant's reply to one form. Instants are UTC text. */
export type Reply = {
  id: number
  participantId: number
  form: string
  status: ReplyStatus
  /** A decision that the participant does not know until its letter is released. */
  pendingStatus: ReplyStatus | null
  /** The secretariat's own words in the letter about `pendingStatus`. */
  pendingNote: string
  protocolCategory: string | null
  /** The session that the last released letter named; the programme may have changed since. */
  toldSession: string | null
  answers: Answers
  fingerprint: string
  late: boolean
  version: number
  /** Which wording of the privacy notice was read; empty: none. */
  privacyVersion: string
  submittedAt: string
  changedAt: string
}

export type ReplyContent = Pick<Reply, 'form' | 'answers' | 'fingerprint' | 'privacyVersion'> & {
  formVersion: number
  privacyLanguage: Language
  /** The reply first came after the deadline. */
  isLate: boolean
  isByStaff: boolean
}

/** The columns that a decision changes; answers are not among them. */
export type Decision = Pick<Reply, 'status' | 'pendingStatus' | 'pendingNote' | 'toldSession'>

export const decisionOf = ({
  status,
  pendingStatus,
  pendingNote,
  toldSession,
}: Decision): Decision => ({ status, pendingStatus, pendingNote, toldSession })

/** The columns of a reply without a decision that waits for its letter. */
export const nothingPending = { pendingStatus: null, pendingNote: '' } as const
