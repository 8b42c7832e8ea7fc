import type { Translate } from '../../../i18n.ts'
import { type Conflict, warningOf } from '../../../programme/conflicts.ts'
import type { PlannedSession } from '../../../programme/planned-sessions.ts'
import type { Reader } from '../../../reader.ts'
import type { Participant, Reply, StoredVersion } from '../../../replies/store.ts'
import { letterHref } from '../next-record.ts'
import { type DecisionForm, decisionForm } from './decision-form.ts'
import { type Typed, typedText } from './moment.ts'
import { type StaleDecision, staleDecision } from './stale-decision.ts'
import type { TypedDecision } from './typed.ts'

/** What was decided about one reply, and what may be decided next. */
export type DecisionOnPage = {
  id: string
  /** Which reply it is about. */
  about: string
  /** Where its forms are sent to, but for the last word. */
  action: string
  version: number
  stale: StaleDecision | undefined
  /** Its place in the programme; `name`: as a form sends it. */
  session: { name: string; href: string; text: string } | undefined
  /** What speaks against its slot; empty: nothing. */
  warning: string
  pending: PendingOnPage | undefined
  /** What can be undone; empty: nothing. */
  undoable: string
  /** The words of its button: a letter is called back, a decision undone. */
  undo: string
  form: DecisionForm | undefined
}

/** `look`: the words of the link to what the participant is told; `release`: of the button. */
export type PendingOnPage = {
  text: string
  look: string
  lookHref: string
  release: string
  note: Typed
}

/** What is known of the reply besides itself. */
export type Around = {
  session: string | undefined
  sessions: readonly PlannedSession[]
  conflicts: readonly Conflict[]
  last: StoredVersion | undefined
  undoable: string
  /** The query of the table beside the record. */
  list: string | undefined
}

export function decisionOnPage(
  participant: Participant,
  reply: Reply,
  around: Around,
  typed: TypedDecision | undefined,
  reader: Reader,
): DecisionOnPage {
  const { form, version } = reply
  const { t } = reader
  const { session, sessions, conflicts, last, undoable } = around
  return {
    id: `${form}-decision`,
    about: t(`${form}:short`),
    action: `/admin/replies/${participant.reference}/${form}`,
    version,
    stale: typed?.isStale ? staleDecision(typed, reply, session, last, reader) : undefined,
    session: session
      ? {
          name: session,
          href: `/admin/programme#${session}`,
          text: t(`event:sessions_short.${session}`),
        }
      : undefined,
    warning: session ? warningOf(conflicts, t) : '',
    pending: pendingOnPage(participant, reply, around.list, reader),
    undoable,
    undo: t(last?.action === 'released' ? 'admin:decision.call_back' : 'admin:decision.undo'),
    form: decisionForm(participant, reply, { typed, session }, sessions, t),
  }
}

function pendingOnPage(
  { reference, email }: Participant,
  { form, pendingStatus, pendingNote }: Reply,
  list: string | undefined,
  reader: Reader,
): PendingOnPage | undefined {
  if (!pendingStatus) return undefined
  const decision = reader.t(`admin:decide.${pendingStatus}`)
  return {
    ...pendingWords(email !== '', decision, reader.t),
    lookHref: letterHref(reference, form, list),
    note: typedText(pendingNote, reader),
  }
}

const pendingWords = (hasAddress: boolean, decision: string, t: Translate) =>
  hasAddress
    ? {
        text: t('admin:decision.pending', { decision }),
        look: t('admin:decision.preview'),
        release: t('admin:decision.release'),
      }
    : {
        text: t('admin:decision.untold', { decision }),
        look: t('admin:decision.print'),
        release: t('admin:decision.told'),
      }
