import { choosing, type Form } from '../forms/form.ts'
import type { Reader } from '../reader.ts'
import { deadlineInWords } from '../replies/deadlines.ts'
import { forWhom } from './for-whom.ts'

/** In place of a form that takes no more replies. */
export type ClosedPage = {
  documentTitle: string
  title: string
  closed: string
  /** Where a refusal is still taken; undefined: the form knows none. */
  refusal: { url: string; text: string } | undefined
}

export const closedPage = (form: Form, { t, language }: Reader): ClosedPage => ({
  documentTitle: t(`${form.path}:short`),
  title: t(`${form.path}:title`),
  closed: t('site:closed', { deadline: deadlineInWords(form, t) }),
  refusal: form.means.declines && {
    url: `/${language}/${form.path}${forWhom('', { late: '1', ...choosing(form.means.declines) })}`,
    text: t('site:closed_refusal'),
  },
})
