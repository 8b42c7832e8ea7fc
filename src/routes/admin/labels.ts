import { type Response, Router } from 'express'
import { cleanLine, countCharacters } from '../../forms/normalise.ts'
import { tagMax, tagsMax } from '../../participants/labels.ts'
import type { Participant } from '../../replies/store.ts'
import type { Services } from '../../services.ts'
import { mayWrite } from '../../staff/roles.ts'
import { memberOf } from '../../web/locals.ts'
import { refusal } from '../../web/refusal.ts'
import { writersOnly } from '../../web/staff-only.ts'
import { type ByReference, participantOf, showReply, type TypedTag } from './reply-page.ts'

/** Who looks after a participant, and tags. */
export function labelRoutes(services: Services): Router {
  const { labels, staff, audit } = services
  const router = Router()

  router.post('/replies/:reference/assignee', writersOnly, (req: ByReference, res, next) => {
    const participant = participantOf(services, req)
    const asked = String(req.body?.assignee ?? '')
    const member = staff.list().find(one => String(one.id) === asked && mayWrite(one))
    if (!participant || (asked && !member)) return next(refusal(404))
    const before = staff.list().find(({ id }) => id === labels.assignee(participant.id))
    labels.assign(participant.id, member?.id ?? null)
    record(res, 'assigned', participant, { from: before?.email ?? '', to: member?.email ?? '' })
    res.redirect(303, `/admin/replies/${participant.reference}#labels`)
  })

  router.post('/replies/:reference/tags', writersOnly, (req: ByReference, res, next) => {
    const participant = participantOf(services, req)
    if (!participant) return next(refusal(404))
    const text = cleanLine(String(req.body?.tag ?? ''))
    const problem = problemOf(text, participant)
    if (problem)
      return showReply(services, participant, res.status(422), { tag: { text, problem } })
    if (labels.addTag(participant.id, text)) record(res, 'tag_added', participant, { to: text })
    res.redirect(303, `/admin/replies/${participant.reference}#labels`)
  })

  router.post('/replies/:reference/tags/removal', writersOnly, (req: ByReference, res, next) => {
    const participant = participantOf(services, req)
    const tag = String(req.body?.tag ?? '')
    if (!participant || !labels.removeTag(participant.id, tag)) return next(refusal(404))
    record(res, 'tag_removed', participant, { from: tag })
    res.redirect(303, `/admin/replies/${participant.reference}#labels`)
  })

  function problemOf(text: string, { id }: Participant): TypedTag['problem'] {
    if (!text) return 'enter'
    if (countCharacters(text) > tagMax) return 'too_long'
    return labels.tags(id).length < tagsMax ? undefined : 'no_room'
  }

  const record = (
    res: Response,
    action: 'assigned' | 'tag_added' | 'tag_removed',
    { reference }: Participant,
    details: Record<string, string>,
  ) => audit.record(memberOf(res).email, action, { reference, ...details })

  return router
}
