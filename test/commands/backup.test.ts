import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import {
  chmodSync,
  copyFileSync,
  existsSync,
  globSync,
  mkdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import Sqlite from 'better-sqlite3'
import { participation } from '../support/answers.ts'
import { emptyFolder, run, startSite, stop } from '../support/program.ts'

const live = 'data/replies.sqlite'

/** A folder with a database of one account, and the commands that are run there. */
async function machine(t: TestContext) {
  const cwd = emptyFolder(t)
  const inFolder = (name: string) => join(cwd, name)
  const staff = (...args: string[]) => run('commands/staff.ts', args, { cwd, input: 'correct horse battery' })
  const add = (email: string) => staff('add', email, '--role', 'viewer', '--password-stdin')
  await add('first@itu.example')
  return {
    cwd,
    inFolder,
    add,
    backup: (...args: string[]) => run('commands/backup.ts', args, { cwd }),
    restore: (...args: string[]) => run('commands/restore.ts', args, { cwd }),
    accounts: async () => (await staff('list')).output.match(/^\S+(?=@)/gm) ?? [],
    files: () => globSync('**/*', { cwd }).sort(),
    hash: (name = live) =>
      createHash('sha256')
        .update(readFileSync(inFolder(name)))
        .digest('hex'),
  }
}

const emailsIn = (file: string): unknown[] => {
  const database = new Sqlite(file, { readonly: true })
  const emails = database.prepare('SELECT email FROM staff ORDER BY id').pluck().all()
  database.close()
  return emails
}

const replies = (file: string): unknown => {
  const database = new Sqlite(file, { readonly: true })
  const count = database.prepare('SELECT count(*) FROM replies').pluck().get()
  database.close()
  return count
}

test('a backup is restored whole, and the database of before is kept', async t => {
  const { inFolder, add, backup, restore, accounts, files } = await machine(t)
  assert.equal((await backup('backup.sqlite')).output, 'Backed up to backup.sqlite\n')
  await add('second@itu.example')
  const { code, output } = await restore('backup.sqlite')
  const before = files().find(name => /before-[\dTZ-]+$/.test(name)) as string
  assert.deepEqual([code, output], [0, `Restored ${live} from backup.sqlite; what was there before is ${before}\n`])
  assert.deepEqual(await accounts(), ['first'])
  assert.deepEqual(emailsIn(inFolder(before)), ['first@itu.example', 'second@itu.example'])
})

test('a backup is restored where there was no database', async t => {
  const { cwd, inFolder, backup } = await machine(t)
  await backup('backup.sqlite')
  const env = { DATABASE_FILE: 'new/replies.sqlite' }
  const { output } = await run('commands/restore.ts', ['backup.sqlite'], { cwd, env })
  assert.equal(output, 'Restored new/replies.sqlite from backup.sqlite\n')
  assert.deepEqual(emailsIn(inFolder('new/replies.sqlite')), ['first@itu.example'])
})

const damages: Record<string, (bytes: Buffer) => Buffer> = {
  overwritten: bytes => Buffer.alloc(bytes.length, 7),
  'cut short': bytes => bytes.subarray(0, 8192),
  emptied: () => Buffer.alloc(0),
}

for (const [how, damage] of Object.entries(damages))
  test(`a database that was ${how} gives way to a backup, and is kept`, async t => {
    const { inFolder, backup, restore, accounts, files } = await machine(t)
    await backup('backup.sqlite')
    const damaged = damage(readFileSync(inFolder(live)))
    writeFileSync(inFolder(live), damaged)
    const { code, errors } = await restore('backup.sqlite')
    assert.deepEqual([code, errors], [0, ''])
    assert.deepEqual(await accounts(), ['first'])
    const kept = files().find(name => /before-[\dTZ-]+$/.test(name)) as string
    assert.equal(statSync(inFolder(kept)).size, damaged.length)
  })

test('while the site runs it is backed up and not restored; once it is killed it is', async t => {
  const { cwd, inFolder, backup, restore, files } = await machine(t)
  await backup('empty.sqlite')
  const { child, visitor } = await startSite(t, cwd)
  await visitor.post('/en/participation', participation)
  assert.equal((await backup('one.sqlite')).code, 0)
  assert.equal(replies(inFolder('one.sqlite')), 1)
  const refused = await restore('empty.sqlite')
  assert.deepEqual(refused, { output: '', errors: `${live} is in use: stop the site first\n`, code: 1 })
  // The site goes on in the same file.
  await visitor.post('/en/ai-governance-day', { ...participation, ai_attendance: 'no', privacy_read: 'yes' })
  assert.deepEqual([replies(inFolder(live)), (await visitor.get('/readyz')).status], [2, 200])
  // A letter may be on its way into its file.
  assert.deepEqual(
    files().filter(name => /before|restoring|sqlite.*unfinished/.test(name)),
    [],
  )
  child.kill('SIGKILL')
  await once(child, 'exit')
  assert.equal((await restore('empty.sqlite')).code, 0)
  assert.equal(replies(inFolder(live)), 0)
})

test('whatever is wrong with the backup, the database stays as it was', async t => {
  const { inFolder, backup, restore, hash, files } = await machine(t)
  await backup('whole.sqlite')
  const change = (name: string, statements: string) => {
    copyFileSync(inFolder('whole.sqlite'), inFolder(name))
    const database = new Sqlite(inFolder(name))
    database.pragma('foreign_keys = OFF')
    database.exec(statements)
    database.close()
  }
  copyFileSync(inFolder('whole.sqlite'), inFolder('cut.sqlite'))
  truncateSync(inFolder('cut.sqlite'), Math.floor(statSync(inFolder('cut.sqlite')).size / 2))
  const bytes = readFileSync(inFolder('whole.sqlite'))
  bytes.fill(0xa5, 3 * 4096, 12 * 4096)
  writeFileSync(inFolder('scratched.sqlite'), bytes)
  writeFileSync(inFolder('text.sqlite'), 'not a database at all, but a text '.repeat(200))
  writeFileSync(inFolder('empty.sqlite'), '')
  mkdirSync(inFolder('folder.sqlite'))
  change('newer.sqlite', 'PRAGMA user_version = 900')
  change('foreign.sqlite', 'DROP TABLE letters')
  change('dangling.sqlite', "INSERT INTO notes (participant_id, text, made_by, made_at) VALUES (99, '', '', '')")
  new Sqlite(inFolder('other.sqlite')).exec('CREATE TABLE recipes (name TEXT); PRAGMA user_version = 1').close()
  const [before, filesBefore] = [hash(), files()]
  const said: Record<string, string> = {}
  for (const file of filesBefore.filter(name => /^\w+\.sqlite$/.test(name) && name !== 'whole.sqlite')) {
    const { code, output, errors } = await restore(file)
    assert.deepEqual([file, code, output, errors.split('\n').length, hash()], [file, 1, '', 2, before])
    said[file] = errors
  }
  assert.deepEqual(files(), filesBefore)
  const sentences: Record<string, RegExp> = {
    'cut.sqlite': /damaged|malformed/,
    'dangling.sqlite': /rows of notes lack what they point to/,
    'empty.sqlite': /not a database of this program/,
    'folder.sqlite': /^folder\.sqlite is not a file$/m,
    'foreign.sqlite': /not a database of this program/,
    'newer.sqlite': /it has migration 900, this program knows \d+: use a newer program/,
    'other.sqlite': /cannot be used/,
    'scratched.sqlite': /damaged|malformed/,
    'text.sqlite': /file is not a database/,
  }
  assert.deepEqual(Object.keys(said), Object.keys(sentences))
  for (const [file, sentence] of Object.entries(sentences)) assert.match(said[file] ?? '', sentence)
})

test('a backup of no database, or of another program’s, is refused and leaves no file', async t => {
  const { cwd, inFolder, files } = await machine(t)
  writeFileSync(inFolder('empty'), '')
  writeFileSync(inFolder('text'), 'something else '.repeat(100))
  new Sqlite(inFolder('other')).exec('CREATE TABLE recipes (name TEXT)').close()
  const before = files()
  for (const [database, sentence] of [
    ['typo.sqlite', 'There is no database typo.sqlite; DATABASE_FILE says where it is'],
    ['no/such/folder.sqlite', 'There is no database no/such/folder.sqlite; DATABASE_FILE says where it is'],
    ['empty', 'empty cannot be used: it is not a database of this program'],
    ['text', 'text cannot be used: file is not a database'],
    ['other', 'other cannot be used: it is not a database of this program'],
  ] as const) {
    const said = await run('commands/backup.ts', ['new.sqlite'], { cwd, env: { DATABASE_FILE: database } })
    assert.deepEqual(said, { output: '', errors: `${sentence}\n`, code: 1 })
  }
  assert.deepEqual(files(), before)
})

test('a damaged database makes no backup, and the one that was there stays', async t => {
  const { inFolder, backup, hash, files } = await machine(t)
  await backup('good.sqlite')
  const good = hash('good.sqlite')
  const bytes = readFileSync(inFolder(live))
  bytes.fill(0xa5, 3 * 4096, 12 * 4096)
  writeFileSync(inFolder(live), bytes)
  const { code, errors } = await backup('good.sqlite', '--force')
  assert.deepEqual([code, hash('good.sqlite')], [1, good])
  assert.match(errors, /^data\/replies\.sqlite cannot be used: .+\n$/)
  assert.deepEqual(
    files().filter(name => /sqlite.*unfinished/.test(name)),
    [],
  )
})

test('a backup overwrites nothing unasked, and never the database itself', async t => {
  const { inFolder, add, backup, hash } = await machine(t)
  await backup('first.sqlite')
  await add('second@itu.example')
  const before = hash('first.sqlite')
  const refused = await backup('first.sqlite')
  assert.deepEqual([refused.code, refused.errors], [1, 'first.sqlite is there already; --force replaces it\n'])
  assert.equal(hash('first.sqlite'), before)
  assert.equal((await backup('first.sqlite', '--force')).code, 0)
  assert.deepEqual(emailsIn(inFolder('first.sqlite')), ['first@itu.example', 'second@itu.example'])
  symlinkSync(inFolder(live), inFolder('link.sqlite'))
  for (const same of [live, `./data/../${live}`, inFolder(live), 'link.sqlite'])
    assert.deepEqual(await backup(same, '--force'), { output: '', errors: `${same} is the database itself\n`, code: 1 })
})

test('a backup takes the place of no file that belongs to the database of a running site', async t => {
  const { cwd, backup, files } = await machine(t)
  const { visitor, until } = await startSite(t, cwd)
  await visitor.post('/en/participation', participation)
  await until(line => line.includes('letter sent'))
  const before = files()
  assert.deepEqual(before.filter(name => name.startsWith(live)).length, 3)
  for (const ending of ['-wal', '-shm', '-journal']) {
    const own = live + ending
    const errors = `${own} belongs to the database itself\n`
    assert.deepEqual(await backup(own, '--force'), { output: '', errors, code: 1 })
  }
  assert.deepEqual([files(), (await visitor.get('/readyz')).status], [before, 200])
})

test('where a backup cannot be put is said of that place, and not of the database', async t => {
  const { inFolder, backup, files } = await machine(t)
  mkdirSync(inFolder('folder'))
  const before = files()
  for (const [file, sentence] of [
    ['folder', 'folder is not a file'],
    ['nowhere/backup.sqlite', 'There is no folder nowhere'],
  ] as const)
    assert.deepEqual(await backup(file, '--force'), { output: '', errors: `${sentence}\n`, code: 1 })
  assert.deepEqual(files(), before)
})

test('the copy that a restore left behind when it was killed is not taken away by the next', async t => {
  const { inFolder, backup, restore, hash } = await machine(t)
  await backup('backup.sqlite')
  const left = `${live}.restoring`
  copyFileSync(inFolder('backup.sqlite'), inFolder(left))
  const errors = `${left} is what a restore works on: give it another name\n`
  assert.deepEqual(await restore(left), { output: '', errors, code: 1 })
  assert.equal(hash(left), hash('backup.sqlite'))
})

test('a backup is one file, which can be restored from a place that takes no writes', async t => {
  const { inFolder, backup, files } = await machine(t)
  await backup('backup.sqlite')
  assert.deepEqual(
    files().filter(name => name.startsWith('backup')),
    ['backup.sqlite'],
  )
  // A file in WAL mode could not be read there.
  assert.deepEqual([...readFileSync(inFolder('backup.sqlite')).subarray(18, 20)], [1, 1])
})

test('whatever is left behind by a crash beside a backup is not taken for its own', async t => {
  const { inFolder, add, backup } = await machine(t)
  await backup('backup.sqlite')
  const other = new Sqlite(inFolder('other.sqlite'))
  other.pragma('journal_mode = WAL')
  other.exec('CREATE TABLE recipes (name TEXT)')
  copyFileSync(inFolder('other.sqlite-wal'), inFolder('backup.sqlite-wal'))
  other.close()
  await add('second@itu.example')
  assert.equal((await backup('backup.sqlite', '--force')).code, 0)
  assert.equal(existsSync(inFolder('backup.sqlite-wal')), false)
  assert.deepEqual(emailsIn(inFolder('backup.sqlite')), ['first@itu.example', 'second@itu.example'])
})

test('the files of the site and of its commands are for their owner alone', async t => {
  const { cwd, inFolder, backup, restore, files } = await machine(t)
  const { child, visitor, until } = await startSite(t, cwd)
  await visitor.post('/en/participation', participation)
  await until(line => line.includes('letter sent'))
  await backup('backup.sqlite')
  const whileItRuns = files()
  assert.equal(whileItRuns.filter(name => /-wal|-shm|\.eml|letters$|backup/.test(name)).length, 5)
  assert.deepEqual(openToOthers(whileItRuns), [])
  assert.equal(await stop(child), 0)
  chmodSync(inFolder(live), 0o644)
  assert.deepEqual(openToOthers(files()), [live])
  await restore('backup.sqlite')
  assert.deepEqual(openToOthers(files()), [])

  function openToOthers(names: string[]): string[] {
    return names.filter(name => (statSync(inFolder(name)).mode & 0o077) !== 0)
  }
})
