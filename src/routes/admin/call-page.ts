import { edition } from '#edition/index.ts'
import { documentTitle } from '../../document-title.ts'
import { fullName } from '../../facts/person.ts'
import type { FieldView } from '../../forms/field-view.ts'
import { fieldsOf } from '../../forms/form.ts'
import type { ProblemView } from '../../forms/page.ts'
import { problemInWords } from '../../forms/problem-words.ts'
import type { Translate } from '../../i18n.ts'
import type { Participant } from '../../participants/participants.ts'
import type { Unfinished } from '../../replies/calls.ts'
import type { Reply } from '../../replies/store.ts'
import { callFields, callProblem, placeOf, type TypedCall } from './call-fields.ts'
import { recordHref } from './record-href.ts'

/** What was said in a call, to be written down. */
export type CallPage = {
  documentTitle: string
  name: string
  backHref: string
  action: string
  list: string
  seen: string
  problems: ProblemView[]
  fields: FieldView[]
}

type Shown = {
  participant: Participant
  /** Those that a call can be about. */
  replies: readonly Reply[]
  /** The query of the table beside the record. */
  list: string | undefined
  /** What is known of them now. */
  seen: string
  typed: TypedCall | undefined
  /** A key under `admin:call` or `admin:entry`. */
  problem?: string
  unfinished?: readonly Unfinished[]
}

/** Mostly somebody telephones about everything that the participant has replied to. */
const untouched = (replies: readonly Reply[]): TypedCall => ({
  stand_in_name: '',
  stand_in_position: '',
  stand_in_level: '',
  form: replies.map(({ form }) => form),
  note: '',
  source: 'telephone',
  source_details: '',
})

export function callPage(shown: Shown, { t }: { t: Translate }): CallPage {
  const { participant, list, seen, replies, typed = untouched(replies) } = shown
  const { reference, person } = participant
  const problems = problemsOf(shown, t)
  return {
    documentTitle: documentTitle(t('admin:call.title'), problems.length > 0, t),
    name: fullName(person),
    backHref: recordHref(reference, typed.form[0], list),
    action: `/admin/replies/${reference}/call`,
    list: list ?? '',
    seen,
    problems,
    fields: callFields({ ...shown, typed }, t),
  }
}

function problemsOf({ participant, problem, unfinished = [] }: Shown, t: Translate): ProblemView[] {
  const place = problem && placeOf(problem)
  return [
    ...(problem ? [{ href: `#${place}`, text: callProblem(problem, t) }] : []),
    ...unfinished.flatMap(({ form, problems }) =>
      problems.map(one => ({
        href: `/admin/replies/${participant.reference}/${form.path}/entry`,
        text: t('admin:call.unfinished', {
          form: t(`${form.path}:short`),
          problem: problemInWords(one, fieldsOf(edition.withPerson(form)), t),
        }),
      })),
    ),
  ]
}
