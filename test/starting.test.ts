import assert from 'node:assert/strict'
import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { describe, type TestContext, test } from 'node:test'
import { openDatabase } from '../src/database.ts'
import { remedies } from '../src/database-trouble.ts'
import { breakFile, breakPart } from './support/broken-file.ts'
import { emptyFolder, linesOf, lockDatabase, run, start, stop } from './support/program.ts'

/** A folder with the site's database in it. */
function folderWithDatabase(t: TestContext) {
  const cwd = emptyFolder(t)
  const file = join(cwd, 'data/replies.sqlite')
  openDatabase(file).close()
  return { cwd, file }
}

/** Starts the site at any free port, or at the one that is given. */
function startSite(t: TestContext, cwd: string, port = 0) {
  const child = start('server.ts', [], { cwd, env: { PORT: String(port) } })
  t.after(() => child.kill('SIGKILL'))
  return { child, ...linesOf(child) }
}

const says = (text: string) => (line: string) => line.includes(text)

describe('a start that may succeed a little later is tried again by itself', () => {
  test('while another program has locked the database', async t => {
    const { cwd, file } = folderWithDatabase(t)
    const lock = await lockDatabase(t, file)
    const { child, until, lines } = startSite(t, cwd)
    const { level, seconds, msg } = JSON.parse(await until(says('tried again')))
    const told = `${remedies.busy.sentence} (database is locked); the start is tried again`
    assert.deepEqual([level, seconds, msg], [40, 1, told])
    await lock.release()
    await until(says('listening'))
    assert.equal(await stop(child), 0)
    assert.deepEqual(lines.filter(says('Error')), [])
  })

  test('while the port is in use', async t => {
    const other = createServer().listen(0, '127.0.0.1')
    t.after(() => other.close())
    await once(other, 'listening')
    const { child, until } = startSite(t, emptyFolder(t), (other.address() as AddressInfo).port)
    await until(says('the port is in use (EADDRINUSE); the start is tried again'))
    await until(says('"seconds":2'))
    other.close()
    await until(says('listening'))
    assert.equal(await stop(child), 0)
  })
})

test('a large database is read through beside the visitors: damage that is found stops what is sent', async t => {
  const { cwd, file } = folderWithDatabase(t)
  const database = openDatabase(file)
  database.exec('CREATE TABLE large (content BLOB)')
  for (let times = 0; times < 7; times++) database.exec('INSERT INTO large VALUES (zeroblob(10000000))')
  breakPart(database, 'large')
  database.close()
  const { child, until } = await startSite(t, cwd)
  const { msg } = JSON.parse(await until(says(remedies.damaged.sentence)))
  assert.equal(msg, remedies.damaged.sentence)
  assert.equal(await stop(child), 0)
})

describe('a start that cannot succeed ends with a line that says why', () => {
  const start = async (cwd: string) => {
    const { code, errors, output } = await run('server.ts', [], { cwd, env: { PORT: '0' } })
    assert.equal(output, '')
    return [code, errors]
  }

  test('where the database is damaged, and what to do', async t => {
    const { cwd, file } = folderWithDatabase(t)
    breakFile(file)
    assert.deepEqual(await start(cwd), [1, `${remedies.damaged.sentence} (database disk image is malformed)\n`])
    assert.match(remedies.damaged.sentence, /npm run restore -- FILE/)
  })

  test('where the file is no database', async t => {
    const cwd = emptyFolder(t)
    mkdirSync(join(cwd, 'data'))
    writeFileSync(join(cwd, 'data/replies.sqlite'), 'Dear Sirs, '.repeat(1000))
    assert.deepEqual(await start(cwd), [1, `${remedies.damaged.sentence} (file is not a database)\n`])
  })

  test('where the database is newer than the program', async t => {
    const { cwd, file } = folderWithDatabase(t)
    const database = openDatabase(file)
    const known = database.pragma('user_version', { simple: true })
    database.pragma('user_version = 99')
    database.close()
    assert.deepEqual(await start(cwd), [
      1,
      `The database has migration 99, this program knows ${known}: start a newer program\n`,
    ])
  })
})
