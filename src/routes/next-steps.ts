import { officialRegistration } from '#edition/circular.ts'
import { declines, isRegistered } from '../facts/answers.ts'
import { isOpen } from '../facts/closing.ts'
import type { Form } from '../forms/form.ts'
import type { Reader } from '../reader.ts'
import { deadlineInWords } from '../replies/deadlines.ts'
import { isInForce, isNo, willBeDecided } from '../replies/statuses.ts'
import type { Reply } from '../replies/store.ts'

/** What follows, and by when; `place`: where to do it. */
export type NextStep = { text: string; place?: { url: string; text: string } }

export function nextSteps(
  form: Form,
  reply: Reply,
  now: Temporal.Instant,
  { t }: Reader,
): NextStep[] {
  const deadline = deadlineInWords(form, t)
  return [
    ...(willBeDecided(reply) ? [{ text: t(`${form.path}:next`) }] : []),
    ...(isToRegister(reply)
      ? [{ text: t('replies:next.registration'), place: officialRegistration }]
      : []),
    { text: t(untilWhen(form, reply, now), { deadline }) },
  ]
}

/** Whoever comes, or takes part remotely, and does not say that it is done. */
const isToRegister = (reply: Reply): boolean => isComing(reply) && !isRegistered(reply)

export const isComing = (reply: Reply): boolean =>
  isInForce(reply) && !declines(reply) && !isNo(reply.status)

function untilWhen(form: Form, reply: Reply, now: Temporal.Instant): string {
  if (isInForce(reply)) return isOpen(form, now) ? 'replies:next.change' : 'replies:closed_since'
  return isOpen(form, now) ? 'replies:next.again' : 'replies:next.over'
}
