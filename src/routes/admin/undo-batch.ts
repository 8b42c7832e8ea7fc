import type { Request, Response } from 'express'
import { z } from 'zod'
import type { Outcome } from '../../decisions/decisions.ts'
import type { Services } from '../../services.ts'
import { memberOf } from '../../web/locals.ts'
import { refusal } from '../../web/refusal.ts'

const body = z.object({ batch: z.uuid() })

/**
 * Undoes the decisions or letters of one press, as the message about it asks; 404: there are none.
 * `replyId`: of this reply alone, though others may have been changed with it.
 */
export function undoBatch(
  { undo }: Services,
  req: Request,
  res: Response,
  replyId?: number,
): Outcome {
  const read = body.safeParse(req.body)
  if (!read.success) throw refusal(400)
  const outcome = undo.run(read.data.batch, memberOf(res).email, replyId)
  if (outcome.done.length + outcome.skipped.length === 0) throw refusal(404)
  return outcome
}
