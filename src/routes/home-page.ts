import { circular, readerZones } from '#edition/circular.ts'
import { edition } from '#edition/index.ts'
import type { CalendarEvent } from '../calendar.ts'
import type { Dates } from '../dates.ts'
import type { Form } from '../forms/form.ts'
import type { Translate } from '../i18n.ts'
import type { Participant } from '../participants/participants.ts'
import type { Reader } from '../reader.ts'
import { type Deadline, daysLeft, deadlines, isOpen } from '../replies/deadlines.ts'
import { lookOf, publicStatus } from '../replies/statuses.ts'
import type { Reply } from '../replies/store.ts'
import type { Services } from '../services.ts'

const { calendar, days, forms } = edition

export type HomePage = {
  number: string
  issued: string
  /** The days of the whole week. */
  when: string
  deadlines: DeadlineOnPage[]
  tasks: Task[]
  week: EventOnPage[]
}
type DeadlineOnPage = {
  /** The forms that it holds for; empty where it holds for all. */
  forms: string
  moment: string
  left: string
  /** The same moment in the zones of many readers. */
  zones: string[]
  closesAt: string
}
type Task = { url: string; title: string; look: string; statusText: string }
type EventOnPage = { title: string; when: string; days: { text: string; isOn: boolean }[] }

export function homePage(
  { clock, replies }: Services,
  participant: Participant | undefined,
  reader: Reader,
): HomePage {
  const now = clock.now()
  return {
    number: circular.number,
    issued: reader.dates.date(circular.issuedOn),
    when: reader.dates.range(calendar[0].firstDay, calendar[0].lastDay),
    deadlines: deadlines.map(deadline => deadlineOnPage(deadline, now, reader)),
    tasks: forms.map(form => {
      const reply = participant && replies.reply(participant.id, form.path)
      return taskOf(form, reply, isOpen(form, now), reader)
    }),
    week: calendar.map(event => eventOnPage(event, reader)),
  }
}

const deadlineOnPage = (
  deadline: Deadline,
  now: Temporal.Instant,
  { t, dates }: Reader,
): DeadlineOnPage => ({
  forms:
    deadlines.length > 1 ? deadline.forms.map(({ path }) => t(`${path}:short`)).join(', ') : '',
  moment: dates.moment(deadline.closesAt),
  left: timeLeft(deadline, now, t),
  zones: readerZones.map(({ name, zone }) =>
    t(`home:zones.${name}`, { moment: dates.moment(deadline.closesAt, zone) }),
  ),
  closesAt: String(deadline.closesAt),
})

function timeLeft(deadline: Deadline, now: Temporal.Instant, t: Translate): string {
  if (!isOpen(deadline, now)) return t('site:home.deadline.closed')
  const count = daysLeft(deadline, now)
  return count > 0 ? t('site:home.deadline.days', { count }) : t('site:home.deadline.today')
}

function taskOf(
  { path }: Form,
  reply: Reply | undefined,
  mayReply: boolean,
  { t, language }: Reader,
): Task {
  const status = reply && publicStatus(reply.status)
  const withoutReply = mayReply ? 'none' : 'closed'
  return {
    url: `/${language}/${path}`,
    title: t(`${path}:title`),
    look: status ? lookOf(status) : withoutReply,
    statusText: t(`site:home.status.${status ?? withoutReply}`),
  }
}

const eventOnPage = (event: CalendarEvent, { t, dates }: Reader): EventOnPage => ({
  title: t(`event:events.${event.name}`),
  when: daysOf(event, dates),
  days: days.map(text => {
    const day = Temporal.PlainDate.from(text)
    return {
      text: `${dates.shortWeekday(day)} ${day.day}`,
      isOn: isOn(day, event),
    }
  }),
})

const daysOf = ({ firstDay, lastDay }: CalendarEvent, dates: Dates): string =>
  firstDay.equals(lastDay) ? dates.weekday(firstDay) : dates.range(firstDay, lastDay)

const isOn = (day: Temporal.PlainDate, { firstDay, lastDay }: CalendarEvent): boolean =>
  Temporal.PlainDate.compare(day, firstDay) >= 0 && Temporal.PlainDate.compare(day, lastDay) <= 0
