import type { ProblemView } from '../../../forms/page.ts'
import type { Translate } from '../../../i18n.ts'
import { tagMax, tagsMax } from '../../../participants/labels.ts'
import { noteMax } from '../../../participants/notes.ts'
import { entryProblem } from '../source-fields.ts'
import type { TypedDecision, TypedNote, TypedOnPage, TypedTag } from './typed.ts'

/** The fields of problems that are of the form's own; the others are why it changed nothing. */
const decisionFields: ReadonlyMap<string, string> = new Map([
  ['choose', '-to'],
  ['note_too_long', '-note'],
  ['session_needed', '-session'],
])

const isOfDecisionForm = ({ problem = '' }: TypedDecision): boolean => decisionFields.has(problem)

const decisionFieldOf = ({ form, problem = '' }: TypedDecision): string =>
  `#${form}-decision${decisionFields.get(problem) ?? ''}`

export const decisionProblem = (decision: TypedDecision, t: Translate): string =>
  isOfDecisionForm(decision)
    ? t(`admin:decision.${decision.problem}`, { count: noteMax })
    : t(`admin:decision.why.${decision.problem}`)

export const tagProblem = ({ problem }: TypedTag, t: Translate): string =>
  t(`admin:labels.${problem}`, { count: problem === 'no_room' ? tagsMax : tagMax })

export const noteProblem = ({ problem }: TypedNote, t: Translate): string =>
  t(`admin:notes.${problem}`, { count: noteMax })

/** The title of what the page says at its top. */
export function failedIn({ decision, response, tag, note }: TypedOnPage, t: Translate): string {
  if (note) return t('admin:failed.note')
  if (tag) return t('admin:failed.tag')
  if (response) return t('admin:failed.response')
  if (!decision) return ''
  const isForm = decision.to !== '' || isOfDecisionForm(decision)
  return t(isForm ? 'admin:failed.decision' : 'admin:failed.action')
}

/** What the page says at its top; a decision that came too late says more beside the decision. */
export function problemsOf(
  { decision, response, tag, note }: TypedOnPage,
  t: Translate,
): ProblemView[] {
  return [
    ...(note ? [{ href: '#text', text: noteProblem(note, t) }] : []),
    ...(tag ? [{ href: '#tag', text: tagProblem(tag, t) }] : []),
    ...(response
      ? [{ href: `#${response.form}-answer`, text: entryProblem(response.problem, t) }]
      : []),
    ...(decision?.problem
      ? [{ href: decisionFieldOf(decision), text: decisionProblem(decision, t) }]
      : []),
  ]
}
