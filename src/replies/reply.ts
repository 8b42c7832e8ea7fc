import type { Answers } from '../forms/fields.ts'
import type { Language } from '../i18n.ts'
import type { ReplyStatus } from './statuses.ts'

/** What one participant has answered to one form. Instants are UTC text. */
export type Reply = {
  id: number
  participantId: number
  form: string
  status: ReplyStatus
  /** Decided; the participant does not know it until the letter is released. */
  pendingStatus: ReplyStatus | null
  /** What the secretariat adds to that letter. */
  pendingNote: string
  protocolCategory: string | null
  /** The session that the last released letter named. */
  toldSession: string | null
  answers: Answers
  fingerprint: string
  late: boolean
  version: number
  submittedAt: string
  changedAt: string
}

/** What is written when a reply is sent or changed. */
export type ReplyContent = Pick<Reply, 'form' | 'answers' | 'fingerprint'> & {
  formVersion: number
  privacyVersion: string
  privacyLanguage: Language
  /** The first time it came, the deadline had passed. */
  isLate: boolean
  isByStaff: boolean
}

/** What may be decided about a reply without touching its answers. */
export type Decision = Pick<Reply, 'status' | 'pendingStatus' | 'pendingNote' | 'toldSession'>

export const decisionOf = ({
  status,
  pendingStatus,
  pendingNote,
  toldSession,
}: Decision): Decision => ({ status, pendingStatus, pendingNote, toldSession })

/** No decision waits for its letter. */
export const nothingPending = { pendingStatus: null, pendingNote: '' } as const
