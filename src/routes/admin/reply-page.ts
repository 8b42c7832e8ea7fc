import type { Request, Response } from 'express'
import { edition } from '#edition/index.ts'
import { displayAnswers } from '../../forms/display.ts'
import type { Answers } from '../../forms/fields.ts'
import type { Questions } from '../../forms/form.ts'
import type { Letter } from '../../letters/letter.ts'
import { maySendAgain } from '../../letters/send-again.ts'
import { tagMax, tagsMax } from '../../participants/labels.ts'
import { noteMax } from '../../participants/notes.ts'
import { parseReference } from '../../participants/reference.ts'
import { conflictsByReply } from '../../programme/conflicts.ts'
import { historyOf } from '../../replies/history.ts'
import { mayBeAnswered, transitionsFrom } from '../../replies/statuses.ts'
import type { Participant, Reply } from '../../replies/store.ts'
import type { Services } from '../../services.ts'
import { maySee, mayWrite } from '../../staff/roles.ts'
import { memberOf } from '../../web/locals.ts'
import { sourceDetailsMax } from './entry-source.ts'

const { forms, person, sessions } = edition

export type ByReference = Request<{ reference: string }>

/** Whether this letter to the participant still tells the truth. */
export const isRepeatable = (
  { replies }: Services,
  participant: Participant,
  letter: Letter,
): boolean => maySendAgain(letter, replies.reply(participant.id, letter.data.form ?? ''))

export function participantOf(
  { replies }: Services,
  req: { params: { reference: string } },
): Participant | undefined {
  const reference = parseReference(req.params.reference)
  return reference ? replies.participantByReference(reference) : undefined
}

export type TypedTag = { text: string; problem?: 'enter' | 'too_long' | 'no_room' | undefined }
export type NewNote = { text: string; problem?: 'enter' | 'too_long' }

/** A decision as it was typed, shown again with what is wrong with it; `stale`: somebody else was quicker. */
export type TypedDecision = {
  form: string
  to: string
  note: string
  session: string
  problem?: string
  stale?: boolean
}

/** An answer of the participant's as staff were writing it down; `problem`: a key under `admin:entry`. */
export type TypedAnswer = {
  form: string
  answer: string
  source: string
  source_details: string
  problem?: string
}

/** A page that is opened all day must not grow without end. */
const historyMost = 100

type Shown = {
  hasWholeHistory?: boolean
  note?: NewNote
  decision?: TypedDecision
  tag?: TypedTag
  answer?: TypedAnswer
}

/** One participant: what was replied and decided, what happened, which letters went out, what was noted. */
export function showReply(
  services: Services,
  participant: Participant,
  res: Response,
  shown: Shown = {},
) {
  const { replies, outbox, duplicates, notes, programme, labels, staff, audit } = services
  const { t } = res.locals
  const member = memberOf(res)
  const answersTo = (form: Questions, answers: Answers) =>
    displayAnswers(form, answers, t).filter(({ field }) => maySee(member, field))
  const versions = replies.versionsOf(participant.id)
  const conflicts = conflictsByReply(programme)
  const history = historyOf(versions, audit.about(participant.id), t, field =>
    maySee(member, field),
  )
  res.render('admin/reply', {
    participant,
    person: answersTo(person, participant.person),
    replies: forms.map(form => {
      const reply = replies.reply(participant.id, form.path)
      return {
        form,
        reply,
        answers: answersTo(form, reply?.answers ?? {}),
        ...(reply && decisionOn(reply)),
        session: reply && programme.sessionOf(reply.id),
        conflicts: (reply && conflicts.get(reply.id)) ?? [],
      }
    }),
    sessions,
    history: shown.hasWholeHistory ? history : history.slice(-historyMost),
    historyLength: history.length,
    letters: outbox.ofParticipant(participant.id).map(letter => ({
      ...letter,
      maySendAgain: isRepeatable(services, participant, letter),
    })),
    duplicates: duplicates.of(participant),
    notes: notes.of(participant.id),
    note: shown.note ?? { text: '' },
    noteMax,
    assignee: labels.assignee(participant.id),
    members: staff.list().filter(mayWrite),
    tags: labels.tags(participant.id),
    allTags: labels.allTags(),
    tag: shown.tag ?? { text: '' },
    tagMax,
    tagsMax,
    typed: shown.decision,
    typedAnswer: shown.answer,
    sourceDetailsMax,
    mayWrite: mayWrite(member),
  })

  function decisionOn(reply: Reply) {
    const last = versions.findLast(version => version.form === reply.form)
    return {
      options: transitionsFrom(reply.form, reply.status, 'staff'),
      mayBeAnswered: mayBeAnswered(reply),
      last,
      undoable:
        last?.batch && services.undo.isPossible(last.batch, reply.id) ? last.batch : undefined,
    }
  }
}
