import { type NextFunction, type Request, type Response, Router } from 'express'
import { z } from 'zod'
import { edition } from '#edition/index.ts'
import type { Answers } from '../../forms/fields.ts'
import type { FieldProblem, Form } from '../../forms/form.ts'
import { formPage } from '../../forms/page.ts'
import { readAnswers } from '../../forms/read-answers.ts'
import type { Participant, Reply } from '../../replies/store.ts'
import type { Services } from '../../services.ts'
import { memberOf } from '../../web/locals.ts'
import { refusal } from '../../web/refusal.ts'
import { writersOnly } from '../../web/staff-only.ts'
import { problemOfSource, sourceBody, sourceDetailsMax, sources } from './entry-source.ts'
import { participantOf } from './reply-page.ts'

const { findForm, person, personAndAnswers, withPerson } = edition

/** Where the answers come from, and which versions of participant and reply the page showed. */
const body = z.object({
  ...sourceBody,
  seen: z.string().catch(''),
})
type Entry = z.infer<typeof body>

type Subject = { form: Form; participant: Participant | undefined; reply: Reply | undefined }
type Typed = {
  answers: Answers
  problems?: FieldProblem[]
  entry?: Entry
  ownProblem?: string
  isStale?: boolean
}

/** Replies on paper, by e-mail and by telephone, and corrections: staff fill in the same form, and say where it comes from. */
export function entryRoutes(services: Services): Router {
  const { replies, receiver } = services
  const router = Router()

  const withSubject =
    (handle: (subject: Subject, req: Request, res: Response) => void) =>
    (req: Request, res: Response, next: NextFunction) => {
      const form = findForm(String(req.params.form))
      const { reference } = req.params
      const participant = reference
        ? participantOf(services, { params: { reference: String(reference) } })
        : undefined
      if (!form || (reference && !participant)) return next(refusal(404))
      handle(
        { form, participant, reply: participant && replies.reply(participant.id, form.path) },
        req,
        res,
      )
    }

  for (const path of ['/entries/:form', '/replies/:reference/:form/entry']) {
    router.get(path, writersOnly, withSubject(showStored))
    router.post(path, writersOnly, withSubject(take))
  }

  function showStored(subject: Subject, _req: Request, res: Response) {
    show(subject, res, { answers: { ...subject.participant?.person, ...subject.reply?.answers } })
  }

  function take(subject: Subject, req: Request, res: Response) {
    const { form, participant } = subject
    const entry = body.parse(req.body ?? {})
    const read = readAnswers(withPerson(form), req.body ?? {})
    const typed = { answers: read.typed, entry }
    if (req.body?.add_row) return show(subject, res, typed, { [String(req.body.add_row)]: 2 })
    const ownProblem = problemOfSource(entry)
    // What a participant confirms by a tick, nobody else can confirm; on paper it may be missing.
    const problems = read.problems.filter(({ code }) => code !== 'tick')
    if (ownProblem || problems.length > 0)
      return show(subject, res.status(422), { ...typed, problems, ownProblem })
    if (participant && entry.seen !== seenOf(subject))
      return show(subject, res.status(409), { ...typed, isStale: true })
    const source = { kind: entry.source ?? '', details: entry.source_details }
    const outcome = receiver.submit({
      form,
      participant,
      language: res.locals.language,
      ...personAndAnswers(read.answers),
      entry: { by: memberOf(res).email, source },
    })
    if ('participant' in outcome)
      res.redirect(303, `/admin/replies/${outcome.participant.reference}#${form.path}`)
  }

  function show(
    { form, participant, reply }: Subject,
    res: Response,
    typed: Typed,
    blankRows?: Record<string, number>,
  ) {
    const page = formPage(
      withPerson(form),
      typed.answers,
      typed.problems ?? [],
      res.locals.t,
      blankRows,
    )
    res.render('admin/entry', {
      form,
      participant,
      reply,
      sections: page.sections,
      problems: page.problems,
      personCount: person.sections.length,
      sources,
      sourceDetailsMax,
      entry: typed.entry,
      ownProblem: typed.ownProblem,
      isStale: typed.isStale ?? false,
      seen: seenOf({ form, participant, reply }),
    })
  }

  return router
}

const seenOf = ({ participant, reply }: Subject): string =>
  `${participant?.version ?? 0}.${reply?.version ?? 0}`
