import assert from 'node:assert/strict'
import { AsyncLocalStorage } from 'node:async_hooks'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import Sqlite from 'better-sqlite3'
import { createCommits } from '../src/commits.ts'
import { countCommits } from './support/wal.ts'

function ledger(t: TestContext, patienceMilliseconds?: number) {
  const folder = mkdtempSync(join(tmpdir(), 'commits-'))
  const file = join(folder, 'ledger.sqlite')
  const database = new Sqlite(file, { timeout: 0 })
  database.pragma('journal_mode = WAL')
  database.exec('CREATE TABLE lines (text TEXT)')
  const other = new Sqlite(file, { timeout: 0 })
  t.after(() => {
    database.close()
    other.close()
    rmSync(folder, { recursive: true })
  })
  const insert = database.prepare<[string]>('INSERT INTO lines VALUES (?)')
  const seen = other.prepare<[], string>('SELECT text FROM lines ORDER BY rowid').pluck()
  const { together, withoutDisk } = createCommits(database, patienceMilliseconds)
  const write = (text: string) => void insert.run(text)
  return {
    database,
    other,
    together,
    withoutDisk,
    write,
    /** Writes the text, and gives it back. */
    add: (text: string) =>
      together(() => {
        write(text)
        return text
      }),
    /** As another program sees it. */
    seen: () => seen.all(),
    commits: () => countCommits(file),
  }
}

const outcomes = async (promises: Promise<unknown>[]) =>
  (await Promise.allSettled(promises)).map(settled =>
    settled.status === 'fulfilled' ? settled.value : (settled.reason.code ?? settled.reason.message),
  )

test('what is written in the same turn is one transaction, in its order', async t => {
  const { add, seen, commits } = ledger(t)
  const before = commits()
  await Promise.all(['a', 'b', 'c'].map(add))
  assert.deepEqual([seen(), commits() - before], [['a', 'b', 'c'], 1])
  await add('d')
  await add('e')
  assert.deepEqual([seen(), commits() - before], [['a', 'b', 'c', 'd', 'e'], 3])
})

test('nobody is answered before another program can see what was written', async t => {
  const { add, seen, together } = ledger(t)
  const first = add('a').then(seen)
  const inBetween = together(seen)
  const refused = together(() => {
    throw new Error('no')
  }).catch(seen)
  const last = add('b').then(seen)
  assert.deepEqual(await Promise.all([first, inBetween, refused, last]), [['a', 'b'], [], ['a', 'b'], ['a', 'b']])
})

test('what fails undoes all that it has written, and nothing of the others', async t => {
  const { add, write, seen, together } = ledger(t)
  const failing = together(() => {
    write('half')
    throw new Error('not whole')
  })
  assert.deepEqual(await outcomes([add('a'), failing, add('b')]), ['a', 'not whole', 'b'])
  assert.deepEqual(seen(), ['a', 'b'])
})

test('what does not wait for the disk is there at once, or not at all, and the next write waits again', async t => {
  const { add, database, seen, withoutDisk, write } = ledger(t)
  const level = () => database.pragma('synchronous', { simple: true })
  database.pragma('synchronous = FULL')
  const levels: unknown[] = []
  withoutDisk(() => {
    levels.push(level())
    write('a')
  })
  assert.deepEqual([seen(), levels, level()], [['a'], [1], 2])
  const failing = () =>
    withoutDisk(() => {
      write('half')
      throw new Error('not whole')
    })
  assert.throws(failing, /not whole/)
  assert.deepEqual([await add('b'), seen(), level()], ['b', ['a', 'b'], 2])
})

test('a lock that another program holds for long is said to everybody, and the next are written', async t => {
  const { add, other, seen } = ledger(t, 0)
  other.exec('BEGIN IMMEDIATE')
  assert.deepEqual(await outcomes([add('a'), add('b')]), ['SQLITE_BUSY', 'SQLITE_BUSY'])
  other.exec('ROLLBACK')
  assert.deepEqual([await add('c'), seen()], ['c', ['c']])
})

test('while another program has it locked, what is to be written waits and others have their turns', async t => {
  const { add, other, seen } = ledger(t)
  other.exec('BEGIN IMMEDIATE')
  const adding = Promise.all([add('a'), add('b')])
  for (let turns = 0; turns < 100; turns++) await new Promise(setImmediate)
  other.exec('ROLLBACK')
  assert.deepEqual([seen(), await adding, seen()], [[], ['a', 'b'], ['a', 'b']])
})

test('a disk that is full is said to everybody whose writing it has undone', async t => {
  const { add, database, seen } = ledger(t)
  const tooMuch = 'x'.repeat(100_000)
  database.pragma(`max_page_count = ${Number(database.pragma('page_count', { simple: true })) + 5}`)
  assert.deepEqual(await outcomes([add('a'), add(tooMuch), add('b')]), ['SQLITE_FULL', 'SQLITE_FULL', 'SQLITE_FULL'])
  assert.deepEqual([await add('c'), seen()], ['c', ['c']])
})

test('after so many others have a turn before the next commit', async t => {
  const { add, seen, commits } = ledger(t)
  const before = commits()
  const texts = Array.from({ length: 70 }, (_, number) => String(number))
  const order: string[] = []
  setImmediate(() => setImmediate(() => order.push('others')))
  await Promise.all(texts.map(text => add(text).then(() => order.push(text))))
  assert.deepEqual(order, [...texts.slice(0, 32), 'others', ...texts.slice(32)])
  assert.deepEqual([seen(), commits() - before], [texts, 3])
})

test('each runs as caused by whoever asked for it, and one that is asked for in another comes later', async t => {
  const { together, add, seen } = ledger(t)
  const who = new AsyncLocalStorage<string>()
  const asked = ['one', 'two'].map(name => who.run(name, () => together(() => String(who.getStore()))))
  assert.deepEqual(await Promise.all(asked), ['one', 'two'])
  const later: Promise<string>[] = []
  await together(() => void later.push(add('later')))
  assert.deepEqual([await Promise.all(later), seen()], [['later'], ['later']])
})
