import { randomUUID } from 'node:crypto'
import { type Request, type Response, Router } from 'express'
import { z } from 'zod'
import { timeToTheSecond } from '../../dates.ts'
import type { Change, Outcome } from '../../decisions/decisions.ts'
import { slotFrom, slotKey } from '../../programme/board-keys.ts'
import { offer } from '../../programme/offers.ts'
import type { Services } from '../../services.ts'
import { memberOf } from '../../web/locals.ts'
import { say } from '../../web/said.ts'
import { writersOnly } from '../../web/staff-only.ts'
import { backToBoard, boardAsked, boardHref } from './board-query.ts'
import { severalOf } from './query.ts'
import { showProgramme } from './show-programme.ts'
import { undoBatch } from './undo-batch.ts'

const targetsBody = z.object({ slot: severalOf(z.string().regex(slotKey)) })

type Left = { why: string }

/** Offers the slots of a session or of all, sends the letters about them, and takes either back. */
export const programmeLetterRoutes = (services: Services): Router =>
  Router()
    .post('/programme/offers', writersOnly, (req, res) => offerSlots(services, req, res))
    .post('/programme/letters', writersOnly, (req, res) => sendLetters(services, req, res))
    .post('/programme/undo', writersOnly, (req, res) => takeBack(services, req, res))

function offerSlots(services: Services, req: Request, res: Response) {
  const change = (session: string): Change => ({ kind: 'decide', to: offer, note: '', session })
  const { done, left, batch } = changeAll(services, req, res, change)
  if (done.length === 0) return refuse(services, res, left)
  say(res, {
    text: left.length > 0 ? 'admin:said.slots_offered_but' : 'admin:said.slots_offered',
    about: { count: done.length, ...aboutLeft(left, res) },
    undo: undoOf(req, batch, 'admin:decision.undo'),
  })
  res.redirect(303, backToBoard(req))
}

function sendLetters(services: Services, req: Request, res: Response) {
  const { done, left, batch } = changeAll(services, req, res, () => ({
    kind: 'release',
    isForMany: true,
  }))
  if (done.length === 0) return refuse(services, res, left)
  say(res, {
    text: left.length > 0 ? 'admin:said.letters_leave_but' : 'admin:said.letters_leave',
    about: { count: done.length, at: leavesAt(services, done, batch), ...aboutLeft(left, res) },
    undo: undoOf(req, batch, 'admin:batch.call_back'),
  })
  res.redirect(303, backToBoard(req))
}

type Changed = { done: Outcome['done']; left: Left[]; batch: string }

/** Only where the slot is still in the session that the page showed: the letter names it. */
function changeAll(
  { programme, decisions }: Services,
  req: Request,
  res: Response,
  changeFor: (session: string) => Change,
): Changed {
  const all = targetsBody.parse(req.body ?? {}).slot.map(slotFrom)
  const [there = [], moved = []] = [true, false].map(isThere =>
    all.filter(({ id, session }) => (programme.sessionOf(id) === session) === isThere),
  )
  const batch = randomUUID()
  const by = memberOf(res).email
  const outcomes = [...Map.groupBy(there, ({ session }) => session)].map(([session, targets]) =>
    decisions.run(targets, changeFor(session), by, batch),
  )
  return {
    done: outcomes.flatMap(({ done }) => done),
    left: [...outcomes.flatMap(({ skipped }) => skipped), ...moved.map(() => ({ why: 'changed' }))],
    batch,
  }
}

const aboutLeft = (left: readonly Left[], { locals: { t } }: Response) => ({
  left: left.length,
  why: [...new Set(left.map(({ why }) => t(`admin:decision.why.${why}`)))].join('; '),
})

const undoOf = (req: Request, batch: string, text: string) => ({
  action: boardHref(boardAsked(req), '/admin/programme/undo'),
  inputs: [{ name: 'batch', value: batch }],
  text,
})

/** When the first of these letters leaves; until then all are called back. */
function leavesAt({ outbox }: Services, [first]: Outcome['done'], batch: string): string {
  const letters = first ? outbox.ofParticipant(first.participantId) : []
  const letter = letters.find(({ data }) => data.batch === batch)
  const at = letter && outbox.leavesAt(letter)
  return at ? timeToTheSecond(at) : ''
}

function takeBack(services: Services, req: Request, res: Response) {
  const { done, skipped } = undoBatch(services, req, res)
  if (done.length === 0) return refuse(services, res, skipped)
  say(res, { text: 'admin:batch.undone', about: { count: done.length } })
  res.redirect(303, backToBoard(req))
}

const refuse = (services: Services, res: Response, [first]: readonly Left[]): void =>
  showProgramme(services, res.status(409), {
    problem: { name: 'not_done', why: first?.why ?? 'changed' },
    at: 'main',
    typed: {},
  })
