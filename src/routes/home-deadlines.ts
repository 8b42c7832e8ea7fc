import { readerZones } from '#edition/circular.ts'
import { createDates } from '../dates.ts'
import { isOpen } from '../facts/closing.ts'
import type { Translate } from '../i18n.ts'
import type { Reader } from '../reader.ts'
import { type Deadline, daysLeft, deadlineInWords, deadlines } from '../replies/deadlines.ts'
import { saidOnce } from '../said-once.ts'

export type DeadlineOnPage = {
  /** The forms that it holds for; empty where it holds for all. */
  forms: string
  /** Until when; afterwards undefined. */
  until: { moment: string; left: string; elsewhere: string; closesAt: string } | undefined
  /** Since when no longer; empty before. */
  closed: string
}

export const deadlinesOnPage = (now: Temporal.Instant, reader: Reader): DeadlineOnPage[] =>
  deadlines.map(deadline => ({
    forms: deadlines.length > 1 ? formsOf(deadline, reader) : '',
    ...(isOpen(deadline, now)
      ? { until: untilWhen(deadline, now, reader), closed: '' }
      : { until: undefined, closed: sinceWhen(deadline, reader) }),
  }))

const formsOf = ({ forms }: Deadline, { t }: Reader): string =>
  forms.map(({ path }) => t(`${path}:short`)).join(', ')

const sinceWhen = (deadline: Deadline, { t }: Reader): string =>
  t('site:closed', { deadline: deadlineInWords(deadline, t) })

const untilWhen = (deadline: Deadline, now: Temporal.Instant, { t }: Reader) => ({
  moment: deadlineInWords(deadline, t),
  left: timeLeft(deadline, now, t),
  elsewhere: elsewhere(deadline, t),
  closesAt: String(deadline.closesAt),
})

/** The same moment where many who read this language live. */
const elsewhere = saidOnce(({ closesAt }: Deadline, t): string =>
  readerZones
    .filter(({ languages }) => languages.includes(t.language))
    .map(({ name, zone }) =>
      t(`home:zones.${name}`, { moment: createDates(t).moment(closesAt, zone) }),
    )
    .join(' '),
)

function timeLeft(deadline: Deadline, now: Temporal.Instant, t: Translate): string {
  const count = daysLeft(deadline, now)
  return count > 0 ? t('site:home.deadline.days', { count }) : t('site:home.deadline.today')
}
