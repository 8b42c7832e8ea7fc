import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Worker } from 'node:worker_threads'
import { openDatabase } from '../src/database.ts'
import { createFileWatch } from '../src/database-files.ts'
import { scratch } from './support/migrations.ts'

/** Writes the database anew again and again by a connection of its own, as a purge does. */
const rewriting = (times: number) => `
  const { workerData } = require('node:worker_threads')
  const state = new Int32Array(workerData.state)
  import(workerData.database).then(async ({ openDatabase }) => {
    const { rewriteDatabase } = await import(workerData.rewriting)
    const database = openDatabase(workerData.file)
    database.exec('CREATE TABLE filling (text TEXT)')
    const fill = database.prepare('INSERT INTO filling VALUES (hex(zeroblob(20000)))')
    for (let count = 0; count < ${times}; count++) {
      for (let row = 0; row < 10; row++) fill.run()
      database.exec('DELETE FROM filling')
      rewriteDatabase(database)
    }
    database.close()
    Atomics.store(state, 0, 1)
  })`

test('a database that another thread writes anew is never taken for one that somebody has cut', t => {
  const { file } = scratch(t)
  const database = openDatabase(file)
  const troubleOf = createFileWatch(database, file)
  const state = new SharedArrayBuffer(4)
  const isOver = new Int32Array(state)
  const source = (path: string) => new URL(path, import.meta.url).href
  new Worker(rewriting(60), {
    eval: true,
    workerData: {
      file,
      state,
      database: source('../src/database.ts'),
      rewriting: source('../src/retention/rewrite-store.ts'),
    },
  })
  const found: unknown[] = []
  while (Atomics.load(isOver, 0) === 0 && found.length === 0) found.push(...[troubleOf()].filter(Boolean))
  database.close()
  assert.deepEqual(found, [])
})
