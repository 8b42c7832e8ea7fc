import type { Reader } from '../../../reader.ts'
import type { Reply, StoredVersion } from '../../../replies/store.ts'
import { byParticipant } from '../../../replies/versions.ts'
import { momentOf } from './moment.ts'
import type { TypedDecision } from './typed.ts'

/** A decision that came too late, beside what somebody else has decided meanwhile. */
export type StaleDecision = { title: string; sides: Side[]; again: string }

/** One of the two; what it does not have is empty. */
export type Side = {
  label: string
  /** What was decided, or how things stand where nothing was. */
  status: string
  session: string
  note: string
  changedBy: string
}

export function staleDecision(
  typed: TypedDecision,
  reply: Reply,
  session: string | undefined,
  last: StoredVersion | undefined,
  reader: Reader,
): StaleDecision {
  const { t } = reader
  const now: Side = {
    label: t('admin:decision.now'),
    status: reply.pendingStatus
      ? t(`admin:decide.${reply.pendingStatus}`)
      : t(`admin:status.${reply.status}`),
    session: session ? t(`event:sessions.${session}`) : '',
    note: reply.pendingNote,
    changedBy: last ? changedBy(last, reader) : '',
  }
  // Whoever has undone something has decided nothing that could be said again.
  if (!typed.to) return { title: t('admin:decision.stale_action'), sides: [now], again: '' }
  return {
    title: t('admin:decision.stale'),
    sides: [yours(typed, reader), now],
    again: t('admin:decision.again'),
  }
}

const yours = ({ to, session, note }: TypedDecision, { t }: Reader): Side => ({
  label: t('admin:decision.yours'),
  status: t(`admin:decide.${to}`),
  session: session ? t(`event:sessions.${session}`) : '',
  note,
  changedBy: '',
})

const changedBy = ({ madeBy, madeAt }: StoredVersion, reader: Reader): string =>
  reader.t('admin:decision.changed_by', {
    by: madeBy === byParticipant ? reader.t('admin:decision.participant') : madeBy,
    moment: momentOf(madeAt, reader).text,
  })
