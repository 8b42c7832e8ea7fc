import type { Form } from '../forms/form.ts'
import type { Reader } from '../reader.ts'

/** In place of a form that takes no more replies. */
export type ClosedPage = { documentTitle: string; title: string; closed: string }

export const closedPage = ({ path, closesAt }: Form, { t, dates }: Reader): ClosedPage => ({
  documentTitle: t(`${path}:short`),
  title: t(`${path}:title`),
  closed: t('site:closed', { deadline: dates.moment(closesAt) }),
})
