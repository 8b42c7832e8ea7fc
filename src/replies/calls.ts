import { edition } from '#edition/index.ts'
import type { Database } from '../database.ts'
import { bodyOf } from '../forms/body-of.ts'
import type { Answers } from '../forms/fields.ts'
import { choosing, type FieldProblem, type Form, isMet } from '../forms/form.ts'
import { onPaper } from '../forms/on-paper.ts'
import { readAnswers } from '../forms/read-answers.ts'
import type { Notes } from '../participants/notes.ts'
import type { Receiver } from './receive.ts'
import { isInForce } from './statuses.ts'
import type { Entry, Participant, Reply, ReplyStore } from './store.ts'

/** What is said by telephone or in a line of a letter: who comes. `other`: only noted. */
export const callAnswers = ['comes', 'stand_in', 'nobody', 'other'] as const
export type CallAnswer = (typeof callAnswers)[number]

/** Who comes in the participant's place; what was not said is empty. */
export type NamedStandIn = { name: string; position: string; level: string }

export type Call = {
  answer: CallAnswer
  standIn: NamedStandIn
  /** Paths of the forms that it is about. */
  forms: readonly string[]
  note: string
  entry: Entry
}

/** A reply that the call leaves unfinished, and what is missing in it. */
export type Unfinished = { form: Form; problems: FieldProblem[] }

type Parts = { database: Database; replies: ReplyStore; receiver: Receiver; notes: Notes }

/** Changes what a call is about in all replies at once, or in none. */
export function createCalls({ database, ...tools }: Parts) {
  const record = database.transaction((participant: Participant, call: Call) => {
    for (const reply of repliesIn(tools.replies, participant, call))
      change(tools.receiver, participant, reply, call)
    if (call.note) tools.notes.add(participant, call.note, call.entry.by)
  })
  return {
    /** The participant's replies of which a call can be. */
    repliesOf: (participant: Participant): Reply[] => inForce(tools.replies, participant),
    /** Changes with any of them, and with the person. */
    seenOf: (participant: Participant): string => seenOf(tools.replies, participant),
    /** Empty: everything was written; else nothing was. */
    record(participant: Participant, call: Call): Unfinished[] {
      const unfinished = repliesIn(tools.replies, participant, call).flatMap(reply =>
        unfinishedBy(participant, reply, call),
      )
      if (unfinished.length === 0) record.immediate(participant, call)
      return unfinished
    },
  }
}

const inForce = (replies: ReplyStore, { id }: Participant): Reply[] =>
  edition.formPaths.flatMap(path => {
    const reply = replies.reply(id, path)
    return isInForce(reply) ? [reply] : []
  })

const seenOf = (replies: ReplyStore, participant: Participant): string =>
  [
    participant.version,
    ...inForce(replies, participant).map(({ form, version }) => `${form}.${version}`),
  ].join()

const repliesIn = (replies: ReplyStore, participant: Participant, { answer, forms }: Call) =>
  answer === 'other' ? [] : inForce(replies, participant).filter(({ form }) => forms.includes(form))

function unfinishedBy(participant: Participant, reply: Reply, call: Call): Unfinished[] {
  const form = edition.findForm(reply.form)
  const changed = form && changedAnswers(form, reply.answers, call)
  if (!form || !changed) return []
  const { problems } = read(form, participant, changed)
  return problems.length > 0 ? [{ form, problems }] : []
}

function change(receiver: Receiver, participant: Participant, reply: Reply, call: Call): void {
  const { entry } = call
  const form = edition.findForm(reply.form)
  const changed = form && changedAnswers(form, reply.answers, call)
  if (!form || !changed) return void receiver.withdraw(participant, reply, { entry })
  const { answers } = read(form, participant, changed)
  receiver.submit({
    form,
    participant,
    language: participant.language,
    ...edition.personAndAnswers(answers),
    entry,
  })
}

/** Undefined: the form has no answer that says so, and the reply is withdrawn. */
function changedAnswers(form: Form, answers: Answers, call: Call): Answers | undefined {
  const { declines, standIn } = form.means
  if (call.answer === 'nobody') return declines && { ...answers, ...choosing(declines) }
  if (call.answer === 'stand_in')
    return standIn && { ...answers, ...namedIn(standIn, call.standIn) }
  return { ...answers, ...coming(form, answers) }
}

function namedIn(standIn: NonNullable<Form['means']['standIn']>, named: NamedStandIn): Answers {
  return {
    ...choosing(standIn.when),
    [standIn.name]: named.name,
    [standIn.position]: named.position,
    ...(standIn.level && { [standIn.level]: named.level }),
    ...(standIn.email && { [standIn.email]: '' }),
  }
}

/** The participant comes: what said otherwise is answered by the first option that does not. */
function coming(form: Form, answers: Answers): Answers {
  const { declines, standIn, isRemote } = form.means
  const others = [declines, standIn?.when, isRemote]
  if (!others.some(when => isMet(when, answers))) return {}
  const names = [...new Set([declines, standIn?.when].flatMap(when => Object.keys(when ?? {})))]
  const options = names.map(name => {
    const field = form.sections.flatMap(({ fields }) => fields).find(one => one.name === name)
    const isOther = (option: string) => others.some(when => when?.[name]?.includes(option))
    return [name, field?.options.find(option => !isOther(option)) ?? '']
  })
  return Object.fromEntries(options)
}

const read = (form: Form, { person }: Participant, answers: Answers) => {
  const whole = onPaper(edition.withPerson(form))
  return readAnswers(whole, bodyOf(whole, { ...person, ...answers }))
}
