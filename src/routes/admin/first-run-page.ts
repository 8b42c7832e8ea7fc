import { edition } from '#edition/index.ts'
import { siteUrl } from '../../config.ts'
import { dayOf } from '../../dates.ts'
import { dayInWords } from '../../forms/display.ts'
import { languages } from '../../i18n.ts'
import { nameOfLanguage } from '../../intl.ts'
import { planKey } from '../../plan-key.ts'
import { unplanned } from '../../programme/planned-sessions.ts'
import type { Reader } from '../../reader.ts'
import type { Services } from '../../services.ts'
import { isAdmin, type StaffMember } from '../../staff/roles.ts'
import { timeLeft } from '../../today/today-page.ts'
import { type LetterOnPage, unsentLetters } from '../../today/unsent-letter.ts'
import { letters } from './first-run-letters.ts'
import type { Asked, Step, Unmarked } from './first-run-step.ts'

/** What is to be set up before the invitation goes out, and how far that is. */
export type FirstRunPage = {
  day: string
  deadline: string
  steps: Step[]
  /** Nobody has replied yet. */
  isEmpty: boolean
  unsent: LetterOnPage[]
}

export function firstRunPage(
  services: Services,
  reader: Reader,
  member: StaffMember,
  isEmpty: boolean,
): FirstRunPage {
  const now = services.clock.now()
  const asked = { services, reader, member }
  return {
    day: dayInWords(String(dayOf(now)), reader.t),
    deadline: timeLeft(now, reader),
    steps: stepsFor(asked),
    isEmpty,
    unsent: unsentLetters(services.today, reader),
  }
}

function stepsFor(asked: Asked): Step[] {
  const steps: Unmarked[] = [
    invitation(asked),
    letters(asked),
    ...(edition.formOf('slot') ? [sessions(asked)] : []),
    ...(edition.formOf('seat') ? [seats(asked)] : []),
    colleagues(asked),
  ]
  const { t } = asked.reader
  return steps.map(({ isDone, ...step }) => ({
    addresses: [],
    ...step,
    look: isDone ? 'positive' : 'ours',
    mark: t(isDone ? 'admin:first_run.done' : 'admin:first_run.to_do'),
  }))
}

function invitation({ services: { config }, reader: { t } }: Asked): Unmarked {
  const site = siteUrl(config)
  return {
    id: 'invitation',
    title: t('admin:first_run.invitation'),
    isDone: config.publicUrl !== undefined,
    states: config.publicUrl ? [] : [{ text: t('admin:first_run.no_address') }],
    addresses: languages.map(language => ({
      id: `address-${language}`,
      name: nameOfLanguage(language, t.language),
      url: `${site}/${language}`,
    })),
  }
}

function sessions({ services: { programme }, reader: { t } }: Asked): Unmarked {
  const plans = edition.sessions.map(({ name }) => programme.plan(name))
  const planned = plans.filter(plan => planKey(plan) !== planKey(unplanned)).length
  const values = { planned, total: plans.length, ...unplanned }
  return {
    id: 'sessions',
    title: t('admin:first_run.sessions'),
    isDone: planned === plans.length,
    states: [
      { text: t('admin:first_run.sessions_planned', values) },
      ...(planned < plans.length ? [{ text: t('admin:first_run.sessions_usual', values) }] : []),
    ],
    way: { href: '/admin/programme', text: t('admin:first_run.open_programme') },
  }
}

function seats({ services: { seating }, reader: { t } }: Asked): Unmarked {
  const plan = seating.plan()
  const { seatingPlan } = edition
  return {
    id: 'seats',
    title: t('admin:first_run.seats', { title: t('seating:title') }),
    isDone: seatingPlan === undefined || planKey(plan) !== planKey(seatingPlan),
    states: [{ text: t('admin:first_run.seats_planned', plan) }],
    way: { href: '/admin/seating', text: t('admin:first_run.open_seating') },
  }
}

function colleagues({ services: { staff }, reader: { t }, member }: Asked): Unmarked {
  const count = staff.list().filter(({ id }) => id !== member.id).length
  const words = isAdmin(member) ? [] : [{ text: t('admin:first_run.admin_invites') }]
  return {
    id: 'colleagues',
    title: t('admin:first_run.colleagues'),
    isDone: count > 0,
    states: [
      {
        text: count
          ? t('admin:first_run.colleagues_invited', { count })
          : t('admin:first_run.colleagues_none'),
      },
      ...words,
    ],
    ...(isAdmin(member) && {
      way: { href: '/admin/staff#invite', text: t('admin:staff.invite') },
    }),
  }
}
