import { deskActions } from '../audit/actions.ts'
import type { AuditEntry } from '../audit/audit.ts'
import type { Field } from '../forms/fields.ts'
import type { Translate } from '../i18n.ts'
import { decisionLines, linesOf, type StateLine } from './state-in-words.ts'
import type { StoredVersion, VersionState } from './versions.ts'

/** A logged action about this participant that made no version of a reply. */
type DeskAction = Omit<AuditEntry, 'id'>
/** A label with its lines before and after a change. */
export type HistoryChange = { label: string; before: string[]; after: string[] }
/** Who did what and when. A first reply has no change except how it reached the secretariat. */
export type HistoryEvent = {
  madeAt: string
  madeBy: string
  title: string
  changes: HistoryChange[]
}

/**
 * Everything that happened to a participant and the replies, oldest first. `maySee`: whether the
 * reader may see the answers to this field; others are left out.
 */
export function historyOf(
  versions: readonly StoredVersion[],
  actions: readonly DeskAction[],
  t: Translate,
  maySee: (field: Field) => boolean,
): HistoryEvent[] {
  const events = [
    ...versions.map(version => eventOfVersion(version, t, maySee)),
    ...actions.filter(isInHistory).map(one => eventOfAction(one, t)),
  ]
  return events.toSorted((a, b) => a.madeAt.localeCompare(b.madeAt))
}

const isInHistory = ({ action }: DeskAction): boolean =>
  action in deskActions || action === 'note_added'

const eventOfVersion = (
  { before, after, form, action, madeAt, madeBy }: StoredVersion,
  t: Translate,
  maySee: (field: Field) => boolean,
): HistoryEvent => ({
  madeAt,
  madeBy,
  title: t(`admin:reply.action.${action}`, { form: t(`${form}:short`) }),
  changes: before
    ? changesBetween(form, before, after, t, maySee)
    : decisionLines({ source: after.source ?? undefined }, t).flatMap(asNew),
})

const eventOfAction = (
  { madeAt, madeBy, action, details }: DeskAction,
  t: Translate,
): HistoryEvent => ({
  madeAt,
  madeBy,
  title: t(`admin:audit.actions.${action}`),
  changes: changesBy(action, details, t),
})

function changesBy(action: string, details: DeskAction['details'], t: Translate): HistoryChange[] {
  const subject = deskActions[action]
  if (!subject) return []
  const { label, before, after, words } = subject
  const linesIn = (name: string | undefined) => {
    const value = name && details[name]
    return value ? [words ? t(`${words}${value}`) : String(value)] : []
  }
  return [{ label: t(label), before: linesIn(before), after: linesIn(after) }]
}

function changesBetween(
  form: string,
  before: VersionState,
  after: VersionState,
  t: Translate,
  maySee: (field: Field) => boolean,
): HistoryChange[] {
  const old = linesOf(form, before, t, maySee)
  return linesOf(form, after, t, maySee).flatMap(({ label, lines }, index) => {
    const was = old[index]?.lines ?? []
    return was.join('\n') === lines.join('\n') ? [] : [{ label, before: was, after: lines }]
  })
}

const asNew = ({ label, lines }: StateLine): HistoryChange[] =>
  lines.length > 0 ? [{ label, before: [], after: lines }] : []
