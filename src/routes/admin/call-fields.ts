import { edition } from '#edition/index.ts'
import { optionsInWords } from '../../forms/display.ts'
import {
  type FieldView,
  fieldView,
  inputField,
  selectField,
  textareaField,
} from '../../forms/field-view.ts'
import { findField } from '../../forms/form.ts'
import type { Translate } from '../../i18n.ts'
import { noteMax } from '../../participants/notes.ts'
import { callAnswers } from '../../replies/calls.ts'
import type { Reply } from '../../replies/store.ts'
import { sourcesFor, type TypedSource } from './entry-source.ts'
import { optionsFrom } from './reply-page/option.ts'
import { entryProblem, fieldOfProblem, sourceFields } from './source-fields.ts'

export type TypedCall = TypedSource & {
  answer?: string | undefined
  stand_in_name: string
  stand_in_position: string
  stand_in_level: string
  form: readonly string[]
  note: string
}

type AskedCall = {
  /** Those that a call can be about. */
  replies: readonly Reply[]
  typed: TypedCall
  /** A key under `admin:call` or `admin:entry`. */
  problem?: string
}

/** The field that a problem of the call itself is about. */
const places: Record<string, string> = {
  choose_answer: 'answer-comes',
  enter_note: 'note',
  note_too_long: 'note',
  choose_form: 'form',
  enter_name: 'stand_in_name',
  stale: 'form',
}

/** A key under `admin:call` or `admin:entry`, as a sentence. */
export const callProblem = (problem: string, t: Translate): string =>
  problem in places ? t(`admin:call.${problem}`, { count: noteMax }) : entryProblem(problem, t)

/** The field that the problem is about. */
export const placeOf = (problem: string): string | undefined =>
  places[problem] ?? fieldOfProblem(problem)

/** What is asked about a call. */
export function callFields(asked: AskedCall, t: Translate): FieldView[] {
  const { typed, problem, replies } = asked
  const wrong = (...problems: string[]) =>
    problem && problems.includes(problem) ? callProblem(problem, t) : undefined
  return [
    fieldView('radio', {
      id: 'answer',
      label: t('admin:call.answer'),
      problem: wrong('choose_answer'),
      options: optionsFrom(callAnswers, typed.answer, name => t(`admin:call.answers.${name}`)).map(
        option => ({ ...option, id: `answer-${option.value}` }),
      ),
    }),
    standInField('stand_in_name', typed, t, wrong('enter_name')),
    standInField('stand_in_position', typed, t),
    levelField(typed, t),
    fieldView('checkbox', {
      id: 'form',
      label: t('admin:call.forms'),
      problem: wrong('choose_form', 'stale'),
      options: replies.map(({ form }) => ({
        value: form,
        label: t(`${form}:short`),
        isChosen: typed.form.includes(form),
        id: `form-${form}`,
      })),
    }),
    textareaField({
      id: 'note',
      label: t('admin:call.note'),
      isOptional: true,
      hint: t('admin:notes.hint'),
      problem: wrong('enter_note', 'note_too_long'),
      value: typed.note,
      attributes: { rows: '2' },
    }),
    ...sourceFields(
      {
        typed,
        problem,
        sources: sourcesFor(({ isResponse }) => isResponse),
        detailsLabel: t('admin:call.details'),
      },
      t,
    ),
  ]
}

const standInField = (
  name: 'stand_in_name' | 'stand_in_position',
  typed: TypedCall,
  t: Translate,
  problem?: string,
): FieldView =>
  inputField({
    id: name,
    label: t(`admin:call.${name}`),
    isOptional: true,
    room: 'half',
    problem,
    value: typed[name],
  })

/** Some forms rank whoever comes instead by their own level. */
function levelField({ stand_in_level: chosen }: TypedCall, t: Translate): FieldView {
  const level = findField(edition.person, edition.person.means.level)
  const options = level ? optionsInWords(level, t) : []
  return selectField({
    id: 'stand_in_level',
    label: t('admin:call.stand_in_level'),
    isOptional: true,
    options: [
      { value: '', label: t('site:form.choose') },
      ...options.map(option => ({ ...option, isChosen: option.value === chosen })),
    ],
  })
}
