import { type Request, type Response, Router } from 'express'
import { z } from 'zod'
import { timeOf } from '../../dates.ts'
import { actorOf } from '../../facts/answers.ts'
import { placeKey, readPlaceKey, readSpeechKey, speechKey } from '../../programme/board-keys.ts'
import type { SpeechMove } from '../../programme/moving-speech.ts'
import type { Speech } from '../../programme/programme-store.ts'
import { anchorOf } from '../../programme/speech-on-page.ts'
import type { Services } from '../../services.ts'
import { memberOf } from '../../web/locals.ts'
import { refusal } from '../../web/refusal.ts'
import { say } from '../../web/said.ts'
import { writersOnly } from '../../web/staff-only.ts'
import { backToBoard, boardAsked, boardHref } from './board-query.ts'
import { typedLength } from './programme-lengths.ts'
import { refuseSpeech, showProgramme } from './show-programme.ts'

/** `minutes`: the length that a speech brings back with it. */
const moveBody = z.object({
  speech: z.string().catch(''),
  place: z.string().catch(''),
  minutes: typedLength.catch(null),
})

type Move = SpeechMove & { speech: Speech }

/** A request is picked, and gets its place, changes it or gives it back. */
export const programmeMoveRoutes = (services: Services): Router =>
  Router().post('/programme/moves', writersOnly, (req, res) => {
    const move = moveIn(services, req)
    if (move) makeMove(services, req, res, move)
    else showProgramme(services, res.status(422), nothingPicked)
  })

const nothingPicked = { problem: { name: 'nothing_picked' }, at: 'unplaced', typed: {} } as const

/** Undefined: a place was pressed before any speech was picked. */
function moveIn({ programme }: Services, req: Request): Move | undefined {
  const { speech: key, place, minutes } = moveBody.parse(req.body ?? {})
  const to = readPlaceKey(place)
  if (!to) throw refusal(400)
  if (key === '') return undefined
  const named = readSpeechKey(key)
  if (!named) throw refusal(400)
  const speech = programme.speech(named.replyId)
  if (!speech) throw refusal(404)
  return { speech, ...named, to, minutes }
}

function makeMove(services: Services, req: Request, res: Response, move: Move) {
  const { speech, ...wanted } = move
  const { back, problem } = services.programme.move(wanted, memberOf(res).email)
  if (problem) return refuseSpeech(services, res.status(409), speech, problem, req.body)
  sayMoved(services, res, speech, placeKey(back))
  res.redirect(303, backToBoard(req, anchorOf(speech.replyId)))
}

/** Where it stands now, and how it goes back; `speech` is as it was before. */
function sayMoved({ programme }: Services, res: Response, speech: Speech, back: string): void {
  const { t } = res.locals
  const { replyId, minutes } = speech
  const now = programme.placeOf(replyId)
  const slot = programme.slotOf(replyId)
  say(res, {
    text: slot ? 'admin:said.speech_placed' : 'admin:said.speech_out',
    about: {
      name: actorOf(speech).name,
      session: now ? t(`event:sessions_short.${now.session}`) : '',
      time: slot ? timeOf(slot.startsAt) : '',
    },
    undo: {
      action: boardHref(boardAsked(res.req), '/admin/programme/moves'),
      inputs: [
        { name: 'speech', value: speechKey(replyId, now) },
        { name: 'place', value: back },
        { name: 'minutes', value: String(minutes ?? '') },
      ],
      text: 'admin:programme.undo',
    },
  })
}
