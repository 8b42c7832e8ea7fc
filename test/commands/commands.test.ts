import assert from 'node:assert/strict'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { load } from 'cheerio'
import { remedies } from '../../src/database-trouble.ts'
import { participation } from '../support/answers.ts'
import { freePort } from '../support/app.ts'
import { emptyFolder, run, startListening, startSite, stop } from '../support/program.ts'

const password = 'correct horse battery'

test('the site starts, logs an error by the id on its page and no token, and stops cleanly', async t => {
  const { child, lines, until, visitor } = await startSite(t, emptyFolder(t))
  const page = load(await (await visitor.get('/en/nowhere')).text())
  const incident = page('.hint')
    .text()
    .match(/[0-9a-f]{8}/)?.[0] as string
  const line = await until(line => line.includes(incident))
  const { level, time, ...logged } = JSON.parse(line)
  assert.deepEqual(logged, { incident, status: 404, method: 'GET', path: '/en/nowhere' })
  await visitor.get('/ru/replies/secret-token/nothing')
  await visitor.post('/ru/participation', participation)
  await until(line => line.includes('letter sent'))
  assert.equal(await stop(child), 0)
  assert.equal(lines.filter(line => /secret-token|Иванов|sergeeva/.test(line)).length, 0)
})

test('a setting that cannot be used stops the start with a sentence', async t => {
  const { code, errors } = await run('server.ts', [], { cwd: emptyFolder(t), env: { PORT: 'x', CLOCK: 'tomorrow' } })
  assert.equal(code, 1)
  assert.match(errors, /PORT: .*\nCLOCK: must be an instant such as 2025-04-28T07:00:00Z/)
})

test('staff: the first account is added with a password from standard input, listed and removed', async t => {
  const cwd = emptyFolder(t)
  const staff = (args: string[], input?: string) =>
    run('commands/staff.ts', args, { cwd, ...(input !== undefined && { input }) })
  // Neither makes a database, which would hide that the path of the one that is meant is wrong.
  const nowhere = {
    output: '',
    errors: 'There is no database data/replies.sqlite; DATABASE_FILE says where it is\n',
    code: 1,
  }
  assert.deepEqual([await staff(['list']), await staff(['remove', 'desk@itu.example'])], [nowhere, nowhere])
  const add = ['add', 'Desk@itu.example', '--role', 'admin', '--password-stdin']
  const short = await staff(add, 'short')
  assert.deepEqual([short.code, short.errors], [2, 'password: must have 12 to 200 characters\n'])
  assert.deepEqual((await staff(add, `${password}\n`)).output, 'Added Desk@itu.example as admin\n')
  const again = await staff(add, password)
  assert.deepEqual([again.code, again.errors], [1, 'desk@itu.example has an account\n'])
  assert.equal((await staff(['list'])).output, 'desk@itu.example\tadmin\tru\n')
  assert.equal((await staff(['remove', 'desk@itu.example'])).output, 'Removed desk@itu.example\n')
  const gone = await staff(['remove', 'desk@itu.example'])
  assert.deepEqual([gone.code, gone.errors], [1, 'No account has the address desk@itu.example\n'])
})

test('a command says what is wrong with the database, and what helps', async t => {
  const cwd = emptyFolder(t)
  writeFileSync(join(cwd, 'text'), 'something else '.repeat(100))
  const { code, errors } = await run('commands/staff.ts', ['list'], { cwd, env: { DATABASE_FILE: 'text' } })
  assert.deepEqual([code, errors], [1, `${remedies.damaged.sentence} (file is not a database)\n`])
})

test('a second demo leaves the first alone', async t => {
  const cwd = emptyFolder(t)
  const { visitor } = await startListening(t, 'commands/demo.ts', cwd, line => line.includes('Ctrl+C'))
  const second = await run('commands/demo.ts', [], { cwd, env: { PORT: String(await freePort()) } })
  const errors = 'data/demo/replies.sqlite is in use: stop the site first\n'
  assert.deepEqual(second, { output: '', errors, code: 1 })
  assert.equal((await visitor.post('/en/participation', participation)).status, 303)
})

test('the demo starts clean each time, with about 120 marked samples in every state and letters to read', async t => {
  const cwd = emptyFolder(t)
  for (let time = 0; time < 2; time++) {
    const isReady = (line: string) => line.includes('Ctrl+C')
    const { child, lines, visitor } = await startListening(t, 'commands/demo.ts', cwd, isReady)
    const [, email = '', printed = ''] = lines.join('\n').match(/Secretariat\s+\S+\s+(\S+)\s+(\S+)/) ?? []
    const home = load(await (await visitor.get('/ru')).text())
    assert.equal(home('.demo-banner').length, 1)
    await visitor.post('/admin/sign-in', { email, password: printed })
    const total = async (query: string) =>
      Number.parseInt(load(await (await visitor.get(`/admin/replies${query}`)).text())('.total').text(), 10)
    const counts = await Promise.all(
      [
        '',
        '?status=withdrawn',
        '?q=Sample',
        '?form=participation',
        '?form=speaking-slot',
        '?form=ai-governance-day',
      ].map(total),
    )
    assert.deepEqual([counts[0] === counts[2], (counts[0] ?? 0) > 100 && (counts[0] ?? 0) < 140], [true, true])
    assert.equal(counts.filter(count => count > 0).length, counts.length)
    const letters = load(await (await visitor.get('/demo/letters')).text())
    const toParticipant = letters('main li a:contains("№")').first()
    const letter = await visitor.get(toParticipant.attr('href') as string)
    const link = load(await letter.text())(`a[href*="/replies/"]`).attr('href') as string
    assert.equal((await fetch(link, { redirect: 'manual' })).status, 303)
    await visitor.post('/ru/participation', { ...participation, notes: 'left by the first run' })
    assert.equal(await stop(child), 0)
  }
  assert.equal(existsSync(join(cwd, 'data/demo/replies.sqlite')), true)
})

test('a demo that cannot run says so in one line, and one that runs keeps what it has', async t => {
  const cwd = emptyFolder(t)
  const isReady = (line: string) => line.includes('Ctrl+C')
  const first = await startListening(t, 'commands/demo.ts', cwd, isReady)
  const env = { PORT: String(first.port) }
  const [sameFolder, samePort] = await Promise.all(
    [cwd, emptyFolder(t)].map(folder => run('commands/demo.ts', [], { cwd: folder, env })),
  )
  const failed = (errors: string) => ({ output: '', errors, code: 1 })
  assert.deepEqual(
    [sameFolder, samePort],
    [failed('data/demo/replies.sqlite is in use: stop the site first\n'), failed('the port is in use (EADDRINUSE)\n')],
  )
  assert.equal((await first.visitor.post('/ru/participation', participation)).status, 303)
  assert.equal(await stop(first.child), 0)
})
