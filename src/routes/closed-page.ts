import type { Form } from '../forms/form.ts'
import type { Reader } from '../reader.ts'

/** In place of a form that takes no more replies. */
export type ClosedPage = {
  documentTitle: string
  title: string
  closed: string
  /** Where a refusal is still taken; undefined: the form knows none. */
  refusal: { url: string; text: string } | undefined
}

export const closedPage = (
  { path, closesAt, means }: Form,
  { t, dates, language }: Reader,
): ClosedPage => ({
  documentTitle: t(`${path}:short`),
  title: t(`${path}:title`),
  closed: t('site:closed', { deadline: dates.moment(closesAt) }),
  refusal: means.declines && { url: `/${language}/${path}?late=1`, text: t('site:closed_refusal') },
})
