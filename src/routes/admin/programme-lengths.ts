import { type Request, type Response, Router } from 'express'
import { z } from 'zod'
import { actorOf } from '../../facts/answers.ts'
import { problemOfLength } from '../../programme/placing.ts'
import type { Services } from '../../services.ts'
import { loadSpeeches, speechOf } from '../../web/loading-places.ts'
import { memberOf } from '../../web/locals.ts'
import { writersOnly } from '../../web/staff-only.ts'
import { backToSpeech, refuseSpeech } from './show-programme.ts'
import { typedDigits, typedNumber } from './typed-number.ts'

/** In minutes; left empty: as long as the session says. */
export const typedLength = z.union([
  typedDigits.pipe(z.literal('')).transform(() => null),
  typedNumber(1, 120),
])
/** `from`: the length on the page that was pressed. */
const lengthBody = z.object({ minutes: typedLength, from: typedLength.catch(null) })

/** How long one speech is, where its session's length does not fit. */
export const programmeLengthRoutes = (services: Services): Router =>
  loadSpeeches(Router(), services).post('/programme/slots/:reply/length', writersOnly, (req, res) =>
    setLength(services, req, res),
  )

function setLength(services: Services, req: Request, res: Response) {
  const { programme } = services
  const speech = speechOf(res)
  const typed = req.body ?? {}
  const read = lengthBody.safeParse(typed)
  if (!read.success)
    return refuseSpeech(services, res.status(422), speech, { name: 'bad_length' }, typed)
  const { minutes, from } = read.data
  const problem = programme.sessionOf(speech.replyId)
    ? problemOfLength(speech, minutes, from)
    : ({ name: 'stale', speaker: actorOf(speech).name, now: undefined } as const)
  if (problem) return refuseSpeech(services, res.status(409), speech, problem, typed)
  programme.setMinutes(speech.replyId, minutes, memberOf(res).email)
  backToSpeech(res, speech, 'admin:said.length_set')
}
