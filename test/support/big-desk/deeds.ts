import { logSearchText } from '../../../src/audit/log-search-store.ts'
import type { DecisionState } from '../../../src/decisions/apply.ts'
import { sortTopicOf } from '../../../src/facts/answers.ts'
import type { Answers } from '../../../src/forms/fields.ts'
import type { LetterKind } from '../../../src/letters/kinds.ts'
import { postBoxOf } from '../../../src/post-box.ts'
import type { ReplyStatus } from '../../../src/replies/statuses.ts'
import { byParticipant, type ReplyAction } from '../../../src/replies/versions.ts'
import type { createFolding } from './folding.ts'
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

type Tools = {
  rows: Rows
  folding: ReturnType<typeof createFolding>
  words: Words
  /** An instant as UTC text. */
  at: (second: number) => string
}

const undecided = { pending: null, note: '', session: null, toldSession: null, position: null, table: null, seat: null }

/** What participants and staff do, each with its rows: the version, the letter and its link. */
export function createDeeds({ rows, folding, words, at: timeAt }: Tools) {
  const { chance } = words
  let letters = 0

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
    tellOfReply(reply, 'received', at)
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
    tellOfReply(reply, 'changed', at)
  }

  function withdraw(reply: Made, status: ReplyStatus, at: number): void {
    const before = saidIn(reply)
    reply.version += 1
    become(reply, { ...undecided, status })
    store(reply, true)
    addVersion(reply, 'withdrawn', before, saidIn(reply), byParticipant, at)
    tellOfReply(reply, 'withdrawn', at)
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
    audit(by, 'table_given', { reference: reply.participant.reference, from: '', to: `${table}/${seat}` }, at)
  }

  function audit(by: string, action: string, details: Record<string, string | number>, at: number): void {
    const search = logSearchText(by, action, details)
    rows.audit.run({ made_at: timeAt(at), made_by: by, action, details: JSON.stringify(details), search })
  }

  const store = ({ id, version, state }: Made, isUnread: boolean): void => {
    const { status, pending, note, toldSession } = state
    rows.changeState.run({ id, version, status, pending, note, toldSession, isUnread: Number(isUnread && chance(60)) })
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

  const tellOfReply = ({ form, participant, answers }: Made, kind: LetterKind, at: number): void => {
    const calendar = { sequence: 1, entries: [], ended: [] }
    letter(participant, kind, { form, answers, repliedAt: timeAt(at), isDecided: false, calendar }, at)
  }

  function tell({ form, participant, state: { status, toldSession, session } }: Made, note: string, at: number): void {
    letter(participant, 'decision', { form, status, note, session: toldSession ?? session ?? undefined }, at)
  }

  /** Sent within a minute; a few addresses do not exist. */
  function letter(to: MadeParticipant, kind: LetterKind, data: object, at: number): void {
    letters += 1
    const { id, reference, language, email, person } = to
    const isSent = !chance(0.5)
    const left = timeAt(at + 20)
    const { lastInsertRowid } = rows.letter.run({
      participant_id: id,
      kind,
      language,
      recipient: email,
      data: JSON.stringify({ reference, person, ...data }),
      message_id: `<${hashOf(`letter ${letters}`)}@localhost>`,
      state: isSent ? 'sent' : 'failed',
      attempts: 1,
      error: isSent ? null : '550 5.1.1 No such user',
      next_at: left,
      created_at: timeAt(at),
      sent_at: isSent ? left : null,
      post_box: postBoxOf(email),
    })
    audit('outbox', 'letter_queued', { letter: Number(lastInsertRowid), kind, reference }, at)
    const expires_at = timeAt(at + 120 * 86_400)
    if (isSent) rows.link.run({ token_hash: hashOf(`link ${letters}`), address: email, created_at: left, expires_at })
  }

  return { submit, change, withdraw, decide, seat, tell, audit }
}

const saidIn = ({ participant: { person }, answers, state: { status, pending } }: Made) => ({
  status,
  pending,
  answers,
  person,
})
