import { edition } from '#edition/index.ts'
import type { CalendarEntry, CalendarEvent } from '../calendar.ts'
import { chosenDays } from '../facts/answers.ts'
import { type Form, isMet } from '../forms/form.ts'
import { isInForce, takesSeat } from './statuses.ts'
import type { Reply } from './store.ts'

/** What the participant has chosen and may come to: not the event's days, and no seat not given. */
export function calendarEntries(reply: Reply): CalendarEntry[] {
  const form = edition.findForm(reply.form)
  if (!form || !isInForce(reply)) return []
  return edition
    .calendarOf(form, reply.answers)
    .filter(event => isLetIn(form, event, reply))
    .flatMap(event =>
      runsOf(edition.daysOfEvent(event.name), daysAt(form, reply)).map((days, index) => ({
        name: event.name,
        part: index + 1,
        firstDay: days[0] as string,
        lastDay: days.at(-1) as string,
      })),
    )
}

/** An event with doors opens one of them, or it is not the participant's. */
function isLetIn({ means }: Form, { name }: CalendarEvent, { status, answers }: Reply): boolean {
  const doors = (means.doors ?? []).filter(({ event }) => event === name)
  return (
    doors.length === 0 ||
    doors.some(({ needsSeat, when }) => (needsSeat ? takesSeat(status) : isMet(when, answers)))
  )
}

/** The chosen days; undefined: the form does not ask for days, and they are all the participant's. */
const daysAt = ({ means }: Form, reply: Reply): string[] | undefined =>
  means.days ? chosenDays(reply) : undefined

/** The days of an event, which follow one another, cut where one is not chosen. */
function runsOf(days: readonly string[], chosen: readonly string[] = days): string[][] {
  const runs: string[][] = []
  let isRunning = false
  for (const day of days) {
    const isChosen = chosen.includes(day)
    if (isChosen && isRunning) runs.at(-1)?.push(day)
    else if (isChosen) runs.push([day])
    isRunning = isChosen
  }
  return runs
}
