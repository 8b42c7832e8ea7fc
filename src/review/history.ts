import { displayAnswer } from '../forms/display.ts'
import type { Answers, Field } from '../forms/fields.ts'
import { fieldsOf } from '../forms/form.ts'
import { findForm } from '../forms/index.ts'
import { person } from '../forms/person.ts'
import type { Translate } from '../i18n.ts'
import type { StoredVersion, VersionState } from '../replies/store.ts'

/** One thing that became another, in words; a first reply changes nothing, it is simply there. */
export type HistoryChange = { label: string; before: string[]; after: string[] }
export type HistoryEntry = Omit<StoredVersion, 'before' | 'after'> & { changes: HistoryChange[] }

/** `maySee` keeps sensitive answers from those who may not read them. */
export const historyOf = (
  versions: readonly StoredVersion[],
  t: Translate,
  maySee: (field: Field) => boolean,
): HistoryEntry[] =>
  versions.map(({ before, after, ...version }) => ({
    ...version,
    changes: before
      ? changesBetween(version.form, before, after, t, maySee)
      : decisionLines({ source: after.source ?? undefined }, t).flatMap(asNew),
  }))

function changesBetween(
  form: string,
  before: VersionState,
  after: VersionState,
  t: Translate,
  maySee: (field: Field) => boolean,
) {
  const inWords = (state: VersionState) => [...decisionLines(state, t), ...answerLines(form, state, t, maySee)]
  const old = inWords(before)
  return inWords(after).flatMap(({ label, lines }, index) => {
    const was = old[index]?.lines ?? []
    return was.join('\n') === lines.join('\n') ? [] : [{ label, before: was, after: lines }]
  })
}

const asNew = ({ label, lines }: { label: string; lines: string[] }) =>
  lines.length > 0 ? [{ label, before: [], after: lines }] : []

/** The same lines in the same order for every state, so that two can be held side by side. */
function decisionLines({ status, pending, note, session, table, source }: VersionState, t: Translate) {
  const inWords = (value: string | null | undefined, key: string) => (value ? [t(`${key}${value}`)] : [])
  return [
    { label: t('admin:history.status'), lines: inWords(status, 'admin:status.') },
    { label: t('admin:history.pending'), lines: inWords(pending, 'admin:status.') },
    { label: t('admin:history.note'), lines: note ? [note] : [] },
    { label: t('admin:history.session'), lines: inWords(session, 'event:sessions.') },
    { label: t('admin:history.table'), lines: table ? [String(table)] : [] },
    {
      label: t('admin:entry.source'),
      lines: source ? [t(`admin:entry.sources.${source.kind}`), source.details].filter(Boolean) : [],
    },
  ]
}

function answerLines(
  form: string,
  { answers, person: who }: VersionState,
  t: Translate,
  maySee: (field: Field) => boolean,
) {
  const own = findForm(form)
  const linesOf = (fields: readonly Field[], given: Answers | undefined) =>
    fields.filter(maySee).map(field => {
      const answer = given?.[field.name]
      return { label: t(`${field.text}.label`), lines: answer === undefined ? [] : displayAnswer(field, answer, t) }
    })
  return [...linesOf(own ? fieldsOf(own) : [], answers), ...linesOf(fieldsOf(person), who)]
}
