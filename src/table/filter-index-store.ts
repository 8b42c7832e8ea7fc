import type { Database } from '../database.ts'

/**
 * A set to which temporary triggers add the id of each reply that this connection changes; the
 * caller clears it. A change that is rolled back is reread needlessly, which is harmless.
 */
export function watchReplies(database: Database): Set<number> {
  const changed = new Set<number>()
  database.function('reply_changed', (id: unknown) => {
    changed.add(Number(id))
    return null
  })
  for (const { table, on, ids } of watched)
    database.exec(`
      CREATE TEMP TRIGGER filter_${table}_${on.toLowerCase()} AFTER ${on} ON main.${table}
      BEGIN
        SELECT reply_changed(id) FROM (${ids});
      END`)
  return changed
}

const ofParticipants = (ids: string): string =>
  `SELECT id FROM replies WHERE participant_id IN (${ids})`

/**
 * The tables that attributes are read from, and the replies that each change affects. The category
 * that staff set for one reply counts for the participant's others.
 */
const watched = [
  { table: 'replies', on: 'INSERT', ids: 'SELECT new.id AS id' },
  {
    table: 'replies',
    on: 'UPDATE',
    ids: `SELECT new.id AS id
      UNION ${ofParticipants('new.participant_id, old.participant_id')}
        AND coalesce(new.protocol_category, old.protocol_category) IS NOT NULL`,
  },
  {
    table: 'replies',
    on: 'DELETE',
    ids: `SELECT old.id AS id
      UNION ${ofParticipants('old.participant_id')} AND old.protocol_category IS NOT NULL`,
  },
  { table: 'participants', on: 'UPDATE', ids: ofParticipants('new.id') },
  { table: 'tags', on: 'INSERT', ids: ofParticipants('new.participant_id') },
  { table: 'tags', on: 'DELETE', ids: ofParticipants('old.participant_id') },
  { table: 'slots', on: 'INSERT', ids: 'SELECT new.reply_id AS id' },
  { table: 'slots', on: 'UPDATE', ids: 'SELECT new.reply_id AS id' },
  { table: 'slots', on: 'DELETE', ids: 'SELECT old.reply_id AS id' },
  { table: 'seats', on: 'INSERT', ids: 'SELECT new.reply_id AS id' },
  { table: 'seats', on: 'UPDATE', ids: 'SELECT new.reply_id AS id' },
  { table: 'seats', on: 'DELETE', ids: 'SELECT old.reply_id AS id' },
]
