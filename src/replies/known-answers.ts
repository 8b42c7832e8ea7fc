import { edition } from '#edition/index.ts'
import { actorOf, hasStandIn } from '../facts/answers.ts'
import type { Answers } from '../forms/fields.ts'
import { choosing, type Form } from '../forms/form.ts'
import { isInForce } from './statuses.ts'
import type { Participant, Reply } from './store.ts'

/** What a participant has said in other forms, for a form that is begun. */
export type KnownAnswers = {
  /** Answers of the reply in force to a form. */
  answersTo(form: string): Answers | undefined
  /** Whoever comes in the participant's place: named once for all forms. */
  standIn: Answers
}

export function knownAnswers(
  form: Form,
  participant: Participant | undefined,
  replies: readonly Reply[],
): KnownAnswers {
  const inForce = replies.filter(isInForce)
  const coming = inForce.find(reply => reply.form !== form.path && saysWhoComes(reply))
  return {
    answersTo: path => inForce.find(reply => reply.form === path)?.answers,
    standIn: participant && coming ? standInFor(form, participant, coming) : {},
  }
}

/** Somebody may speak in the participant's place and the participant come all the same. */
const saysWhoComes = (reply: Reply): boolean =>
  hasStandIn(reply) && edition.findForm(reply.form)?.means.declines !== undefined

function standInFor(
  { means: { standIn } }: Form,
  { person }: Participant,
  { form, answers }: Reply,
): Answers {
  if (!standIn) return {}
  const { name, position } = actorOf({ form, person, answers })
  return { ...choosing(standIn.when), [standIn.name]: name, [standIn.position]: position }
}
