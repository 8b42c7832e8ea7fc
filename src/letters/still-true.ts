import type { Answers } from '../forms/fields.ts'
import type { LetterData } from './letter-data.ts'

/** What a letter asks of the reply as it is now. */
export type ReplyNow = {
  status: string
  toldSession: string | null
  answers: Answers
  /** Not withdrawn. */
  isInForce: boolean
}

/** The reply has the answers that the letter confirms. */
export const isSameReply = ({ answers }: LetterData, reply: ReplyNow | undefined): boolean =>
  reply?.isInForce === true && JSON.stringify(reply.answers) === JSON.stringify(answers)

export const isWithdrawn = (_data: LetterData, reply: ReplyNow | undefined): boolean =>
  reply !== undefined && !reply.isInForce

/** The decision and the session that the letter tells are those of now. */
export const isDecisionInForce = (
  { status, session }: LetterData,
  reply: ReplyNow | undefined,
): boolean => reply?.status === status && (reply?.toldSession ?? undefined) === session
