import { type Request, type Response, Router } from 'express'
import { z } from 'zod'
import { possibleResponses, type ReplyStatus, withdrawal } from '../../replies/statuses.ts'
import type { Entry, Reply } from '../../replies/store.ts'
import type { Services } from '../../services.ts'
import { loadNamed, replyOf, subjectOf } from '../../web/loading.ts'
import { memberOf } from '../../web/locals.ts'
import { writersOnly } from '../../web/staff-only.ts'
import { problemOfSource, sourceBody } from './entry-source.ts'
import { backToRecord } from './record-place.ts'
import { showReply } from './reply-page.ts'
import { sayOf } from './said-of-record.ts'

const body = z.object({
  version: z.coerce.number().int().min(0).catch(0),
  answer: z.string().catch(''),
  ...sourceBody,
})
type Typed = z.infer<typeof body>

/**
 * A yes, a no or a withdrawal that came by letter, e-mail or telephone: staff write it down, after
 * the deadline too.
 */
export const responseRoutes = (services: Services): Router =>
  loadNamed(Router(), services).post('/replies/:reference/:form/answer', writersOnly, (req, res) =>
    takeResponse(services, req, res),
  )

function takeResponse(services: Services, req: Request, res: Response) {
  const reply = replyOf(services, res)
  const typed = body.parse(req.body ?? {})
  // Who presses twice finds the response that was written down.
  if (typed.answer === reply.status && typed.source) return backToRecord(req, res)
  const to = possibleResponses(reply).find(status => status === typed.answer)
  if (!to) return refuse(services, req, res.status(422), reply, typed, 'choose_answer')
  const problem = problemOfSource(typed)
  if (problem) return refuse(services, req, res.status(422), reply, typed, problem)
  if (typed.version !== reply.version)
    return refuse(services, req, res.status(409), reply, typed, 'stale_answer')
  record(services, res, reply, to, typed)
  sayOf(res, 'admin:said.answer', { answer: res.locals.t(`admin:entry.answers.${to}`) })
  backToRecord(req, res)
}

function record(
  { receiver, decisions }: Services,
  res: Response,
  reply: Reply,
  to: ReplyStatus,
  { source, source_details: details, version }: Typed,
): void {
  const participant = subjectOf(res)
  const entry: Entry = { by: memberOf(res).email, source: { kind: source ?? '', details } }
  if (to === withdrawal) receiver.withdraw(participant, reply, { entry })
  else decisions.respond({ participant, form: reply.form, to, seen: version, entry })
}

const refuse = (
  services: Services,
  req: Request,
  res: Response,
  { form }: Reply,
  { answer, source, source_details }: Typed,
  problem: string,
): void =>
  showReply(services, req, res, {
    response: { form, response: answer, source, source_details, problem },
  })
