import type { NextFunction, Request, Response } from 'express'
import { calendarFor, type ReplyCalendar } from '../calendar.ts'
import { parseReference } from '../participants/reference.ts'
import { calendarToTell } from '../replies/told-calendar.ts'
import type { Services } from '../services.ts'
import { refusal } from '../web/refusal.ts'

/** One event of the participant's calendar, as it is now. */
export function sendCalendar(
  { replies, letters }: Services,
  req: Request,
  res: Response,
  next: NextFunction,
) {
  const reference = parseReference(String(req.params.reference))
  const participant = res.locals.participants.find(one => one.reference === reference)
  if (!participant) return next(refusal(404))
  const name = String(req.params.file).replace(/\.ics$/, '')
  const calendar = replies
    .repliesOf(participant.id)
    .map(reply => eventOf(calendarToTell({ replies, letters }, participant, reply), name))
    .find(({ entries }) => entries.length > 0)
  if (!calendar) return next(refusal(404))
  res.type('text/calendar').attachment(`${name}.ics`)
  res.send(calendarFor(participant.reference, calendar, res.locals.t))
}

const eventOf = (calendar: ReplyCalendar, event: string): ReplyCalendar => ({
  ...calendar,
  entries: calendar.entries.filter(({ name }) => name === event),
  ended: calendar.ended.filter(({ name }) => name === event),
})
