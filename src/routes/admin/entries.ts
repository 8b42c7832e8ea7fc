import { type Request, type Response, Router } from 'express'
import { z } from 'zod'
import { edition } from '#edition/index.ts'
import { bodyOf } from '../../forms/body-of.ts'
import type { Answers } from '../../forms/fields.ts'
import { onPaper } from '../../forms/on-paper.ts'
import { type ReadAnswers, readAnswers, typedInVain } from '../../forms/read-answers.ts'
import type { Services } from '../../services.ts'
import { formOf, loadNamed } from '../../web/loading.ts'
import { memberOf } from '../../web/locals.ts'
import { say } from '../../web/said.ts'
import { writersOnly } from '../../web/staff-only.ts'
import { bringsBack, type EntrySubject, entryPage, seenOf, type TypedEntry } from './entry-page.ts'
import { isWithin, partNamed } from './entry-parts.ts'
import { problemOfSource, sourceBody } from './entry-source.ts'
import { recordHref } from './record-href.ts'
import { placeOf } from './record-place.ts'

/** Where the answers come from, and which versions of participant and reply the page showed. */
const body = z.object({
  ...sourceBody,
  seen: z.string().catch(''),
  /** Ticked: a reply that was withdrawn is to be in force again. */
  brings_back: z.literal('yes').optional().catch(undefined),
})
type Entry = z.infer<typeof body>

/**
 * Replies on paper, by e-mail and by telephone, and corrections: staff fill in the same form, and
 * say where it comes from.
 */
export function entryRoutes(services: Services): Router {
  const router = loadNamed(Router(), services)
  for (const path of ['/entries/:form', '/replies/:reference/:form/entry']) {
    router.get(path, writersOnly, (req, res) => showStored(services, req, res))
    router.post(path, writersOnly, (req, res) => takeEntry(services, req, res))
  }
  return router
}

/** Whose reply it is; without a reference: somebody's who is not known yet. */
function subjectIn({ replies }: Services, req: Request, res: Response): EntrySubject {
  const form = formOf(res)
  const participant = res.locals.subject
  const reply = participant && replies.reply(participant.id, form.path)
  const part = reply && partNamed(req.query.part)
  return { form, participant, reply, part, list: placeOf(req, res).list }
}

function showStored(services: Services, req: Request, res: Response) {
  const subject = subjectIn(services, req, res)
  show(subject, res, { answers: { ...countryAsked(req), ...storedIn(subject) } })
}

const storedIn = ({ participant, reply }: EntrySubject): Answers => ({
  ...participant?.person,
  ...reply?.answers,
})

/** A link from a list of countries says from where the reply has come. */
function countryAsked({ query }: Request): Answers {
  const code = String(query.country)
  return edition.regionOf(code) ? { [edition.person.means.country]: code } : {}
}

function takeEntry(services: Services, req: Request, res: Response) {
  const subject = subjectIn(services, req, res)
  const entry = body.parse(req.body ?? {})
  const read = readEntry(subject, req)
  const typed: TypedEntry = { answers: read.typed, entry }
  if (req.body?.add_row)
    return show(subject, res, { ...typed, blankRows: { [String(req.body.add_row)]: 2 } })
  const sourceProblem = problemOfSource(entry) ?? revivalProblem(subject, entry)
  if (sourceProblem || read.problems.length > 0)
    return show(wholeIfNeeded(subject, read), res.status(422), {
      ...typed,
      problems: read.problems,
      sourceProblem,
    })
  if (subject.participant && entry.seen !== seenOf(subject))
    return show(subject, res.status(409), { ...typed, isStale: true })
  save(services, res, subject, read, entry)
}

/** What a part does not ask stays as it is stored; what it shows is taken, or said not to be. */
function readEntry(subject: EntrySubject, { body }: Request): ReadAnswers {
  const questions = onPaper(edition.withPerson(subject.form))
  if (!subject.part) return readAnswers(questions, body ?? {})
  const stored = storedIn(subject)
  const read = readAnswers(questions, { ...bodyOf(questions, stored), ...body })
  return { ...read, problems: [...read.problems, ...typedInVain(read, stored)] }
}

/** What is wrong may be asked elsewhere: then everything is. */
const wholeIfNeeded = (subject: EntrySubject, { problems }: ReadAnswers): EntrySubject =>
  problems.every(({ field }) => isWithin(subject, field))
    ? subject
    : { ...subject, part: undefined }

/** Whoever corrects a withdrawn reply brings it back, and has to say so. */
const revivalProblem = (subject: EntrySubject, { brings_back }: Entry): string | undefined =>
  bringsBack(subject) && !brings_back ? 'confirm_return' : undefined

function save(
  { receiver }: Services,
  res: Response,
  { form, participant, list }: EntrySubject,
  { answers }: ReadAnswers,
  { source, source_details: details }: Entry,
): void {
  const outcome = receiver.submit({
    form,
    participant,
    language: res.locals.language,
    ...edition.personAndAnswers(answers),
    entry: { by: memberOf(res).email, source: { kind: source ?? '', details } },
  })
  if (!('reply' in outcome)) return
  const { reference, email } = outcome.participant
  say(res, { text: email ? 'admin:said.entered_and_told' : 'admin:said.entered' })
  res.redirect(303, recordHref(reference, form.path, list))
}

const show = (subject: EntrySubject, res: Response, typed: TypedEntry): void =>
  res.render('admin/entry/page', entryPage(subject, typed, res.locals))
