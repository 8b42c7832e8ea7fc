import { emailOf, fullName } from '../../facts/person.ts'
import type { Translate } from '../../i18n.ts'
import { nameOfLanguage } from '../../intl.ts'
import { type Conflict, warningOf } from '../../programme/conflicts.ts'
import type { Participant, Reply } from '../../replies/store.ts'
import type { Services } from '../../services.ts'
import { letterHref } from './next-record.ts'
import { recordHref } from './record-href.ts'

/** Replies of a batch, as a list; `more`: how many are not shown, empty where all are. */
export type BatchReplies = { shown: BatchReply[]; more: string }

export type BatchReply = {
  href: string
  name: string
  /** Which reply it is, and what has become of it. */
  about: string
  /** The letter that waits, for whom and in which language; undefined: none waits. */
  letter: { recipient: string; language: string; href: string } | undefined
  /** What speaks against its slot; empty: nothing. */
  warning: string
}

/** A page of thousands helps nobody. */
const shownMax = 50

export function batchReplies(
  { replies }: Services,
  ids: readonly number[],
  conflicts: ReadonlyMap<number, Conflict[]>,
  t: Translate,
): BatchReplies {
  return {
    shown: ids.slice(0, shownMax).flatMap(id => {
      const reply = replies.replyById(id)
      const participant = reply && replies.participant(reply.participantId)
      return participant ? [onPage(reply, participant, warningOf(conflicts.get(id), t), t)] : []
    }),
    more: ids.length > shownMax ? t('admin:batch.more', { count: ids.length - shownMax }) : '',
  }
}

function onPage(reply: Reply, participant: Participant, warning: string, t: Translate): BatchReply {
  const { form, status, pendingStatus } = reply
  const { reference, person, language } = participant
  const pending =
    pendingStatus && t('admin:programme.pending', { decision: t(`admin:decide.${pendingStatus}`) })
  return {
    href: recordHref(reference, form),
    name: fullName(person),
    about: [reference, t(`${form}:short`), t(`admin:status.${status}`), pending]
      .filter(Boolean)
      .join(', '),
    letter: pendingStatus
      ? {
          recipient: emailOf(person),
          language: nameOfLanguage(language, t.language),
          href: letterHref(reference, form),
        }
      : undefined,
    warning,
  }
}
