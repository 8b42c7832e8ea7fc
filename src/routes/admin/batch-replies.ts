import { countryInWords } from '../../facts/in-words.ts'
import { emailOf, fullName, organizationIn } from '../../facts/person.ts'
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
  /** Organisation and country, which reply it is, and what has become of it. */
  about: string
  /** The letter that waits, for whom and in which language; undefined: none waits. */
  letter: { recipient: string; language: string; href: string } | undefined
  /** What speaks against its slot; empty: nothing. */
  warning: string
}

/** A page of thousands helps nobody. */
const shownMax = 50

type Conflicts = ReadonlyMap<number, Conflict[]>

const countOf = (id: number, conflicts: Conflicts): number => conflicts.get(id)?.length ?? 0

/** Something speaks against the slot of one of these. */
export const haveConflicts = (ids: readonly number[], conflicts: Conflicts): boolean =>
  ids.some(id => countOf(id, conflicts) > 0)

export function batchReplies(
  { replies }: Services,
  ids: readonly number[],
  conflicts: Conflicts,
  t: Translate,
): BatchReplies {
  // Those against which something speaks stand where they are seen.
  const byConflict = ids.toSorted((a, b) => countOf(b, conflicts) - countOf(a, conflicts))
  return {
    shown: byConflict.slice(0, shownMax).flatMap(id => {
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
    about: [
      organizationIn(person, t.language),
      countryInWords(person, t),
      reference,
      t(`${form}:short`),
      t(`admin:status.${status}`),
      pending,
    ]
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
