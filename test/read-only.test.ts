import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { chmodSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { load } from 'cheerio'
import { openDatabase } from '../src/database.ts'
import { remedies } from '../src/database-trouble.ts'
import { participation } from './support/answers.ts'
import { startMailServer } from './support/mail-server.ts'
import { plain } from './support/page.ts'
import { emptyFolder, linesOf, start, startSite, stop } from './support/program.ts'

const says = (text: string) => (line: string) => line.includes(text)

/**
 * A disk is not made read-only while a file on it is open for writing, except by the system after an error of the disk.
 * SQLite is told the same by a limit of zero bytes for every file, which nobody needs to be root for.
 */
test('a site whose disk takes no more writes shows pages, gives back what is sent, and recovers by itself', async t => {
  // Letters as files would find no room either.
  const mail = await startMailServer()
  t.after(() => mail.close())
  const { child, visitor } = await startSite(t, emptyFolder(t), { SMTP_URL: mail.url })
  const limit = (bytes: string) => execFileSync('prlimit', ['--pid', String(child.pid), `--fsize=${bytes}:`])
  const post = (family_name: string) => visitor.post('/ru/participation', { ...participation, family_name })
  assert.equal((await post('First')).status, 303)

  limit('0')
  const refused = await post('Second')
  const $ = load(await refused.text())
  assert.deepEqual([refused.status, refused.headers.get('retry-after')], [503, '60'])
  assert.match(plain($('h1 + p').text()), /^Сайт показывает ответы, но не может их сохранять\./)
  assert.equal($('#reply-form input[name=family_name]').val(), 'Second')
  const readiness = await visitor.get('/readyz')
  assert.deepEqual([readiness.status, await readiness.text()], [503, remedies.read_only.sentence])
  assert.equal((await visitor.get('/ru/participation')).status, 200)

  limit('unlimited')
  assert.equal((await post('Second')).status, 303)
  assert.equal((await visitor.get('/readyz')).status, 200)
  assert.equal(await stop(child), 0)
})

for (const closed of ['data/replies.sqlite', 'data'])
  test(`a site that may not write ${closed} starts once it may`, async t => {
    const cwd = emptyFolder(t)
    const folder = join(cwd, 'data')
    openDatabase(join(folder, 'replies.sqlite')).close()
    chmodSync(join(cwd, closed), 0o555)
    const child = start('server.ts', [], { cwd, env: { PORT: '0' }, mayDoAll: false })
    t.after(() => child.kill('SIGKILL'))
    const { until } = linesOf(child)
    const { level, msg } = JSON.parse(await until(says('tried again')))
    assert.deepEqual(
      [level, msg.replace(/ \(.*\)/, '')],
      [40, `${remedies.read_only.sentence}; the start is tried again`],
    )
    for (const path of ['', ...readdirSync(folder)]) chmodSync(join(folder, path), 0o700)
    await until(says('listening'))
    assert.equal(await stop(child), 0)
  })
