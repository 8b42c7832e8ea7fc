import { type FieldView, selectField } from '../../../forms/field-view.ts'
import type { Translate } from '../../../i18n.ts'
import { type Conflict, warningOf } from '../../../programme/conflicts.ts'
import type { Reader } from '../../../reader.ts'
import { nextStatuses, type Status } from '../../../replies/statuses.ts'
import type { Participant, Reply, StoredVersion } from '../../../replies/store.ts'
import { noteField, sessionField } from '../letter-fields.ts'
import { type Typed, typedText } from './moment.ts'
import { optionsFrom } from './option.ts'
import { type StaleDecision, staleDecision } from './stale-decision.ts'
import type { TypedDecision } from './typed.ts'

/** What was decided about one reply, and what may be decided next. */
export type DecisionOnPage = {
  id: string
  /** Where its forms are sent to, but for the last word. */
  action: string
  version: number
  stale: StaleDecision | undefined
  session: { href: string; text: string } | undefined
  /** What speaks against its slot; empty: nothing. */
  warning: string
  /** `look`: the words of the link to what the participant is told. */
  pending: { text: string; look: string; note: Typed } | undefined
  /** What can be undone; empty: nothing. */
  undoable: string
  form: DecisionForm | undefined
}

/** What may be decided, with a session and a note where something of it needs them. */
export type DecisionForm = { about: string; isOpen: boolean; fields: FieldView[] }

/** What is known of the reply besides itself. */
export type Around = {
  session: string | undefined
  conflicts: readonly Conflict[]
  last: StoredVersion | undefined
  undoable: string
}

export function decisionOnPage(
  { reference, email }: Participant,
  reply: Reply,
  around: Around,
  typed: TypedDecision | undefined,
  reader: Reader,
): DecisionOnPage {
  const { form, version, pendingStatus, pendingNote } = reply
  const { t } = reader
  const { session, conflicts, last, undoable } = around
  return {
    id: `${form}-decision`,
    action: `/admin/replies/${reference}/${form}`,
    version,
    stale: typed?.isStale ? staleDecision(typed, reply, session, last, reader) : undefined,
    session: session
      ? { href: `/admin/programme#${session}`, text: t(`event:sessions.${session}`) }
      : undefined,
    warning: session ? warningOf(conflicts, t) : '',
    pending: pendingStatus
      ? {
          ...pendingWords(email !== '', t(`admin:decide.${pendingStatus}`), t),
          note: typedText(pendingNote, reader),
        }
      : undefined,
    undoable,
    form: formOf(reply, session, typed, reader),
  }
}

const pendingWords = (hasAddress: boolean, decision: string, t: Translate) =>
  hasAddress
    ? { text: t('admin:decision.pending', { decision }), look: t('admin:decision.preview') }
    : { text: t('admin:decision.untold', { decision }), look: t('admin:decision.print') }

function formOf(
  reply: Reply,
  session: string | undefined,
  typed: TypedDecision | undefined,
  { t }: Reader,
): DecisionForm | undefined {
  const next = nextStatuses(reply, 'staff')
  if (next.length === 0) return undefined
  const asks = (isSo: (status: Status) => unknown) => next.some(isSo)
  const id = `${reply.form}-decision`
  return {
    about: t(`${reply.form}:short`),
    isOpen: typed !== undefined,
    fields: [
      statusField(id, next, typed, t),
      ...(asks(({ needsSession }) => needsSession)
        ? [decisionSession(id, typed?.session || session, t)]
        : []),
      ...(asks(({ hasLetter }) => hasLetter)
        ? [decisionNote(id, typed?.note ?? reply.pendingNote, t)]
        : []),
    ],
  }
}

const statusField = (
  id: string,
  next: readonly Status[],
  typed: TypedDecision | undefined,
  t: Translate,
): FieldView =>
  selectField({
    id: `${id}-to`,
    name: 'to',
    label: t('admin:decision.to'),
    options: [
      { value: '', label: t('admin:decision.choose') },
      ...optionsFrom(
        next.map(({ name }) => name),
        typed?.to,
        name => t(`admin:decide.${name}`),
      ),
    ],
  })

const decisionSession = (id: string, chosen: string | undefined, t: Translate): FieldView =>
  sessionField({ id: `${id}-session`, hint: t('admin:decision.session_hint'), chosen }, t)

const decisionNote = (id: string, value: string, t: Translate): FieldView =>
  noteField({ id: `${id}-note`, hint: t('admin:decision.note_hint'), rows: 3, value }, t)
