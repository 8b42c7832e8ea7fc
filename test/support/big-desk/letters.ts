import type { LetterKind } from '../../../src/letters/kinds.ts'
import { postBoxOf } from '../../../src/post-box.ts'
import type { Made, MadeParticipant } from './deeds.ts'
import type { Log } from './log.ts'
import { hashOf, type Rows } from './rows.ts'
import type { Words } from './words.ts'

type Tools = { rows: Rows; words: Words; log: Log; at: (second: number) => string }

/** Letters about what has happened to a reply, each with its link; sent within a minute, a few to addresses that do not exist. */
export function createLetters({ rows, words, log, at: timeAt }: Tools) {
  let letters = 0

  function ofReply({ form, participant, answers }: Made, kind: LetterKind, at: number): void {
    const calendar = { sequence: 1, entries: [], ended: [] }
    send(participant, kind, { form, answers, repliedAt: timeAt(at), isDecided: false, calendar }, at)
  }

  function ofDecision({ form, participant, state }: Made, note: string, at: number): void {
    const { status, toldSession, session } = state
    send(participant, 'decision', { form, status, note, session: toldSession ?? session ?? undefined }, at)
  }

  function send(to: MadeParticipant, kind: LetterKind, data: object, at: number): void {
    letters += 1
    const { id, reference, language, email, person } = to
    const isSent = !words.chance(0.5)
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
    log('outbox', 'letter_queued', { letter: Number(lastInsertRowid), kind, reference }, at)
    const expires_at = timeAt(at + 120 * 86_400)
    if (isSent) rows.link.run({ token_hash: hashOf(`link ${letters}`), address: email, created_at: left, expires_at })
  }

  return { ofReply, ofDecision }
}
