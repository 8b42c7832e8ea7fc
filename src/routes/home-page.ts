import { circular } from '#edition/circular.ts'
import { edition } from '#edition/index.ts'
import { createDates } from '../dates.ts'
import { isOpen } from '../facts/closing.ts'
import { fullName } from '../facts/person.ts'
import type { Participant } from '../participants/participants.ts'
import type { Reader } from '../reader.ts'
import { saidOnce } from '../said-once.ts'
import type { Services } from '../services.ts'
import { type DraftOnPage, draftsOnPage } from './drafts-on-page.ts'
import { forWhom } from './for-whom.ts'
import { type DeadlineOnPage, deadlinesOnPage } from './home-deadlines.ts'
import { type Task, tasksOnPage, whoseTasks } from './home-tasks.ts'
import { type Link, mainWay, shortWays } from './home-ways.ts'
import { type Week, weekOnPage } from './home-week.ts'

const { forms, calendar, days } = edition
const invited = { issuedOn: circular.issuedOn, calendar, days }

/** What it says of the circular, whenever and by whomever it is opened. */
type Invitation = {
  issued: string
  /** The days of the whole week. */
  when: string
  week: Week
}

export type HomePage = Invitation & {
  deadlines: DeadlineOnPage[]
  /** Some reply can still be sent; afterwards the page asks for nothing any more. */
  isOpen: boolean
  mainWay: Link
  shortWays: Link[]
  drafts: DraftOnPage[]
  /** Whom this browser may open; of one alone, the tasks show how their replies stand. */
  people: Link[]
  /** Nobody is known, and the one button is to begin: whoever has replied needs their link. */
  asksForLink: boolean
  /** Something has been sent, or can be. */
  hasTasks: boolean
  tasksTitle: string
  tasks: Task[]
  /** Several are known already: the tasks are for somebody new. */
  areForAnother: boolean
  /** Where to reply for one more than the only participant known; empty once every form has closed. */
  anotherUrl: string
}

/** `tokens`: of the drafts that this browser has saved. */
export function homePage(
  services: Services,
  participants: readonly Participant[],
  tokens: readonly string[],
  reader: Reader,
): HomePage {
  const now = services.clock.now()
  const { t, language } = reader
  const mayReply = forms.some(form => isOpen(form, now))
  const whose = whoseTasks(services, participants)
  return {
    ...invitationIn(invited, t),
    deadlines: deadlinesOnPage(now, reader),
    isOpen: mayReply,
    mainWay: mainWay(participants, now, reader),
    shortWays: shortWays(whose, now, reader),
    drafts: draftsOnPage(services, tokens, reader),
    people: participants.map(one => personOnPage(one, reader)),
    asksForLink: mayReply && participants.length === 0,
    hasTasks: mayReply || participants.length > 0,
    tasksTitle: mayReply ? t('site:home.tasks') : t('site:home.tasks_closed'),
    tasks: tasksOnPage(whose, now, reader),
    areForAnother: participants.length > 1,
    anotherUrl: whose.reference && mayReply ? `/${language}/replies#another` : '',
  }
}

const invitationIn = saidOnce(({ issuedOn, calendar, days }: typeof invited, t): Invitation => {
  const dates = createDates(t)
  const [whole] = calendar
  return {
    issued: dates.date(issuedOn),
    when: dates.range(whole.firstDay, whole.lastDay),
    week: weekOnPage(calendar, days, t),
  }
})

const personOnPage = ({ person, reference }: Participant, { t, language }: Reader): Link => ({
  text: t('site:home.person', { name: fullName(person), reference }),
  url: `/${language}/replies${forWhom(reference)}`,
})
