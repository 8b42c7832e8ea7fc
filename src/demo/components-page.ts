import { edition } from '#edition/index.ts'
import { type FormPage, formPage } from '../forms/page.ts'
import type { Reader } from '../reader.ts'

/** Each part that pages are made of, once. */
export type ComponentsPage = {
  sections: FormPage['sections']
  problems: FormPage['problems']
  deadline: string
  hint: string
  form: { title: string; done: string; submit: string }
  tasks: { look: string; text: string }[]
}

/** One question with an error, one with what was typed. */
const problems = [{ field: 'representative_name', code: 'enter' }]
const typed = { notes: '' }

/** What a form of the home page may say, and how it looks. */
const looks = { none: 'none', received: 'good', withdrawn: 'over', closed: 'closed' }

export function componentsPage({ t, dates }: Reader): ComponentsPage {
  const [form] = edition.forms
  const { path, closesAt } = form
  return {
    sections: formPage(form, typed, problems, t).sections,
    problems: [{ href: '#main', text: t('participation:visa_support.errors.choose') }],
    deadline: t('site:home.deadline.until', { moment: dates.moment(closesAt) }),
    hint: t('person:position.hint'),
    form: {
      title: t(`${path}:title`),
      done: t('replies:done.received', { form: t(`${path}:short`) }),
      submit: t(`${path}:submit`),
    },
    tasks: Object.entries(looks).map(([status, look]) => ({
      look,
      text: t(`site:home.status.${status}`),
    })),
  }
}
