import { contactEmail } from '#edition/circular.ts'
import { edition } from '#edition/index.ts'
import { createDates } from '../dates.ts'
import type { Form } from '../forms/form.ts'
import { type Language, siteLanguage, type Translate, translator } from '../i18n.ts'
import { type ClosingView, closingsIn } from './closings.ts'
import { type DecidedView, decidedIn } from './decided.ts'
import { greetingOf } from './greeting.ts'
import { wordsOf } from './kind-of-letter.ts'
import { kinds } from './kinds.ts'
import type { LetterContent } from './letter.ts'
import { isAboutSeveral } from './letter-data.ts'
import type { LetterLink } from './letter-link.ts'
import { type ListedView, listedIn, type Row } from './listed.ts'
import { participantIn } from './named.ts'
import { type NextStepsView, nextStepsIn } from './next-steps.ts'

/** When a letter is written, where it leads, and who signs it. */
export type Occasion = {
  at: Temporal.Instant
  linkIn?: LetterLink | undefined
  /** In the letter's language; undefined: the secretariat that takes the replies. */
  signedBy?: string | undefined
}

/** What both templates of a letter print. */
export type LetterView = DecidedView &
  ListedView &
  NextStepsView & {
    language: Language
    dir: 'ltr' | 'rtl'
    /** The side on which its lines begin: mail programs know no logical ones. */
    start: 'left' | 'right'
    t: Translate
    subject: string
    /** What lists of letters show beside the subject. */
    preheader: string
    /** Which circular it is about, and what takes place where and when. */
    letterhead: { circular: string; meeting: string }
    /** Empty in a letter that nobody signs. */
    greeting: string
    intro: string
    /** Whom and which reply it is about. */
    about: Row[]
    /** What to do where the calendar file does not remove an entry; empty where none has ended. */
    calendarEnded: string
    signature: SignatureView | undefined
    closings: ClosingView[]
  }

type SignatureView = { lines: string[]; contact: { sentence: string; email: string } }

export function letterView(
  content: LetterContent,
  form: Form | undefined,
  { at, linkIn, signedBy }: Occasion,
): LetterView {
  const { kind, language, data, isProven } = content
  const kindOf = kinds[kind]
  const t = translator(language)
  const { direction } = siteLanguage(language)
  const values = { reference: data.reference, form: form ? t(`${form.path}:short`) : '' }
  const intro = t(wordsOf(kindOf.intro, data), values)
  const about = aboutIn(content, t)
  return {
    language,
    dir: direction,
    start: direction === 'rtl' ? 'right' : 'left',
    t,
    subject: t(wordsOf(kindOf.subject, data), values),
    preheader: [intro, ...about.map(({ text }) => text)].join(' '),
    letterhead: letterheadIn(t),
    greeting: kindOf.isUnsigned ? '' : greetingOf(data.person, isProven, t),
    intro,
    about,
    ...decidedIn(data, t),
    ...listedIn(content, form),
    ...nextStepsIn(content, form, linkIn?.(language), at),
    calendarEnded: data.calendar?.ended.length ? t('letters:calendar_ended') : '',
    signature: kindOf.isUnsigned ? undefined : signatureIn(t, signedBy),
    closings: closingsIn(content, linkIn),
  }
}

function letterheadIn(t: Translate): LetterView['letterhead'] {
  const [{ firstDay, lastDay }] = edition.calendar
  return {
    circular: t('letters:sender'),
    meeting: t('letters:letterhead', {
      place: t('event:place'),
      dates: createDates(t).range(firstDay, lastDay),
    }),
  }
}

/** Nobody is named to an address that nobody has proven: a stranger may have typed the name. */
function aboutIn({ kind, language, data, isProven }: LetterContent, t: Translate): Row[] {
  const { reference, person, repliedAt } = data
  const rows: Row[] = [
    {
      label: t('letters:participant'),
      text: isProven && person ? participantIn(person, language) : '',
    },
    {
      label: t('letters:reference'),
      text: isAboutSeveral(data) ? '' : reference,
      isWhole: true,
    },
    {
      label: t(`letters:times.${kind}`),
      text: repliedAt ? momentIn(repliedAt, t) : '',
    },
  ]
  return rows.filter(({ text }) => text)
}

const momentIn = (instant: string, t: Translate): string =>
  t('letters:moment', { moment: createDates(t).moment(Temporal.Instant.from(instant)) })

const signatureIn = (t: Translate, signedBy = t('letters:secretariat')): SignatureView => ({
  lines: [t('letters:respectfully'), signedBy],
  contact: { sentence: t('event:contact'), email: contactEmail },
})
