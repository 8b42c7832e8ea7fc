import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { test } from 'node:test'
import { emptyFolder, run } from '../support/program.ts'

/** Every command, and what it refuses: arguments, and the sentence that it says. */
const commands: Record<string, [string[], string][]> = {
  'server.ts': [
    [['now'], "Unexpected argument 'now'; --help says what to type"],
    [['--port'], "Unknown option '--port'"],
  ],
  'commands/demo.ts': [
    [['again'], "Unexpected argument 'again'; --help says what to type"],
    [['--clean'], "Unknown option '--clean'"],
  ],
  'commands/backup.ts': [
    [[], 'FILE is missing; --help says what to type'],
    [[''], 'FILE is missing; --help says what to type'],
    [['a.sqlite', 'b.sqlite'], "Unexpected argument 'b.sqlite'; --help says what to type"],
    [['a.sqlite', '--overwrite'], "Unknown option '--overwrite'"],
  ],
  'commands/restore.ts': [
    [[], 'FILE is missing; --help says what to type'],
    [['nothing.sqlite'], 'There is no nothing.sqlite'],
    [['a.sqlite', 'b.sqlite'], "Unexpected argument 'b.sqlite'; --help says what to type"],
    [['--force', 'a.sqlite'], "Unknown option '--force'"],
  ],
  'commands/purge.ts': [
    [['now'], "Unexpected argument 'now'; --help says what to type"],
    [['--dry-run'], "Unknown option '--dry-run'"],
    [['--preview', 'now'], "Unexpected argument 'now'; --help says what to type"],
  ],
  'commands/staff.ts': [
    [[], 'Type add, list or remove; --help says more'],
    [['lists'], 'Type add, list or remove; --help says more'],
    [['list', 'all'], "Unexpected argument 'all'; --help says what to type"],
    [['list', '--role', 'admin'], "list takes no option '--role'; --help says what to type"],
    [['list', '--password-stdin'], "list takes no option '--password-stdin'; --help says what to type"],
    [['--language', 'en', 'list'], "list takes no option '--language'; --help says what to type"],
    [['remove', 'x@itu.example', '--role', 'viewer'], "remove takes no option '--role'; --help says what to type"],
    [
      ['add', 'x@itu.example', '--password-stdin', '--role', 'viewer', '--role', 'admin'],
      "Option '--role' is there twice; --help says what to type",
    ],
    [['remove'], 'EMAIL is missing; --help says what to type'],
    [['add', '--password-stdin'], 'EMAIL is missing; --help says what to type'],
    [['add', 'x@itu.example'], '--password-stdin is missing; --help says why'],
    [['add', 'x@itu.example', '--role'], "Option '--role <value>' argument missing"],
    [['add', 'x@itu.example', '--rol', 'admin'], "Unknown option '--rol'"],
    [['add', 'x', '--password-stdin'], 'email: Invalid email address'],
  ],
}

for (const [file, refused] of Object.entries(commands)) {
  test(`${file}: --help says what to type and does nothing`, async t => {
    const cwd = emptyFolder(t)
    // Also behind what would be carried out, and with settings that would stop a start.
    for (const args of [['--help'], ['--help', 'list'], ['list', '--help']]) {
      const { output, errors, code } = await run(file, args, { cwd, env: { PORT: 'x' } })
      assert.deepEqual([code, errors, output.startsWith('npm ')], [0, '', true])
    }
    assert.deepEqual(readdirSync(cwd), [])
  })

  test(`${file}: what cannot be meant is refused with a sentence`, async t => {
    const cwd = emptyFolder(t)
    const input = 'correct horse battery'
    const runs = await Promise.all(refused.map(([args]) => run(file, args, { cwd, input })))
    assert.deepEqual(
      runs.map(({ code, output, errors }) => [code, output, errors.split('\n').length, errors.split(/\. |\n/)[0]]),
      refused.map(([, sentence]) => [2, '', 2, sentence]),
    )
    assert.deepEqual(readdirSync(cwd), [])
  })
}

test('a command that fails says one line', async t => {
  const cwd = emptyFolder(t)
  const env = { DATABASE_FILE: '/dev/null/replies.sqlite' }
  const failing = [run('server.ts', [], { cwd, env }), run('commands/backup.ts', ['a.sqlite'], { cwd, env })]
  for (const { code, errors } of await Promise.all(failing)) {
    assert.deepEqual([code, errors.split('\n').length], [1, 2])
    assert.doesNotMatch(errors, / at |Error:/)
  }
})
