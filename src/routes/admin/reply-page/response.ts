import { type FieldView, selectField } from '../../../forms/field-view.ts'
import type { Translate } from '../../../i18n.ts'
import type { Reader } from '../../../reader.ts'
import { possibleResponses } from '../../../replies/statuses.ts'
import type { Participant, Reply } from '../../../replies/store.ts'
import { sourcesFor } from '../entry-source.ts'
import { type AskedSource, entryProblem, fieldOfProblem, sourceFields } from '../source-fields.ts'
import { optionsFrom } from './option.ts'
import type { TypedResponse } from './typed.ts'

/** A response that came outside the site, to be written down in the participant's name. */
export type ResponseOnPage = {
  id: string
  about: string
  isOpen: boolean
  action: string
  version: number
  /** What was said, and how that reached the secretariat. */
  fields: FieldView[]
}

/** Undefined: there is nothing to respond to. */
export function responseOnPage(
  { reference }: Participant,
  reply: Reply,
  typed: TypedResponse | undefined,
  { t }: Reader,
): ResponseOnPage | undefined {
  const possible = possibleResponses(reply)
  if (possible.length === 0) return undefined
  return {
    id: `${reply.form}-answer`,
    about: t(`${reply.form}:short`),
    isOpen: typed !== undefined,
    action: `/admin/replies/${reference}/${reply.form}/answer`,
    version: reply.version,
    fields: fieldsOf(reply, possible, typed, t),
  }
}

function fieldsOf(
  { form }: Reply,
  possible: readonly string[],
  typed: TypedResponse | undefined,
  t: Translate,
): FieldView[] {
  const asked: AskedSource = {
    prefix: `${form}-answer-`,
    typed,
    problem: typed?.problem,
    sources: sourcesFor(({ isResponse }) => isResponse),
  }
  return [responseField(form, possible, typed, t), ...sourceFields(asked, t)]
}

/** Says too what is wrong with the response as a whole. */
const responseField = (
  form: string,
  possible: readonly string[],
  typed: TypedResponse | undefined,
  t: Translate,
): FieldView =>
  selectField({
    id: `${form}-answer-to`,
    name: 'answer',
    label: t('admin:entry.what'),
    problem: typed && !fieldOfProblem(typed.problem) ? entryProblem(typed.problem, t) : undefined,
    options: [
      { value: '', label: t('site:form.choose') },
      ...optionsFrom(possible, typed?.response, name => t(`admin:entry.answers.${name}`)),
    ],
  })
