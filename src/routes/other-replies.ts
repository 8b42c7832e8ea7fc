import { edition } from '#edition/index.ts'
import { declines, hasReadNotice } from '../facts/answers.ts'
import { isOpen } from '../facts/closing.ts'
import { choosing, type Form } from '../forms/form.ts'
import { type HiddenInput, inputsOf } from '../forms/read-answers.ts'
import type { Participant } from '../participants/participants.ts'
import type { Reader } from '../reader.ts'
import { isInForce } from '../replies/statuses.ts'
import type { Reply } from '../replies/store.ts'
import { seenOf } from '../replies/submission.ts'
import type { Services } from '../services.ts'
import { forWhom } from './for-whom.ts'
import { type ReplySection, replySection, wordsFor } from './reply-section.ts'

/** One of the replies that the receipt is not about. */
export type OtherReply = Pick<ReplySection, 'title' | 'status'> & {
  /** Where it is seen or sent; empty where neither can be done. */
  url: string
  /** How long it takes; empty where it is there, or is taken no more. */
  minutes: string
  refusal: OneMoreRefusal | undefined
}

/** What a button sends, so that whoever has just declined declines this too in one press. */
type OneMoreRefusal = { action: string; inputs: HiddenInput[]; text: string }

/** Whoever comes nowhere is asked for nothing more than to say so. */
export function otherReplies(
  services: Services,
  participant: Participant,
  reply: Reply,
  reader: Reader,
): OtherReply[] {
  const isRefusal = isInForce(reply) && declines(reply)
  return edition.forms
    .filter(({ path }) => path !== reply.form)
    .map(form => ({ form, stored: services.replies.reply(participant.id, form.path) }))
    .filter(({ form, stored }) => stored || !isRefusal || form.means.declines)
    .map(({ form, stored }) => ({
      ...otherReply(services, participant, form, stored, reader),
      refusal:
        isRefusal && !isInForce(stored)
          ? oneMoreRefusal(form, participant, stored, reply, reader)
          : undefined,
    }))
}

function otherReply(
  { clock }: Services,
  { reference }: Participant,
  form: Form,
  stored: Reply | undefined,
  reader: Reader,
): Omit<OtherReply, 'refusal'> {
  const now = clock.now()
  const { path, status, change } = replySection(form, reference, stored, now, reader)
  return {
    title: reader.t(wordsFor(form, stored, 'short')),
    status,
    url: stored ? `/${reader.language}/replies${forWhom(reference)}#${path}` : (change?.url ?? ''),
    minutes: isOpen(form, now) && !isInForce(stored) ? reader.t(`${path}:minutes`) : '',
  }
}

/** Who has just confirmed the privacy notice, which is the same for every form, need not again. */
function oneMoreRefusal(
  form: Form,
  participant: Participant,
  stored: Reply | undefined,
  said: Reply,
  { t, language }: Reader,
): OneMoreRefusal | undefined {
  const { path, means } = form
  if (!means.declines) return undefined
  const { reference } = participant
  return {
    action: `/${language}/${path}${forWhom(reference)}`,
    inputs: [
      { name: 'for', value: reference },
      { name: 'seen', value: seenOf(participant, stored) },
      ...inputsOf(form, choosing(means.declines)),
      ...(hasReadNotice(said) ? inputsOf(form, choosing(means.hasReadNotice)) : []),
    ],
    text: t(`${path}:refusal.too`),
  }
}
