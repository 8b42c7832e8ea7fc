import { isOpen } from '../facts/closing.ts'
import { hasQuiteAnotherName, isSamePerson } from '../facts/person.ts'
import type { LetterKind } from '../letters/kinds.ts'
import { changeOtherReplies, changePerson } from './change-person.ts'
import { isStillTaken } from './late.ts'
import { letterDataOf, type Received, type ReceivingTools } from './received.ts'
import { madeBy, recordVersion } from './record-version.ts'
import { isInForce } from './statuses.ts'
import type { Participant, Reply, ReplyStore } from './store.ts'
import { changedNames, contentOf, fingerprintOf, type Submission, seenOf } from './submission.ts'

/** What is stored already: the participant who replies, and their reply to this form. */
type Existing = { fingerprint: string; known: Participant | undefined; before: Reply | undefined }

/** The letter that each kind of submission sends. */
const letterFor = {
  submitted: 'received',
  changed: 'changed',
  entered: 'received',
  corrected: 'corrected',
} as const satisfies Record<string, LetterKind>

export function submit(tools: ReceivingTools, submission: Submission): Received {
  const existing = findExisting(tools, submission)
  return refusalOf(tools, submission, existing) ?? save(tools, submission, existing)
}

function findExisting({ replies }: ReceivingTools, submission: Submission): Existing {
  const fingerprint = fingerprintOf(submission)
  const known =
    meantBy(submission) ??
    submission.opened?.find(({ person }) => isSamePerson(person, submission.person)) ??
    sentBefore(replies, submission, fingerprint)
  return { fingerprint, known, before: known && replies.reply(known.id, submission.form.path) }
}

/** The page's participant, unless the form turned out to be about another. */
const meantBy = ({ participant, otherName }: Submission): Participant | undefined =>
  otherName === 'another' ? undefined : participant

/** The very same reply, whoever sent it, while it is in force: it is not saved twice. */
function sentBefore(
  replies: ReplyStore,
  { form }: Submission,
  fingerprint: string,
): Participant | undefined {
  const participant = replies.participantByFingerprint(fingerprint)
  return participant && isInForce(replies.reply(participant.id, form.path))
    ? participant
    : undefined
}

/** Why nothing is written; undefined: it is to be saved. */
function refusalOf(
  { clock }: ReceivingTools,
  submission: Submission,
  { fingerprint, known, before }: Existing,
): Received | undefined {
  const { entry } = submission
  if (!entry && !isStillTaken(submission, { known, before }, clock.now()))
    return { result: 'closed' }
  if (known && isInForce(before) && before.fingerprint === fingerprint)
    return {
      result: 'repeated',
      participant: known,
      reply: before,
      isUnchanged: submission.seen === seenOf(known, before),
    }
  if (known && isAskedAbout(submission)) return { result: 'other_name', participant: known }
  return isOutdated(submission, known, before)
    ? { result: 'outdated', participant: known }
    : undefined
}

/** What is stored is not what the page showed when it was begun. */
function isOutdated(
  { participant, otherName, seen, sent = [] }: Submission,
  known: Participant | undefined,
  before: Reply | undefined,
): boolean {
  if (seen !== undefined && otherName !== 'another')
    return seen !== (known && seenOf(known, before))
  const isNewToPage = known !== undefined && known !== participant && !sent.includes(known.id)
  return isNewToPage && isInForce(before)
}

/** Staff see whom they correct; a participant's page may have been filled in for somebody else. */
const isAskedAbout = ({ participant, otherName, entry, person }: Submission): boolean =>
  participant !== undefined &&
  !otherName &&
  !entry &&
  hasQuiteAnotherName(participant.person, person)

function save(tools: ReceivingTools, submission: Submission, existing: Existing): Received {
  const { replies, letters, clock } = tools
  const { known, before } = existing
  const at = String(clock.now())
  const { participant, reply } = write(tools, submission, existing, at)
  const action = actionOf(submission, before)
  const made = madeBy(action, at, submission.entry)
  const was = known && before && { ...before, person: known.person }
  recordVersion(replies, reply, was, participant, made)
  if (known && participant !== known) changeOtherReplies(replies, known, participant, reply, made)
  letters.send(letterFor[action], participant, {
    ...letterDataOf(tools, participant, reply, before),
    changed: submission.entry && was && changedNames(was, submission),
  })
  return { result: 'saved', participant, reply }
}

function write(
  tools: ReceivingTools,
  submission: Submission,
  { fingerprint, known }: Existing,
  at: string,
): { participant: Participant; reply: Reply } {
  const { replies, clock } = tools
  const { person, form, language } = submission
  const participant = known
    ? changePerson(tools, known, person, at, submission.tokens)
    : replies.addParticipant(person, language, at)
  const content = contentOf(submission, fingerprint, !isOpen(form, clock.now()))
  return { participant, reply: replies.saveReply(participant.id, content, at) }
}

function actionOf({ entry }: Submission, before: Reply | undefined): keyof typeof letterFor {
  if (entry) return isInForce(before) ? 'corrected' : 'entered'
  return isInForce(before) ? 'changed' : 'submitted'
}
