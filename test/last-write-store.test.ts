import assert from 'node:assert/strict'
import { test } from 'node:test'
import Sqlite from 'better-sqlite3'
import { keptUntilWritten } from '../src/last-write-store.ts'
import { appFor } from './support/app.ts'
import { createDesk } from './support/desk.ts'

test('what is kept until anything is written is read again after any write, and in a transaction', async t => {
  const app = await appFor(t)
  const { database, config } = app.services
  const one = await createDesk(app).participant(['participation'])
  let reads = 0
  const tags = keptUntilWritten(database, () => {
    reads++
    return database.prepare('SELECT tag FROM tags ORDER BY tag').pluck().all()
  })
  const add = (tag: string, into = database) =>
    into.prepare(`INSERT INTO tags (participant_id, tag, search) VALUES (?, ?, '')`).run(one.participant().id, tag)
  assert.deepEqual([tags(), tags(), reads], [[], [], 1])
  add('a')
  assert.deepEqual([tags(), tags(), reads], [['a'], ['a'], 2])
  const another = new Sqlite(config.databaseFile)
  add('b', another)
  another.close()
  assert.deepEqual([tags(), tags(), reads], [['a', 'b'], ['a', 'b'], 3])
  const takenBack = database.transaction(() => {
    add('c')
    assert.deepEqual(tags(), ['a', 'b', 'c'])
    throw new Error('taken back')
  })
  assert.throws(takenBack, /taken back/)
  assert.deepEqual(tags(), ['a', 'b'])
})
