import { type Request, type Response, Router } from 'express'
import { displayAnswers } from '../../forms/display.ts'
import type { Answers, Field } from '../../forms/fields.ts'
import type { Form } from '../../forms/form.ts'
import { forms } from '../../forms/index.ts'
import { cleanLines, countCharacters } from '../../forms/normalise.ts'
import { person } from '../../forms/person.ts'
import { noteMax } from '../../replies/notes.ts'
import { parseReference } from '../../replies/reference.ts'
import type { Participant } from '../../replies/store.ts'
import type { Services } from '../../services.ts'
import type { Role, StaffMember } from '../../staff/accounts.ts'
import { refusal } from '../../web/refusal.ts'
import { roleOnly } from '../../web/staff-only.ts'

const writers: readonly Role[] = ['reviewer', 'admin']

/** One participant: what was replied, what happened, which letters went out, what was noted. */
export function replyRoutes(services: Services): Router {
  const { replies, notes } = services
  const router = Router()

  const participantOf = (req: Request<{ reference: string }>) => {
    const reference = parseReference(req.params.reference)
    return reference && replies.participantByReference(reference)
  }

  router.get('/replies/:reference', (req, res, next) => {
    const participant = participantOf(req)
    if (!participant) return next(refusal(404))
    showReply(services, participant, res, { text: '' })
  })

  router.post('/replies/:reference/notes', roleOnly(...writers), (req: Request<{ reference: string }>, res, next) => {
    const participant = participantOf(req)
    if (!participant) return next(refusal(404))
    const text = typeof req.body?.text === 'string' ? cleanLines(req.body.text) : ''
    const problem = problemOf(text)
    if (problem) return showReply(services, participant, res.status(422), { text, problem })
    notes.add(participant.id, text, res.locals.member.email)
    res.redirect(303, `/admin/replies/${participant.reference}#notes`)
  })
  return router
}

type NewNote = { text: string; problem?: 'enter' | 'too_long' }

function problemOf(text: string): NewNote['problem'] {
  if (!text) return 'enter'
  return countCharacters(text) > noteMax ? 'too_long' : undefined
}

function showReply(
  { search, replies, outbox, duplicates, notes }: Services,
  participant: Participant,
  res: Response,
  note: NewNote,
) {
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
    duplicates: duplicates.of(participant),
    notes: notes.of(participant.id),
    note,
    noteMax,
    mayWrite: writers.includes(member.role),
  })
}

/** Health and belief are not for everybody who may look. */
const maySee = (member: StaffMember, field: Field): boolean => !field.sensitive || member.role !== 'viewer'
