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
  tasks: { status: string; text: string }[]
}

/** One question with an error, one with what was typed. */
const problems = [{ field: 'representative_name', code: 'enter' }]
const typed = { notes: '' }

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
    tasks: ['none', 'received', 'withdrawn', 'closed'].map(status => ({
      status,
      text: t(`site:home.status.${status}`),
    })),
  }
}
