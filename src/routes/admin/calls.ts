import { type Request, type Response, Router } from 'express'
import { z } from 'zod'
import { edition } from '#edition/index.ts'
import { cleanLine, cleanLines, countCharacters } from '../../forms/normalise.ts'
import { noteMax } from '../../participants/notes.ts'
import { type Call, callAnswers, type Unfinished } from '../../replies/calls.ts'
import type { Services } from '../../services.ts'
import { loadNamed, subjectOf } from '../../web/loading.ts'
import { memberOf } from '../../web/locals.ts'
import { say } from '../../web/said.ts'
import { writersOnly } from '../../web/staff-only.ts'
import type { TypedCall } from './call-fields.ts'
import { type CallPage, callPage } from './call-page.ts'
import { problemOfSource, sourceBody } from './entry-source.ts'
import { severalOf } from './query.ts'
import { recordHref } from './record-href.ts'
import { placeOf } from './record-place.ts'

const line = z.string().catch('').transform(cleanLine)
const body = z.object({
  answer: z.enum(callAnswers).optional().catch(undefined),
  stand_in_name: line,
  stand_in_position: line,
  stand_in_level: line,
  form: severalOf(z.enum(edition.formPaths as [string, ...string[]])),
  note: z.string().catch('').transform(cleanLines),
  /** What the page knew of the participant's replies. */
  seen: z.string().catch(''),
  ...sourceBody,
})
const path = '/replies/:reference/call'

/** What was said in a telephone call, written down in one go for all replies that it is about. */
export const callRoutes = (services: Services): Router =>
  loadNamed(Router(), services)
    .get(path, writersOnly, (req, res) => show(services, req, res, undefined))
    .post(path, writersOnly, (req, res) => record(services, req, res))

function record(services: Services, req: Request, res: Response) {
  const typed = body.parse(req.body ?? {})
  if (typed.seen !== services.calls.seenOf(subjectOf(res)))
    return show(services, req, res.status(409), typed, { problem: 'stale' })
  const about = services.calls.repliesOf(subjectOf(res)).map(({ form }) => form)
  const problem = problemOf({ ...typed, form: typed.form.filter(path => about.includes(path)) })
  if (problem) return show(services, req, res.status(422), typed, { problem })
  const unfinished = services.calls.record(subjectOf(res), callIn(typed, res))
  if (unfinished.length > 0) return show(services, req, res.status(422), typed, { unfinished })
  const { reference } = subjectOf(res)
  say(res, { text: 'admin:said.call_recorded' })
  res.redirect(303, recordHref(reference, typed.form[0], placeOf(req, res).list))
}

/** A key under `admin:call` or `admin:entry`; undefined: it says enough. */
function problemOf(typed: z.infer<typeof body>): string | undefined {
  if (!typed.answer) return 'choose_answer'
  if (typed.answer === 'other' && !typed.note) return 'enter_note'
  if (countCharacters(typed.note) > noteMax) return 'note_too_long'
  if (typed.answer !== 'other' && typed.form.length === 0) return 'choose_form'
  if (typed.answer === 'stand_in' && !typed.stand_in_name) return 'enter_name'
  return problemOfSource(typed)
}

const callIn = (typed: z.infer<typeof body>, res: Response): Call => ({
  answer: typed.answer ?? 'other',
  standIn: {
    name: typed.stand_in_name,
    position: typed.stand_in_position,
    level: typed.stand_in_level,
  },
  forms: typed.form,
  note: typed.note,
  entry: {
    by: memberOf(res).email,
    source: { kind: typed.source ?? '', details: typed.source_details },
  },
})

function show(
  services: Services,
  req: Request,
  res: Response,
  typed: TypedCall | undefined,
  wrong: { problem?: string; unfinished?: readonly Unfinished[] } = {},
): void {
  const participant = subjectOf(res)
  const { list } = placeOf(req, res)
  const replies = services.calls.repliesOf(participant)
  const seen = services.calls.seenOf(participant)
  const shown = { participant, replies, list, seen, typed, ...wrong }
  const page: CallPage = callPage(shown, res.locals)
  res.render('admin/call/page', page)
}
