import type { DecisionState } from '../../../src/decisions/apply.ts'
import { sortTopicOf } from '../../../src/facts/answers.ts'
import type { Answers } from '../../../src/forms/fields.ts'
import type { ReplyStatus } from '../../../src/replies/statuses.ts'
import { byParticipant, type ReplyAction } from '../../../src/replies/versions.ts'
import type { createFolding } from './folding.ts'
import { createLetters } from './letters.ts'
import type { Log } from './log.ts'
import { hashOf, type Rows } from './rows.ts'
import type { Words } from './words.ts'

export type MadeParticipant = { id: number; reference: string; language: string; email: string; person: Answers }
/** A reply as it stands after what has happened so far. */
export type Made = {
  id: number
  form: string
  participant: MadeParticipant
  answers: Answers
  version: number
  state: DecisionState
}

export type Tools = {
  rows: Rows
  folding: ReturnType<typeof createFolding>
  words: Words
  log: Log
  /** An instant as UTC text. */
  at: (second: number) => string
}

const undecided = { pending: null, note: '', session: null, toldSession: null, position: null, table: null, seat: null }

/** What participants and staff do, each with its rows: the version, and the letter that tells of it. */
export function createDeeds(tools: Tools) {
  const { rows, folding, words, log, at: timeAt } = tools
  const letters = createLetters(tools)

  const contentOf = (form: string, person: Answers, answers: Answers) => ({
    answers: JSON.stringify(answers),
    search: folding.answers(form, answers),
    sort_topic: sortTopicOf({ form, answers }),
    fingerprint: hashOf(JSON.stringify([form, person, answers])),
  })

  function submit(participant: MadeParticipant, form: string, answers: Answers, status: ReplyStatus, at: number): Made {
    const { id: participant_id, person, language } = participant
    const { lastInsertRowid } = rows.reply.run({
      ...contentOf(form, person, answers),
      participant_id,
      form,
      form_version: 1,
      status,
      protocol_category: null,
      is_unread: 1,
      privacy_version: '2025-03-01',
      privacy_language: language,
      submitted_at: timeAt(at),
      changed_at: timeAt(at),
    })
    const state = { ...undecided, status }
    const reply = { id: Number(lastInsertRowid), form, participant, answers, version: 1, state }
    addVersion(reply, 'submitted', null, saidIn(reply), byParticipant, at)
    letters.ofReply(reply, 'received', at)
    return reply
  }

  function change(reply: Made, answers: Answers, status: ReplyStatus, at: number): void {
    const before = saidIn(reply)
    reply.answers = answers
    reply.version += 1
    if (status !== reply.state.status) become(reply, { ...undecided, status })
    rows.changeAnswers.run({
      ...contentOf(reply.form, reply.participant.person, answers),
      id: reply.id,
      at: timeAt(at),
    })
    store(reply, true)
    addVersion(reply, 'changed', before, saidIn(reply), byParticipant, at)
    letters.ofReply(reply, 'changed', at)
  }

  function withdraw(reply: Made, status: ReplyStatus, at: number): void {
    const before = saidIn(reply)
    reply.version += 1
    become(reply, { ...undecided, status })
    store(reply, true)
    addVersion(reply, 'withdrawn', before, saidIn(reply), byParticipant, at)
    letters.ofReply(reply, 'withdrawn', at)
  }

  function decide(reply: Made, action: ReplyAction, state: DecisionState, by: string, at: number): void {
    const before = reply.state
    reply.version += 1
    become(reply, state)
    store(reply, by === byParticipant)
    addVersion(reply, action, before, state, by, at, hashOf(`${reply.id} ${reply.version}`).slice(0, 36))
  }

  /** A place comes and goes with what is decided. */
  function become(reply: Made, state: DecisionState): void {
    const { state: before, id: reply_id } = reply
    reply.state = state
    if (state.session && !before.session) rows.slot.run({ reply_id, session: state.session, position: state.position })
    if (!state.session && before.session) rows.noSlot.run(reply_id)
    if (state.table === null && before.table !== null) rows.noSeat.run(reply_id)
  }

  function seat(reply: Made, { table, seat }: { table: number; seat: number }, by: string, at: number): void {
    reply.state = { ...reply.state, table, seat }
    rows.seat.run({ reply_id: reply.id, table_number: table, seat_number: seat })
    log(by, 'table_given', { reference: reply.participant.reference, from: '', to: `${table}/${seat}` }, at)
  }

  const store = ({ id, version, state }: Made, isUnread: boolean): void => {
    const { status, pending, note, toldSession } = state
    rows.changeState.run({
      id,
      version,
      status,
      pending,
      note,
      toldSession,
      isUnread: Number(isUnread && words.chance(60)),
    })
  }

  function addVersion(
    { id: reply_id, version }: Made,
    action: ReplyAction,
    before: object | null,
    after: object,
    made_by: string,
    at: number,
    batch: string | null = null,
  ): void {
    rows.version.run({
      reply_id,
      version,
      action,
      before: before && JSON.stringify(before),
      after: JSON.stringify(after),
      batch,
      made_by,
      made_at: timeAt(at),
    })
  }

  return { submit, change, withdraw, decide, seat, tell: letters.ofDecision }
}

const saidIn = ({ participant: { person }, answers, state: { status, pending } }: Made) => ({
  status,
  pending,
  answers,
  person,
})
