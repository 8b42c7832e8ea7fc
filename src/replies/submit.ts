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
import { calendarToTell, firstCalendar } from './told-calendar.ts'

/**
 * What is stored already: the participant for whom the page is, the one who replies, and their reply
 * to this form; whose forms this browser has sent.
 */
type Existing = {
  fingerprint: string
  ofPage: Participant | undefined
  known: Participant | undefined
  before: Reply | undefined
  sent: readonly number[]
}

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

/** As it is now: others may have written since the page's participant was read. */
function findExisting({ replies, access }: ReceivingTools, submission: Submission): Existing {
  const { form, person, participant, otherName, tokens = [] } = submission
  const fingerprint = fingerprintOf(submission)
  const ofPage = participant && replies.participantByReference(participant.reference)
  // The form may have turned out to be about another.
  const meant = otherName === 'another' ? undefined : ofPage
  const opened = tokens.length > 0 ? access.opened(tokens) : undefined
  const known =
    meant ??
    (opened && replies.participantsOpened(opened).find(one => isSamePerson(one.person, person))) ??
    sentBefore(replies, submission, fingerprint)
  return {
    fingerprint,
    ofPage,
    known,
    before: known && replies.reply(known.id, form.path),
    sent: opened?.sent ?? [],
  }
}

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
  existing: Existing,
): Received | undefined {
  const { entry } = submission
  const { fingerprint, ofPage, known, before } = existing
  if (!entry && !isStillTaken(submission, { known, before }, clock.now()))
    return { result: 'closed' }
  if (known && isInForce(before) && before.fingerprint === fingerprint)
    return {
      result: 'repeated',
      participant: known,
      reply: before,
      isUnchanged: submission.seen === seenOf(known, before),
    }
  if (known && isAskedAbout(submission, ofPage)) return { result: 'other_name', participant: known }
  return isOutdated(submission, existing) ? { result: 'outdated', participant: known } : undefined
}

/** What is stored is not what the page showed when it was begun. */
function isOutdated(
  { otherName, seen }: Submission,
  { ofPage, known, before, sent }: Existing,
): boolean {
  if (seen !== undefined && otherName !== 'another')
    return seen !== (known && seenOf(known, before))
  const isNewToPage = known !== undefined && known !== ofPage && !sent.includes(known.id)
  return isNewToPage && isInForce(before)
}

/** Staff see whom they correct; a participant's page may have been filled in for somebody else. */
const isAskedAbout = (
  { otherName, entry, person }: Submission,
  ofPage: Participant | undefined,
): boolean =>
  ofPage !== undefined && !otherName && !entry && hasQuiteAnotherName(ofPage.person, person)

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
  const calendar = known ? calendarToTell(tools, participant, reply, before) : firstCalendar(reply)
  letters.send(letterFor[action], participant, {
    ...letterDataOf(participant, reply, calendar),
    changed: submission.entry && was && changedNames(was, submission),
  })
  return { result: 'saved', participant, reply }
}

function write(
  tools: ReceivingTools,
  submission: Submission,
  { fingerprint, known, before }: Existing,
  at: string,
): { participant: Participant; reply: Reply } {
  const { replies, clock } = tools
  const { person, form, language } = submission
  const participant = known
    ? changePerson(tools, known, person, at, submission.tokens)
    : replies.addParticipant(person, language, at)
  const content = contentOf(submission, fingerprint, !isOpen(form, clock.now()))
  return { participant, reply: replies.saveReply(participant.id, before, content, at) }
}

function actionOf({ entry }: Submission, before: Reply | undefined): keyof typeof letterFor {
  if (entry) return isInForce(before) ? 'corrected' : 'entered'
  return isInForce(before) ? 'changed' : 'submitted'
}
