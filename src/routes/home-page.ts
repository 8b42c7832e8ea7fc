import { circular, readerZones } from '#edition/circular.ts'
import { edition } from '#edition/index.ts'
import type { CalendarEvent } from '../calendar.ts'
import type { Dates } from '../dates.ts'
import { isOpen } from '../facts/closing.ts'
import { fullName } from '../facts/person.ts'
import type { Form } from '../forms/form.ts'
import type { Translate } from '../i18n.ts'
import type { Participant } from '../participants/participants.ts'
import type { Reader } from '../reader.ts'
import { type Deadline, daysLeft, deadlines } from '../replies/deadlines.ts'
import { takenLate } from '../replies/late.ts'
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
  /** Whom this browser may open; of one alone, the tasks show how their replies stand. */
  people: { text: string; url: string }[]
  /** Some reply can still be sent; afterwards the page asks for nothing any more. */
  isOpen: boolean
  tasksTitle: string
  tasks: Task[]
  /** Several are known already: the tasks are for somebody new. */
  areForAnother: boolean
  /** Where to reply for one more than the only participant known; empty once every form has closed. */
  anotherUrl: string
  week: EventOnPage[]
}
type DeadlineOnPage = {
  /** The forms that it holds for; empty where it holds for all. */
  forms: string
  /** Until when, or since when no longer. */
  sentence: string
  /** How long there is still; empty afterwards, as is what follows. */
  left: string
  /** The same moment in the zones of many readers. */
  zones: string[]
  closesAt: string
}
/** `url`: empty where nothing can be done and nothing is there. */
type Task = { url: string; title: string; look: string; statusText: string }
type EventOnPage = { title: string; when: string; days: { text: string; isOn: boolean }[] }

export function homePage(
  { clock, replies }: Services,
  participants: readonly Participant[],
  reader: Reader,
): HomePage {
  const now = clock.now()
  const { t } = reader
  const mayReply = forms.some(form => isOpen(form, now))
  const only = participants.length === 1 ? participants[0] : undefined
  return {
    people: participants.map(one => personOnPage(one, reader)),
    number: circular.number,
    issued: reader.dates.date(circular.issuedOn),
    when: reader.dates.range(calendar[0].firstDay, calendar[0].lastDay),
    deadlines: deadlines.map(deadline => deadlineOnPage(deadline, now, reader)),
    isOpen: mayReply,
    tasksTitle: mayReply ? t('site:home.tasks') : t('site:home.tasks_closed'),
    tasks: forms.map(form => {
      const reply = only && replies.reply(only.id, form.path)
      return taskOf(form, only, reply, isOpen(form, now), reader)
    }),
    areForAnother: participants.length > 1,
    anotherUrl: only && mayReply ? `/${reader.language}/replies#another` : '',
    week: calendar.map(event => eventOnPage(event, reader)),
  }
}

const deadlineOnPage = (
  deadline: Deadline,
  now: Temporal.Instant,
  { t, dates }: Reader,
): DeadlineOnPage => {
  const moment = dates.moment(deadline.closesAt)
  return {
    forms:
      deadlines.length > 1 ? deadline.forms.map(({ path }) => t(`${path}:short`)).join(', ') : '',
    ...(isOpen(deadline, now)
      ? {
          sentence: t('site:home.deadline.until', { moment }),
          left: timeLeft(deadline, now, t),
          zones: readerZones.map(({ name, zone }) =>
            t(`home:zones.${name}`, { moment: dates.moment(deadline.closesAt, zone) }),
          ),
          closesAt: String(deadline.closesAt),
        }
      : { sentence: t('site:closed', { deadline: moment }), left: '', zones: [], closesAt: '' }),
  }
}

function timeLeft(deadline: Deadline, now: Temporal.Instant, t: Translate): string {
  const count = daysLeft(deadline, now)
  return count > 0 ? t('site:home.deadline.days', { count }) : t('site:home.deadline.today')
}

const personOnPage = ({ person, reference }: Participant, { t, language }: Reader) => ({
  text: t('site:home.person', { name: fullName(person), reference }),
  url: `/${language}/replies?for=${reference}`,
})

/** `participant`: whose task it is; undefined: somebody new's. */
function taskOf(
  form: Form,
  participant: Participant | undefined,
  reply: Reply | undefined,
  mayReply: boolean,
  { t, language }: Reader,
): Task {
  const status = reply && publicStatus(reply.status)
  const whose = participant ? `?for=${participant.reference}` : ''
  const wayOn = reply && !mayReply ? `replies${whose}#${form.path}` : `${form.path}${whose}`
  const withoutReply = mayReply ? 'none' : 'closed'
  return {
    url: leadsOn(form, reply, mayReply) ? `/${language}/${wayOn}` : '',
    title: t(`${form.path}:title`),
    look: status ? lookOf(status) : withoutReply,
    statusText: t(`site:home.status.${status ?? withoutReply}`),
  }
}

const leadsOn = (form: Form, reply: Reply | undefined, mayReply: boolean): boolean =>
  mayReply || reply !== undefined || takenLate(form, reply) !== 'nothing'

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
