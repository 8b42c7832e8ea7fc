import { edition } from '#edition/index.ts'
import { type FormPage, formPage } from '../forms/page.ts'
import type { Reader } from '../reader.ts'

/** A page with each component that pages are made of. */
export type ComponentsPage = {
  sections: FormPage['sections']
  problems: FormPage['problems']
  deadline: string
  hint: string
  form: { title: string; done: string; submit: string }
  tasks: { look: string; text: string }[]
}

const problems = [{ field: 'representative_name', code: 'enter' }]
const typed = { notes: '' }

/** Looks of a form on the home page, by its status. */
const looks = { none: 'none', received: 'new', withdrawn: 'closed', closed: 'closed' }

export function componentsPage({ t, dates }: Reader): ComponentsPage {
  const [form] = edition.forms
  const { path, closesAt } = form
  return {
    sections: formPage(form, { typed, problems }, t).sections,
    problems: [{ href: '#main', text: t('participation:visa_support.errors.choose') }],
    deadline: t('site:home.deadline.until', { moment: dates.moment(closesAt) }),
    hint: t('person:position.hint'),
    form: {
      title: t(`${path}:title`),
      done: t('replies:done.submitted', { form: t(`${path}:short`) }),
      submit: t(`${path}:submit`),
    },
    tasks: Object.entries(looks).map(([status, look]) => ({
      look,
      text: t(`site:home.status.${status}`),
    })),
  }
}
