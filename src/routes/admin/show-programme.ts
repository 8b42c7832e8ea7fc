import type { Response } from 'express'
import { actorOf } from '../../facts/answers.ts'
import type { ProgrammeProblem } from '../../programme/placing.ts'
import {
  type ProgrammePage,
  type ProgrammeRefused,
  programmePage,
} from '../../programme/programme-page.ts'
import type { Speech } from '../../programme/programme-store.ts'
import { anchorOf } from '../../programme/speech-on-page.ts'
import { mayHaveSlot } from '../../programme/standing.ts'
import type { Typed } from '../../refused.ts'
import type { Services } from '../../services.ts'
import { mayWrite } from '../../staff/roles.ts'
import { memberOf } from '../../web/locals.ts'
import { say } from '../../web/said.ts'

/** The page of the programme; with what was refused and why, and what was typed. */
export function showProgramme(
  { programme }: Services,
  res: Response,
  refused?: ProgrammeRefused,
): void {
  const member = memberOf(res)
  const page: ProgrammePage = programmePage(programme.read(), res.locals, mayWrite(member), refused)
  res.render('admin/programme/page', page)
}

/** The page once more, because a form that is about this speech was refused. */
export function refuseSpeech(
  services: Services,
  res: Response,
  speech: Speech,
  problem: ProgrammeProblem,
  typed: Typed = {},
): void {
  const at = mayHaveSlot(speech) ? anchorOf(speech.replyId) : 'main'
  showProgramme(services, res, { problem, at, typed })
}

/** To where the speech stands now: the next key goes on from there. */
export function backToSpeech(res: Response, speech: Speech, text: string): void {
  say(res, { text, about: { name: actorOf(speech).name } })
  res.redirect(303, `/admin/programme#${anchorOf(speech.replyId)}`)
}
