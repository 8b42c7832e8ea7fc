import { type FieldView, inputField, selectField } from '../../forms/field-view.ts'
import type { Translate } from '../../i18n.ts'
import { sourceDetailsMax, type TypedSource } from './entry-source.ts'
import { optionsFrom } from './reply-page/option.ts'

/** How what is written down reached the secretariat, as a page asks it. */
export type AskedSource = {
  typed: TypedSource | undefined
  /** A key under `admin:entry`, of whatever field. */
  problem: string | undefined
  sources: readonly string[]
  /** Stands before the ids, where a page asks several times. */
  prefix?: string
  detailsHint?: string
  /** What is asked instead of number and date. */
  detailsLabel?: string
}

/** The field that a problem is about; the others are about none of these. */
const fields: Record<string, string> = {
  choose_source: 'source',
  details_too_long: 'source_details',
  confirm_return: 'brings_back',
}
export const fieldOfProblem = (problem: string): string | undefined => fields[problem]

export const entryProblem = (problem: string, t: Translate): string =>
  t(`admin:entry.${problem}`, { count: sourceDetailsMax })

export function sourceFields(asked: AskedSource, t: Translate): FieldView[] {
  const { typed, problem, sources, prefix = '', detailsHint = '' } = asked
  const { detailsLabel = t('admin:entry.details') } = asked
  const wrongIn = (field: string) =>
    problem && fieldOfProblem(problem) === field ? entryProblem(problem, t) : undefined
  return [
    selectField({
      id: `${prefix}source`,
      name: 'source',
      label: t('admin:entry.source'),
      problem: wrongIn('source'),
      options: [
        { value: '', label: t('site:form.choose') },
        ...optionsFrom(sources, typed?.source, name => t(`admin:entry.sources.${name}`)),
      ],
    }),
    inputField({
      id: `${prefix}source_details`,
      name: 'source_details',
      label: detailsLabel,
      isOptional: true,
      hint: detailsHint,
      problem: wrongIn('source_details'),
      value: typed?.source_details ?? '',
    }),
  ]
}
