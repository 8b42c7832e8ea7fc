import { edition } from '#edition/index.ts'
import { displayAnswer } from '../forms/display.ts'
import type { Answers, Field } from '../forms/fields.ts'
import { fieldsOf, type Questions } from '../forms/form.ts'
import type { Translate } from '../i18n.ts'
import type { VersionState } from './versions.ts'

/** One property of a reply with its value in words; no lines: the reply has none. */
export type StateLine = { label: string; lines: string[] }

/** What a version says beside the answers: status, decision, places, and how the reply came. */
export function decisionLines(
  { status, pending, note, session, toldSession, table, seat, source, message }: VersionState,
  t: Translate,
): StateLine[] {
  const line = (label: string, value: string | null | undefined, words = '') => ({
    label: t(label),
    lines: value ? [words ? t(`${words}${value}`) : value] : [],
  })
  return [
    line('admin:history.status', status, 'admin:status.'),
    line('admin:history.pending', pending, 'admin:decide.'),
    line('admin:history.note', note),
    line('admin:history.session', session, 'event:sessions.'),
    line('admin:history.told_session', toldSession, 'event:sessions.'),
    line('admin:history.table', [table, seat].filter(Boolean).join('/')),
    line('admin:history.message', message),
    { label: t('admin:entry.source'), lines: source ? sourceLines(source, t) : [] },
  ]
}

const sourceLines = ({ kind, details }: { kind: string; details: string }, t: Translate) =>
  [t(`admin:entry.sources.${kind}`), details].filter(Boolean)

/** The same lines in the same order for every state, so that two are compared by index. */
export const linesOf = (
  form: string,
  state: VersionState,
  t: Translate,
  maySee: (field: Field) => boolean,
): StateLine[] => [
  ...decisionLines(state, t),
  ...answerLines(edition.findForm(form), state.answers, t, maySee),
  ...answerLines(edition.person, state.person, t, maySee),
]

const answerLines = (
  questions: Questions | undefined,
  answers: Answers | undefined,
  t: Translate,
  maySee: (field: Field) => boolean,
): StateLine[] =>
  (questions ? fieldsOf(questions) : []).filter(maySee).map(field => {
    const answer = answers?.[field.name]
    return {
      label: t(`${field.text}.label`),
      lines: answer === undefined ? [] : displayAnswer(field, answer, t),
    }
  })
