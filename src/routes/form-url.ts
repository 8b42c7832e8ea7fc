import type { When } from '../forms/fields.ts'
import type { Form } from '../forms/form.ts'
import type { Language } from '../i18n.ts'

/** Where a form is answered. `query`: for whom, and what is chosen already; empty texts are left out. */
export function formUrl(
  { path }: Pick<Form, 'path'>,
  language: Language,
  query: Record<string, string> = {},
): string {
  const asked = Object.entries(query).filter(([, value]) => value)
  const search = String(new URLSearchParams(asked))
  return `/${language}/${path}${search && `?${search}`}`
}

/** The first answers that meet the condition, as a form's address names them. */
export const choosing = (when: When): Record<string, string> =>
  Object.fromEntries(Object.entries(when).map(([name, options]) => [name, options[0] ?? '']))
