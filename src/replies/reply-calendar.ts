import { edition } from '#edition/index.ts'
import type { CalendarEntry, CalendarEvent } from '../calendar.ts'
import { chosenDays } from '../facts/answers.ts'
import { daysOf } from '../forms/edition.ts'
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
      runsOf(daysAt(form, event, reply)).map((days, index) => ({
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

/** The chosen days of the event; all of them where the form does not ask for days. */
function daysAt(form: Form, event: CalendarEvent, reply: Reply): string[] {
  const chosen = chosenDays(reply)
  return daysOf(event).filter(day => !form.means.days || chosen.includes(day))
}

/** Days in their order, cut where one is left out. */
function runsOf(days: readonly string[]): string[][] {
  const runs: string[][] = []
  for (const day of days) {
    const last = runs.at(-1)
    if (last?.at(-1) === Temporal.PlainDate.from(day).subtract({ days: 1 }).toString())
      last.push(day)
    else runs.push([day])
  }
  return runs
}
