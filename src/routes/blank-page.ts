import { officialRegistration } from '#edition/circular.ts'
import { edition } from '#edition/index.ts'
import { createDates } from '../dates.ts'
import { everyLanguage, type InEvery } from '../every-language.ts'
import { isOpen } from '../facts/closing.ts'
import type { Form } from '../forms/form.ts'
import type { Translate } from '../i18n.ts'
import type { Reader } from '../reader.ts'
import { keptForIn } from '../retention/periods.ts'
import { type BlankSection, blankSections } from './blank-questions.ts'
import { signLines } from './sign.ts'

/** A form in every language, to be filled in by hand. */
export type BlankPage = {
  documentTitle: string
  title: InEvery
  /** At the head of each sheet: until when replies are taken, or since when no longer. */
  deadline: InEvery
  /** Where the form is sent. */
  send: InEvery
  /** What it is not. */
  notRegistration: InEvery
  sections: BlankSection[]
  privacy: { title: InEvery; sentences: InEvery[] }
  sign: InEvery[]
}

/** What whoever signs must know; the whole notice is on the site. */
const noticeKeys = ['why.body', 'who.body', 'long.body', 'long.sensitive', 'long.rest'].map(
  key => `privacy:${key}`,
)

export function blankPage(form: Form, now: Temporal.Instant, { t, language }: Reader): BlankPage {
  const every = everyLanguage(language)
  const { words, inEvery } = every
  return {
    documentTitle: t('site:blank.title', { form: t(`${form.path}:short`) }),
    title: words(`${form.path}:title`),
    deadline: inEvery(t => deadlineIn(form, now, t)),
    send: words('site:blank.send'),
    notRegistration: inEvery(t =>
      t('site:blank.not_registration', { site: officialRegistration.text }),
    ),
    sections: blankSections(edition.withPerson(form), language),
    privacy: {
      title: words('privacy:title'),
      sentences: noticeKeys.map(key => inEvery(t => t(key, keptForIn(t.language)))),
    },
    sign: signLines(every),
  }
}

function deadlineIn(form: Form, now: Temporal.Instant, t: Translate): string {
  const deadline = createDates(t).moment(form.closesAt)
  return isOpen(form, now)
    ? t('site:home.deadline.until', { moment: deadline })
    : t('site:closed', { deadline })
}
