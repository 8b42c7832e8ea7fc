import { createHash } from 'node:crypto'
import { privacyVersion } from '#edition/circular.ts'
import { edition } from '#edition/index.ts'
import type { Clock } from '../clock.ts'
import type { Database } from '../database.ts'
import type { Answers } from '../forms/fields.ts'
import type { Form } from '../forms/form.ts'
import type { Language } from '../i18n.ts'
import type { LetterKind } from '../letters/kinds.ts'
import type { Letters } from '../letters/letters.ts'
import type { Outbox } from '../letters/outbox.ts'
import type { Links } from '../participants/links.ts'
import { isOpen } from './deadlines.ts'
import { isThere } from './statuses.ts'
import type { Entry, Participant, Reply, ReplyAction, ReplySource, ReplyStore } from './store.ts'

export type Submission = {
  form: Form
  /** Who is known to be replying; undefined: a first reply. */
  participant: Participant | undefined
  /** The language of the page, and so of the privacy notice that was read. */
  language: Language
  person: Answers
  answers: Answers
  /** What its page showed, as `seenOf` says it; undefined: nobody says. */
  seen?: string | undefined
  /** Staff fill it in for somebody; they may do so after the deadline. */
  entry?: Entry
}

/**
 * `repeated`: the very same reply was there already, so nothing was written. `outdated`: nor was anything over what its
 * page did not show.
 */
export type Outcome =
  | { result: 'saved' | 'repeated'; participant: Participant; reply: Reply }
  | { result: 'closed' }
  | { result: 'outdated' }

export type Receiver = ReturnType<typeof createReceiver>
type Parts = {
  database: Database
  clock: Clock
  replies: ReplyStore
  links: Links
  outbox: Outbox
  letters: Letters
}

