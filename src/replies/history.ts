import { edition } from '#edition/index.ts'
import { deskActions } from '../audit/actions.ts'
import { displayAnswer } from '../forms/display.ts'
import type { Answers, Field } from '../forms/fields.ts'
import { fieldsOf } from '../forms/form.ts'
import type { Translate } from '../i18n.ts'
import type { StoredVersion, VersionState } from './store.ts'

const { findForm, person } = edition

/** One thing that became another, in words; a first reply changes nothing, it is simply there. */
export type HistoryChange = { label: string; before: string[]; after: string[] }
/** A step in what happened: who did what, when, and what it changed. */
export type HistoryStep = {
  madeAt: string
  madeBy: string
  title: string
  changes: HistoryChange[]
}

/** What was done about a participant without a new version of a reply, as the log has it. */
export type DeskAction = {
  madeAt: string
  madeBy: string
  action: string
  details: Readonly<Record<string, string | number>>
}

/** Everything that happened, oldest first. `maySee` keeps sensitive answers from those who may not read them. */
export function historyOf(
  versions: readonly StoredVersion[],
  actions: readonly DeskAction[],
  t: Translate,
  maySee: (field: Field) => boolean,
): HistoryStep[] {
  const steps = [
    ...versions.map(version => stepOfVersion(version, t, maySee)),
    ...actions
      .filter(({ action }) => action in deskActions || action === 'note_added')
      .map(one => stepOfAction(one, t)),
  ]
  return steps.toSorted((a, b) => a.madeAt.localeCompare(b.madeAt))
}

const stepOfVersion = (
  { before, after, form, action, madeAt, madeBy }: StoredVersion,
  t: Translate,
  maySee: (field: Field) => boolean,
): HistoryStep => ({
  madeAt,
  madeBy,
  title: t(`admin:reply.action.${action}`, { form: t(`${form}:short`) }),
  changes: before
    ? changesBetween(form, before, after, t, maySee)
    : decisionLines({ source: after.source ?? undefined }, t).flatMap(asNew),
})

function stepOfAction({ madeAt, madeBy, action, details }: DeskAction, t: Translate): HistoryStep {
  const title = t(`admin:audit.actions.${action}`)
  const about = deskActions[action]
  if (!about) return { madeAt, madeBy, title, changes: [] }
  const linesIn = (name: string | undefined) => {
    const value = name && details[name]
    return value ? [about.words ? t(`${about.words}${value}`) : String(value)] : []
  }
  return {
    madeAt,
    madeBy,
    title,
    changes: [
      { label: t(about.label), before: linesIn(about.before), after: linesIn(about.after) },
    ],
  }
}

function changesBetween(
  form: string,
  before: VersionState,
  after: VersionState,
  t: Translate,
  maySee: (field: Field) => boolean,
) {
  const inWords = (state: VersionState) => [
    ...decisionLines(state, t),
    ...answerLines(form, state, t, maySee),
  ]
  const old = inWords(before)
  return inWords(after).flatMap(({ label, lines }, index) => {
    const was = old[index]?.lines ?? []
    return was.join('\n') === lines.join('\n') ? [] : [{ label, before: was, after: lines }]
  })
}

const asNew = ({ label, lines }: { label: string; lines: string[] }) =>
  lines.length > 0 ? [{ label, before: [], after: lines }] : []

/** The same lines in the same order for every state, so that two can be held side by side. */
function decisionLines(
  { status, pending, note, session, toldSession, table, source }: VersionState,
  t: Translate,
) {
  const inWords = (value: string | null | undefined, key: string) =>
    value ? [t(`${key}${value}`)] : []
  return [
    { label: t('admin:history.status'), lines: inWords(status, 'admin:status.') },
    { label: t('admin:history.pending'), lines: inWords(pending, 'admin:status.') },
    { label: t('admin:history.note'), lines: note ? [note] : [] },
    { label: t('admin:history.session'), lines: inWords(session, 'event:sessions.') },
    { label: t('admin:history.told_session'), lines: inWords(toldSession, 'event:sessions.') },
    { label: t('admin:history.table'), lines: table ? [String(table)] : [] },
    {
      label: t('admin:entry.source'),
      lines: source
        ? [t(`admin:entry.sources.${source.kind}`), source.details].filter(Boolean)
        : [],
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
      return {
        label: t(`${field.text}.label`),
        lines: answer === undefined ? [] : displayAnswer(field, answer, t),
      }
    })
  return [...linesOf(own ? fieldsOf(own) : [], answers), ...linesOf(fieldsOf(person), who)]
}
