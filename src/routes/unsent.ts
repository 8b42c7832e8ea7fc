import { fullName } from '../facts/person.ts'
import type { Answers } from '../forms/fields.ts'
import type { Reader } from '../reader.ts'
import { type OtherName, otherNames } from '../replies/submission.ts'
import { forWhom } from './for-whom.ts'
import type { Meant } from './meant.ts'

/** Why a form with good answers was not taken: its words are `site:form.unsent.<name>`. */
export type WhyUnsent = 'outdated' | 'replied_before' | 'link_ended' | 'other_name'

/** What the page says then, and the ways on. */
export type Unsent = {
  text: string
  /** Opens in another tab, so that nothing typed is lost. */
  wayOn: { url: string; text: string }
  /** What sends the form all the same; `value`: of `other_name`. */
  buttons: { value: OtherName; text: string }[]
}

export function unsentIn(
  why: WhyUnsent,
  { participant }: Meant,
  typed: Answers,
  { t, language }: Reader,
): Unsent {
  const stored = participant && {
    url: `/${language}/replies${forWhom(participant.reference)}`,
    text: t('site:form.unsent.see_stored'),
  }
  const lost = { url: `/${language}/link`, text: t('site:form.unsent.get_link') }
  return {
    text: t(`site:form.unsent.${why}`, {
      name: participant ? fullName(participant.person) : '',
      reference: participant?.reference ?? '',
      other: fullName(typed),
    }),
    wayOn: stored ?? lost,
    buttons: (why === 'other_name' ? otherNames : []).map(value => ({
      value,
      text: t(`site:form.unsent.${value}`),
    })),
  }
}
