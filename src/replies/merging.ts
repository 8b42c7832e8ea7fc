import { edition } from '#edition/index.ts'
import type { Clock } from '../clock.ts'
import type { Database } from '../database.ts'
import { isThere } from './statuses.ts'
import type { Participant, Reply, ReplyStore } from './store.ts'

const { forms } = edition

/** One form of the two participants: whose reply stays, where staff have to choose and where there is nothing to choose. */
export type MergedForm = {
  form: string
  kept: Reply | undefined
  other: Reply | undefined
  mustChoose: boolean
}
export type Merging = ReturnType<typeof createMerging>

type Parts = { database: Database; clock: Clock; replies: ReplyStore }

/**
 * Two records of one person become one: nothing is deleted, and the old number leads to the new one. Only who holds
 * a link to the record that stays may open it: the other may be a stranger's who typed the same name.
 */
export function createMerging({ database, clock, replies }: Parts) {
  // What was sent from another address must not open the record that stays, by its link or by being sent again.
  const moveReply = database.prepare(
    `UPDATE replies SET participant_id = ?, fingerprint = 'merged-' || id || '-' || version, version = version + 1 WHERE id = ?`,
  )
  const revokeLinks = database.prepare(
    'UPDATE links SET revoked_at = :at WHERE participant_id = :other AND revoked_at IS NULL',
  )
  const renameForm = database.prepare('UPDATE replies SET form = ? WHERE id = ?')
  const moves = ['notes', 'letters'].map(table =>
    database.prepare(`UPDATE ${table} SET participant_id = :kept WHERE participant_id = :other`),
  )
  const copyTags = database.prepare(
    'INSERT OR IGNORE INTO tags (participant_id, tag) SELECT :kept, tag FROM tags WHERE participant_id = :other',
  )
  const takeAssignee = database.prepare(
    'UPDATE participants SET assignee_id = coalesce(assignee_id, (SELECT assignee_id FROM participants WHERE id = :other)) WHERE id = :kept',
  )
  const takeDifferent = database.prepare(
    `INSERT OR IGNORE INTO different_people (one, other)
     SELECT min(third, :kept), max(third, :kept)
     FROM (SELECT iif(one = :other, other, one) AS third FROM different_people WHERE :other IN (one, other)) WHERE third <> :kept`,
  )
  const markMerged = database.prepare(
    'UPDATE participants SET merged_into = :kept WHERE id = :other OR merged_into = :other',
  )

  const look = (kept: Participant, other: Participant): MergedForm[] =>
    forms.map(({ path: form }) => {
      const [own, their] = [replies.reply(kept.id, form), replies.reply(other.id, form)]
      return { form, kept: own, other: their, mustChoose: isThere(own) && isThere(their) }
    })

  /** Changes with every reply of the two, so that a page knows whether it is still true. */
  const versionsOf = (kept: Participant, other: Participant): string =>
    [kept, other]
      .map(({ id, version }) =>
        [version, ...replies.repliesOf(id).map(reply => `${reply.id}.${reply.version}`)].join('-'),
      )
      .join('_')

  /** `chosen`: the ids of the replies that stay where both have one. */
  function merge(
    kept: Participant,
    other: Participant,
    chosen: readonly number[],
    by: string,
  ): void {
    for (const { form, kept: own, other: their } of look(kept, other)) {
      if (!their) continue
      const theirStays = isThere(their) && (!isThere(own) || chosen.includes(their.id))
      if (theirStays) takeOver(form, own, their)
      else {
        record(their, other)
        // The reply that stays is another row in the organisers' table from now on: the next export has to say so.
        if (own) {
          replies.touch(own.id)
          note(own, other.reference)
        }
      }
    }
    for (const move of moves) move.run({ kept: kept.id, other: other.id })
    revokeLinks.run({ other: other.id, at: String(clock.now()) })
    for (const copy of [copyTags, takeAssignee, takeDifferent])
      copy.run({ kept: kept.id, other: other.id })
    markMerged.run({ kept: kept.id, other: other.id })

    /** The two change places; a participant has one reply to a form, so one of them steps aside meanwhile. */
    function takeOver(form: string, own: Reply | undefined, their: Reply): void {
      if (own) renameForm.run(`${form} (aside)`, own.id)
      moveReply.run(kept.id, their.id)
      note(their, other.reference)
      if (!own) return
      moveReply.run(other.id, own.id)
      renameForm.run(form, own.id)
      record(own, kept)
    }

    /** What does not stay is withdrawn, and kept with the record that no longer counts. */
    function record(reply: Reply, from: Participant): void {
      if (!isThere(reply)) return
      replies.withdrawReply(reply, String(clock.now()))
      note(reply, from === kept ? other.reference : kept.reference)
    }

    function note(before: Reply, reference: string): void {
      const after = replies.replyById(before.id) as Reply
      replies.addVersion({
        replyId: after.id,
        version: after.version,
        action: 'merged',
        before: { status: before.status },
        after: { status: after.status, source: { kind: 'merge', details: reference } },
        madeBy: by,
        madeAt: String(clock.now()),
      })
    }
  }

  return { look, versionsOf, merge: database.transaction(merge).immediate }
}
