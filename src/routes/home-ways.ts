import { edition } from '#edition/index.ts'
import { isOpen } from '../facts/closing.ts'
import type { When } from '../forms/fields.ts'
import { choosing } from '../forms/form.ts'
import type { Participant } from '../participants/participants.ts'
import type { Reader } from '../reader.ts'
import { forWhom } from './for-whom.ts'
import { replyTo, type Whose } from './home-tasks.ts'

export type Link = { url: string; text: string }

/** The one button: begin, or see what has been sent. */
export function mainWay(
  participants: readonly Participant[],
  now: Temporal.Instant,
  { t, language }: Reader,
): Link {
  if (participants.length > 0)
    return { url: `/${language}/replies`, text: t('site:home.see_replies') }
  const form = edition.forms.find(one => isOpen(one, now))
  return form
    ? { url: `/${language}/${form.path}`, text: t('site:home.reply') }
    : { url: `/${language}/link`, text: t('site:lost_link') }
}

/** One press to the answers that need few words: nobody comes, or somebody else does. */
export function shortWays(whose: Whose, now: Temporal.Instant, { t, language }: Reader): Link[] {
  const form = edition.forms.find(({ means }) => means.declines)
  if (!form || replyTo(form, whose)) return []
  const late = isOpen(form, now) ? '' : '1'
  const way = (when: When, text: string): Link => ({
    url: `/${language}/${form.path}${forWhom(whose.reference, { late, ...choosing(when) })}`,
    text,
  })
  const { declines, standIn } = form.means
  return [
    ...(declines ? [way(declines, t('site:home.declines'))] : []),
    ...(standIn && !late ? [way(standIn.when, t('site:home.stand_in'))] : []),
  ]
}
