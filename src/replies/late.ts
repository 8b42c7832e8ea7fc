import { declines, hasStandIn, standInFields } from '../facts/answers.ts'
import { isOpen } from '../facts/closing.ts'
import type { Answers } from '../forms/fields.ts'
import type { Form } from '../forms/form.ts'
import { isInForce } from './statuses.ts'
import type { Participant, Reply } from './store.ts'

type Filled = { form: Form; person: Answers; answers: Answers }
type Stored = { known: Participant | undefined; before: Reply | undefined }

/**
 * Whether a form is still taken: until its deadline whatever it says; after it a refusal, and the
 * name of whoever comes in the participant's place. A withdrawal is always taken.
 */
export const isStillTaken = (filled: Filled, stored: Stored, now: Temporal.Instant): boolean =>
  isOpen(filled.form, now) ||
  declines({ form: filled.form.path, answers: filled.answers }) ||
  onlyNamesStandIn(filled, stored)

/** What may still be taken after a deadline. */
export const takenLateOnes = ['both', 'refusal', 'deputy'] as const

/** What a form takes after its deadline from whoever has this reply. */
export function takenLate(
  { means }: Form,
  reply: Reply | undefined,
): (typeof takenLateOnes)[number] | 'nothing' {
  const takesDeputy = means.standIn !== undefined && isInForce(reply)
  if (means.declines) return takesDeputy ? 'both' : 'refusal'
  return takesDeputy ? 'deputy' : 'nothing'
}

function onlyNamesStandIn({ form, person, answers }: Filled, { known, before }: Stored): boolean {
  if (!known || !isInForce(before) || !hasStandIn({ form: form.path, answers })) return false
  const fields = standInFields(form)
  return isSame(known.person, person) && isSame(without(fields, before.answers), answers)
}

/** Every answer that both have is the same; another way of taking part asks other questions. */
const isSame = (before: Answers, after: Answers): boolean =>
  Object.entries(before).every(
    ([name, answer]) =>
      after[name] === undefined || JSON.stringify(answer) === JSON.stringify(after[name]),
  )

const without = (names: readonly string[], answers: Answers): Answers =>
  Object.fromEntries(Object.entries(answers).filter(([name]) => !names.includes(name)))
