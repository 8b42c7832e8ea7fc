import { Router } from 'express'
import { displayAnswers } from '../../forms/display.ts'
import type { Answers, Field } from '../../forms/fields.ts'
import type { Form } from '../../forms/form.ts'
import { forms } from '../../forms/index.ts'
import { person } from '../../forms/person.ts'
import { parseReference } from '../../replies/reference.ts'
import type { Services } from '../../services.ts'
import type { StaffMember } from '../../staff/accounts.ts'
import { refusal } from '../../web/refusal.ts'

/** One participant: what was replied, what happened, which letters went out. */
export function replyRoutes({ search, replies, outbox }: Services): Router {
  const router = Router()

  router.get('/replies/:reference', (req, res, next) => {
    const reference = parseReference(req.params.reference)
    const participant = reference && replies.participantByReference(reference)
    if (!participant) return next(refusal(404))
    const { t, member } = res.locals
    const answersTo = (form: Form, answers: Answers) =>
      displayAnswers(form, answers, t).filter(({ field }) => maySee(member, field))
    res.render('admin/reply', {
      participant,
      person: answersTo(person, participant.person),
      replies: forms.map(form => {
        const reply = replies.reply(participant.id, form.path)
        return { form, reply, answers: answersTo(form, reply?.answers ?? {}) }
      }),
      timeline: search.timeline(participant.id),
      letters: outbox.ofParticipant(participant.id),
    })
  })
  return router
}

/** Health and belief are not for everybody who may look. */
const maySee = (member: StaffMember, field: Field): boolean => !field.sensitive || member.role !== 'viewer'
