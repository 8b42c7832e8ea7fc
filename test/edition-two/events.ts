import type { CalendarEvent } from '../../src/calendar.ts'
import { daysOf, type Session } from '../../src/forms/edition.ts'

const day = (text: string) => Temporal.PlainDate.from(text)

/** From one month into the next. */
const wholeWeek = { name: 'keepers_week', firstDay: day('2027-11-29'), lastDay: day('2027-12-02') }
const debate = { name: 'open_debate', firstDay: day('2027-11-30'), lastDay: day('2027-11-30') }
const tour = { name: 'island_tour', firstDay: day('2027-12-02'), lastDay: day('2027-12-02') }

export const calendar: readonly [CalendarEvent, ...CalendarEvent[]] = [wholeWeek, debate, tour]

export const sessions: readonly Session[] = [{ name: 'lamp-hall', event: debate.name, day: debate.firstDay }]

export const weekDays = daysOf(wholeWeek)
export const debateDays = daysOf(debate)
