import type { NextFunction, Request, Response } from 'express'
import { calendarFor, type ReplyCalendar } from '../calendar.ts'
import { parseReference } from '../participants/reference.ts'
import { replyCalendar } from '../replies/reply-calendar.ts'
import type { Services } from '../services.ts'
import { refusal } from '../web/refusal.ts'

/** One event of the participant's calendar, as it is now. */
export function sendCalendar(
  { replies }: Services,
  req: Request,
  res: Response,
  next: NextFunction,
) {
  const reference = parseReference(String(req.params.reference))
  const participant = res.locals.participants.find(one => one.reference === reference)
  const name = String(req.params.file).replace(/\.ics$/, '')
  const [calendar] = (participant ? replies.repliesOf(participant.id) : [])
    .map(reply => eventOf(replyCalendar(reply), name))
    .filter(({ entries }) => entries.length > 0)
  if (!participant || !calendar) return next(refusal(404))
  res.type('text/calendar').attachment(`${name}.ics`)
  res.send(calendarFor(participant.reference, calendar, res.locals.t))
}

const eventOf = (calendar: ReplyCalendar, event: string): ReplyCalendar => ({
  ...calendar,
  entries: calendar.entries.filter(({ name }) => name === event),
})
