import type { Response } from 'express'
import { actorOf } from '../../facts/answers.ts'
import { numberIn } from '../../intl.ts'
import type { ProgrammeProblem } from '../../programme/placing.ts'
import {
  type Board,
  type ProgrammePage,
  type ProgrammeRefused,
  programmePage,
} from '../../programme/programme-page.ts'
import type { Speech } from '../../programme/programme-store.ts'
import { findRequests, requestFrom } from '../../programme/requests.ts'
import { anchorOf } from '../../programme/speech-on-page.ts'
import { mayHaveSlot } from '../../programme/standing.ts'
import type { Typed } from '../../refused.ts'
import type { Services } from '../../services.ts'
import { mayWrite } from '../../staff/roles.ts'
import { memberOf } from '../../web/locals.ts'
import { say } from '../../web/said.ts'
import { backToBoard, boardAsked, boardHref } from './board-query.ts'
import { pagerFor, pagesFor } from './query.ts'

/** The page of the programme; with what was refused and why, and what was typed. */
export function showProgramme(services: Services, res: Response, refused?: ProgrammeRefused): void {
  const board = readBoard(services, res)
  const page: ProgrammePage = programmePage(board, res.locals, mayWrite(memberOf(res)), refused)
  res.render('admin/programme/page', page)
}

/** More are on further pages: so many cards weigh some 60 kB. */
const requestsPerPage = 30

function readBoard(
  { programme, search }: Services,
  { req, locals: { t, language } }: Response,
): Board {
  const asked = boardAsked(req)
  const found = findRequests(search, asked.q)
  const at = pagesFor(found.total, asked.page, requestsPerPage)
  const hrefTo = (changes: Partial<Board['asked']>) => boardHref({ ...asked, ...changes })
  return {
    asked,
    hrefTo,
    sessions: programme.sessions(),
    requests: found.page(requestsPerPage, at.page).map(requestFrom),
    total: numberIn(language, found.total),
    pager: pagerFor(at, page => `${hrefTo({ page })}#unplaced`, t),
  }
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
  res.redirect(303, backToBoard(res.req, anchorOf(speech.replyId)))
}