/** Takes replies in: each call is one transaction that writes the reply, its history and its letters, or nothing. */
export function createReceiver({ database, clock, replies, links, outbox, letters }: Parts) {
  function submit(submission: Submission): Outcome {
    const { entry } = submission
    const isLate = !isOpen(submission.form, clock.now())
    if (isLate && !entry) return { result: 'closed' }
    const at = String(clock.now())
    const fingerprint = fingerprintOf(submission)
    const known = submission.participant ?? replies.participantByFingerprint(fingerprint)
    const before = known && replies.reply(known.id, submission.form.path)
    if (known && isThere(before) && before.fingerprint === fingerprint) {
      return { result: 'repeated', participant: known, reply: before }
    }
    if (submission.seen !== undefined && submission.seen !== (known && seenOf(known, before)))
      return { result: 'outdated' }
    const participant = known
      ? changedPerson(known, submission.person, at)
      : replies.addParticipant(submission.person, at)
    const reply = replies.saveReply(
      participant.id,
      { ...contentOf(submission, fingerprint), isLate, isByStaff: entry !== undefined },
      at,
    )
    const action = isThere(before) ? 'changed' : 'submitted'
    const made = {
      action: entry ? actionOfStaff[action] : action,
      by: entry?.by ?? 'participant',
      source: entry?.source,
      at,
    } as const
    addVersion(reply, known && before && { ...before, person: known.person }, participant, made)
    if (known && participant !== known) followPerson(known, participant, reply, made)
    const changed =
      entry && before && changedNames({ ...known?.person, ...before.answers }, submission)
    const wasChanged = entry ? 'corrected' : 'changed'
    queueLetter(action === 'changed' ? wasChanged : 'received', participant, reply, changed)
    return { result: 'saved', participant, reply }
  }

  /** The person stands in every reply of the participant, so that all the others change with it. */
  function followPerson(
    known: Participant,
    participant: Participant,
    sent: Reply,
    made: Made,
  ): void {
    for (const other of replies
      .repliesOf(known.id)
      .filter(({ id }) => id !== sent.id)
      .filter(isThere)) {
      replies.touch(other.id)
      const after = replies.replyById(other.id) as Reply
      const action = made.by === 'participant' ? 'changed' : 'corrected'
      addVersion(after, { ...other, person: known.person }, participant, { ...made, action })
    }
  }

  function changedPerson(known: Participant, person: Answers, at: string): Participant {
    if (JSON.stringify(known.person) === JSON.stringify(person)) return known
    replies.changePerson(known, person, at)
    const changed = replies.participant(known.id) as Participant
    if (changed.email === known.email) return changed
    // Whoever lost the address must learn of it there.
    queueLetter('address_changed', known)
    links.keepOnly(known.id, changed.email)
    return changed
  }

  const isClosed = (path: string): boolean => {
    const form = edition.findForm(path)
    return form !== undefined && !isOpen(form, clock.now())
  }

  /** `entry`: the participant has told the secretariat, which records it; after the deadline too. */
  function withdraw(participant: Participant, before: Reply, entry?: Entry): Outcome {
    if (isClosed(before.form) && !entry) return { result: 'closed' }
    const at = String(clock.now())
    if (!replies.withdrawReply(before, at))
      return { result: 'repeated', participant, reply: before }
    const reply = replies.reply(participant.id, before.form) as Reply
    const made = {
      action: 'withdrawn',
      by: entry?.by ?? 'participant',
      source: entry?.source,
      at,
    } as const
    addVersion(reply, { ...before, person: participant.person }, participant, made)
    queueLetter('withdrawn', participant, reply)
    return { result: 'saved', participant, reply }
  }

  type Snapshot = Pick<Reply, 'status' | 'pendingStatus' | 'answers'> & { person: Answers }
  type Made = { action: ReplyAction; by: string; at: string; source?: ReplySource | undefined }

  function addVersion(
    reply: Reply,
    before: Snapshot | undefined,
    { person }: Participant,
    made: Made,
  ) {
    const snapshot = ({ status, pendingStatus, answers, person }: Snapshot) => ({
      status,
      pending: pendingStatus,
      answers,
      person,
    })
    replies.addVersion({
      replyId: reply.id,
      version: reply.version,
      action: made.action,
      before: before && snapshot(before),
      after: { ...snapshot({ ...reply, person }), source: made.source },
      madeBy: made.by,
      madeAt: made.at,
    })
  }

  function queueLetter(kind: LetterKind, to: Participant, reply?: Reply, changed?: string[]) {
    letters.send(
      kind,
      to,
      reply && { form: reply.form, person: to.person, answers: reply.answers, changed },
    )
  }

  const submitAtOnce = database.transaction(submit)
  const withdrawAtOnce = database.transaction(withdraw)
  const thenSend = (outcome: Outcome): Outcome => {
    if (outcome.result === 'saved') outbox.wake()
    return outcome
  }

  return {
    submit: (submission: Submission) => thenSend(submitAtOnce.immediate(submission)),
    withdraw: (participant: Participant, reply: Reply, entry?: Entry) =>
      thenSend(withdrawAtOnce.immediate(participant, reply, entry)),
  }
}

/** What it is called when staff do it in the participant's name. */
const actionOfStaff = { submitted: 'entered', changed: 'corrected' } as const

/** The person and the answers, as a page showed them; decisions change neither. */
export const seenOf = ({ version }: Participant, reply: Reply | undefined): string =>
  `${version}.${reply?.fingerprint.slice(0, 16) ?? ''}`

const contentOf = ({ form, answers, language }: Submission, fingerprint: string) => ({
  form: form.path,
  formVersion: form.version,
  answers,
  fingerprint,
  // Staff may write down a reply whose sender has ticked nothing.
  privacyVersion: answers.privacy_read ? privacyVersion : '',
  privacyLanguage: language,
})

/** Fields whose answers are not what they were. */
function changedNames(before: Answers, { person, answers }: Submission): string[] {
  const after: Answers = { ...person, ...answers }
  return Object.keys({ ...before, ...after }).filter(
    name => JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  )
}

/** Two presses of one button send the same answers; corrected answers are another reply. */
const fingerprintOf = ({ form, person, answers }: Submission): string =>
  createHash('sha256')
    .update(JSON.stringify([form.path, person, answers]))
    .digest('base64url')
