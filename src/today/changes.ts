import { timeZone } from '#edition/circular.ts'
import { dayOf, shortDay, shortInYear } from '../dates.ts'
import { countryInWords } from '../facts/in-words.ts'
import { fullName } from '../facts/person.ts'
import type { Reader } from '../reader.ts'
import { byParticipant } from '../replies/versions.ts'
import { dateIn } from '../table/since.ts'
import { tableHref } from '../table/table-href.ts'
import type { Sources } from './sources.ts'
import type { Change } from './today-store.ts'

/** What participants have said since a day, the newest first. */
export type ChangesOnPage = {
  title: string
  /** The day that was asked for, and the last that may be, as ISO dates. */
  since: string
  today: string
  newest: ChangeOnPage[]
  /** The table of all replies that came or changed; its number is of replies, not of changes. */
  all: { href: string; text: string }
}
export type ChangeOnPage = {
  at: string
  href: string
  name: string
  country: string
  what: string
  by: string
}

/** As many as stand beside the queues. */
const shownMax = 8

export function changesOnPage(
  { store }: Sources,
  since: Temporal.PlainDate,
  now: Temporal.Instant,
  reader: Reader,
): ChangesOnPage {
  const { t } = reader
  const from = String(since.toZonedDateTime(timeZone).toInstant())
  return {
    title: t('admin:today.changes', { day: shortDay(since, t) }),
    since: String(since),
    today: String(dayOf(now)),
    newest: store.changesSince(from, shownMax).map(change => changeOnPage(change, reader)),
    all: {
      href: tableHref({ since: String(since) }),
      text: t('admin:today.all_changes', { count: store.repliesSince(from) }),
    },
  }
}

function changeOnPage(change: Change, { t }: Reader): ChangeOnPage {
  const { form, reference, person, madeAt, madeBy } = change
  return {
    at: shortInYear(Temporal.Instant.from(madeAt)),
    href: `/admin/replies/${reference}?form=${form}`,
    name: fullName(person),
    country: countryInWords(person, t),
    what: whatIn(change, { t }),
    by: madeBy === byParticipant ? t('admin:today.participant') : madeBy,
  }
}

/** A yes or no by the status that it has given; what staff have entered with how it had come. */
function whatIn({ action, after, form }: Change, { t }: Pick<Reader, 't'>): string {
  const source = after.source ? ` (${t(`admin:entry.sources.${after.source.kind}`)})` : ''
  if (action === 'answered' && after.status) return t(`admin:status.${after.status}`) + source
  return `${t(`${form}:short`)}: ${t(`admin:today.did.${action}`)}${source}`
}

/** The day from which on changes are told: the one asked for, else yesterday. */
export function sinceDay(asked: unknown, now: Temporal.Instant): Temporal.PlainDate {
  const today = dayOf(now)
  const day = typeof asked === 'string' ? dateIn(asked) : undefined
  return day && Temporal.PlainDate.compare(day, today) <= 0 ? day : today.subtract({ days: 1 })
}
