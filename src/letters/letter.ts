import type { Language } from '../i18n.ts'
import type { LetterKind } from './kinds.ts'
import type { LetterData } from './letter-data.ts'

export const letterStates = ['queued', 'sent', 'failed'] as const
export type LetterState = (typeof letterStates)[number]

export type QueuedLetter = {
  /** Whose replies it is about; null: a letter to the secretariat, or about a draft. */
  participantId: number | null
  kind: LetterKind
  language: Language
  recipient: string
  data: LetterData
}

export type Letter = QueuedLetter & {
  id: number
  messageId: string
  state: LetterState
  attempts: number
  /** The mail server's words, or the program's own (`src/letters/error-words.ts`). */
  error: string | null
  createdAt: string
  sentAt: string | null
  /** It is not sent before; of one that was given up: when. */
  nextAt: string
  /** It goes to the address that the participant has now. */
  isCurrent: boolean
  /** Somebody opened a link that was mailed to that address. */
  isProven: boolean
}

/** What the words of a letter depend on. */
export type LetterContent = Pick<Letter, 'kind' | 'language' | 'data' | 'isProven'>
