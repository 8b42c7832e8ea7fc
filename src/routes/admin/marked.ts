import { type Request, type Response, Router } from 'express'
import { z } from 'zod'
import { batchMax } from '../../decisions/batches.ts'
import { inputField } from '../../forms/field-view.ts'
import { cleanLine } from '../../forms/normalise.ts'
import { tagMax } from '../../participants/labels.ts'
import type { Participant } from '../../participants/participants.ts'
import type { Services } from '../../services.ts'
import { mayWrite } from '../../staff/roles.ts'
import { memberOf } from '../../web/locals.ts'
import { refusal } from '../../web/refusal.ts'
import { say } from '../../web/said.ts'
import { writersOnly } from '../../web/staff-only.ts'
import { type Marked, markedIn } from './batch-body.ts'
import { problemWithTag } from './labels.ts'
import { type RefusedPage, refusedPage } from './refused-page.ts'

const body = z.object({
  tag: z.string().catch('').transform(cleanLine),
  assignee: z.string().optional().catch(undefined),
})

/** What is done at once with the rows that are marked in the table, without a page between. */
export const markedRoutes = (services: Services): Router =>
  Router()
    .use('/marked', writersOnly)
    .post('/marked/tags', (req, res) => addTag(services, req, res))
    .post('/marked/assignee', (req, res) => assign(services, req, res))
    .post('/marked/read', (req, res) => markRead(services, req, res))

function addTag(services: Services, req: Request, res: Response) {
  const { tag } = body.parse(req.body ?? {})
  const marked = markedIn(services, req.body)
  const problem = problemWithTag(tag)
  if (problem) return refuseTag(marked, tag, res.locals.t(`admin:labels.${problem}`, tagLimit), res)
  if (marked.problem) return refuseTag(marked, tag, whyRefused(marked, res), res)
  act(marked, res, () => {
    const count = services.labels.tagAll(participantsOf(services, marked), tag, memberOf(res).email)
    return { text: 'admin:said.several_tagged', about: { count, tag } }
  })
}

function assign(services: Services, req: Request, res: Response) {
  const { assignee } = body.parse(req.body ?? {})
  const member = services.staff.list().find(one => String(one.id) === assignee && mayWrite(one))
  // Nobody is chosen by the empty option alone.
  if (assignee !== '' && !member) throw refusal(404)
  act(markedIn(services, req.body), res, marked => {
    const all = participantsOf(services, marked)
    services.labels.assignAll(all, member?.id ?? null, memberOf(res).email)
    const about = { count: all.length, email: member?.email ?? '' }
    return { text: member ? 'admin:said.several_assigned' : 'admin:said.several_unassigned', about }
  })
}

const markRead = (services: Services, req: Request, res: Response): void =>
  act(markedIn(services, req.body), res, ({ targets }) => {
    const count = services.labels.markRepliesRead(targets.map(({ id }) => id))
    return { text: 'admin:said.read', about: { count } }
  })

/** Does it and tells it above the table as it was; or says why it cannot be done. */
function act(marked: Marked, res: Response, run: (marked: Marked) => Parameters<typeof say>[1]) {
  if (marked.problem) return refuseMarked(marked, res)
  say(res, run(marked))
  res.redirect(303, marked.backHref)
}

/** Of each participant once, however many of the replies are marked. */
function participantsOf({ replies }: Services, { targets }: Marked): Participant[] {
  const all = targets.flatMap(({ id }) => {
    const reply = replies.replyById(id)
    return (reply && replies.participant(reply.participantId)) ?? []
  })
  return [...new Map(all.map(one => [one.id, one])).values()]
}

export function refuseMarked(marked: Marked, res: Response): void {
  const { t } = res.locals
  const { backHref } = marked
  const refused = { title: t('admin:failed.batch'), text: whyRefused(marked, res), backHref }
  const page: RefusedPage = refusedPage(refused)
  res.status(422).render('admin/refused/page', page)
}

const whyRefused = ({ problem }: Marked, { locals: { t } }: Response): string =>
  t(`admin:batch.problem.${problem}`, { count: batchMax })

const tagLimit = { count: tagMax }

/** What was marked stays so while the tag is typed anew. */
function refuseTag({ inputs, tickedHref }: Marked, tag: string, text: string, res: Response): void {
  const { t } = res.locals
  const form = {
    action: '/admin/marked/tags',
    inputs,
    fields: [inputField({ id: 'tag', label: t('admin:labels.tag'), value: tag, problem: text })],
    button: t('admin:batch.add_tag'),
  }
  const refused = { title: t('admin:failed.tag'), text, backHref: tickedHref, form }
  const page: RefusedPage = refusedPage(refused)
  res.status(422).render('admin/refused/page', page)
}
