import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { copyFileSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { load } from 'cheerio'
import { remedies, type Trouble } from '../src/database-trouble.ts'
import { participation } from './support/answers.ts'
import { appFor, freePort, type TestApp } from './support/app.ts'
import { breakPart } from './support/broken-file.ts'
import { replyFrom } from './support/mail-desk.ts'
import { emptyFolder, linesOf, startSite, stop } from './support/program.ts'
import { createVisitor } from './support/visitor.ts'

type Site = { url: string }

const readiness = async (site: Site) => {
  const response = await createVisitor(site).get('/readyz')
  return [response.status, await response.text()]
}
const says = (trouble: Trouble) => [503, remedies[trouble].sentence]

/** What becomes of a reply, and whether what was typed comes back with a refusal. */
async function send(site: Site, family_name: string) {
  const response = await createVisitor(site).post('/ru/participation', { ...participation, family_name })
  const typed = load(await response.text())('#reply-form input[name=family_name]').val()
  return [response.status, typed]
}

const databaseOf = ({ folder }: TestApp): string => `${folder}/replies.sqlite`
const countReplies = ({ services }: TestApp) => services.database.prepare('SELECT count(*) FROM replies').pluck().get()
const half = (file: string) => truncateSync(file, Math.floor(statSync(file).size / 2 / 4096) * 4096)

const cuts: Record<string, (file: string, older: string) => void> = {
  'cut to nothing': file => truncateSync(file),
  'cut in the middle': half,
  'overwritten with an older copy': (file, older) => copyFileSync(older, file),
  'overwritten with something longer': file => writeFileSync(file, '?'.repeat(2 * statSync(file).size)),
}

for (const [how, cut] of Object.entries(cuts))
  test(`a database that is ${how} under a running site does not end it: nothing more is taken`, async t => {
    const cwd = emptyFolder(t)
    const file = join(cwd, 'data/replies.sqlite')
    const older = join(cwd, 'older.sqlite')
    // What a site has written is in the file itself once it has stopped.
    await stop((await startSite(t, cwd)).child)
    copyFileSync(file, older)
    const before = await startSite(t, cwd)
    for (let count = 0; count < 30; count++)
      await send({ url: `http://localhost:${before.port}` }, `Many ${'x'.repeat(count)}`)
    await stop(before.child)

    const { child, port } = await startSite(t, cwd)
    const site = { url: `http://localhost:${port}` }
    assert.deepEqual(await send(site, 'Alfa'), [303, undefined])
    cut(file, older)
    assert.deepEqual([await send(site, 'Bravo'), await send(site, 'Bravo')], Array(2).fill([503, 'Bravo']))
    assert.deepEqual(await readiness(site), says('damaged'))
    assert.equal((await createVisitor(site).get('/ru/participation')).status, 200)
    assert.equal(child.exitCode, null)
    assert.equal(await stop(child), 0)
  })

describe('a journal from which something is gone under a running site', () => {
  const ways: Record<string, (file: string) => void> = {
    emptied: file => truncateSync(file),
    'cut in the middle': half,
    overwritten: file => writeFileSync(file, readFileSync(file).subarray(0, 8192)),
  }
  for (const [way, change] of Object.entries(ways))
    test(`${way}: nothing more is taken, also after something else was written behind its end`, async t => {
      const app = await appFor(t)
      await replyFrom(app, 'Alfa')
      change(`${databaseOf(app)}-wal`)
      assert.deepEqual(await send(app, 'Bravo'), [503, 'Bravo'])
      app.services.database.exec(`UPDATE heartbeat SET ballast = zeroblob(65536)`)
      assert.deepEqual([await send(app, 'Bravo'), await readiness(app)], [[503, 'Bravo'], says('replaced')])
    })

  test('a journal that SQLite itself has emptied is none of these', async t => {
    const app = await appFor(t)
    await replyFrom(app, 'Alfa')
    app.services.database.pragma('wal_checkpoint(TRUNCATE)')
    assert.equal(statSync(`${databaseOf(app)}-wal`).size, 0)
    assert.deepEqual(
      [await send(app, 'Bravo'), await readiness(app)],
      [
        [303, undefined],
        [200, 'ready'],
      ],
    )
    app.services.database.exec('DELETE FROM letters; VACUUM')
    assert.deepEqual([await send(app, 'Charlie'), countReplies(app)], [[303, undefined], 3])
    app.services.database.pragma('wal_checkpoint(PASSIVE)')
    assert.deepEqual(await readiness(app), [200, 'ready'])
  })
})

test('damage that only the letters come upon is said by whoever watches the site', async t => {
  const app = await appFor(t)
  await replyFrom(app, 'Alfa')
  breakPart(app.services.database, 'letters')
  assert.deepEqual(await readiness(app), [200, 'ready'])
  await app.services.outbox.deliverDue()
  assert.deepEqual(await readiness(app), says('damaged'))
})

test('damage that the one who watches the site comes upon is said at once, in the same words', async t => {
  const app = await appFor(t)
  await replyFrom(app, 'Alfa')
  breakPart(app.services.database, 'letters_due')
  assert.deepEqual([await readiness(app), await readiness(app)], Array(2).fill(says('damaged')))
  assert.deepEqual(await send(app, 'Bravo'), [503, 'Bravo'])
})

const brokenSite = (part: string) => `
  const { loadConfig } = await import('../src/config.ts')
  const { createServices } = await import('../src/services.ts')
  const { serve } = await import('../src/serve.ts')
  const { breakPart } = await import('./support/broken-file.ts')
  const services = createServices(loadConfig(process.env))
  breakPart(services.database, '${part}')
  await serve(services)`

for (const part of ['drafts_by_last_day', 'digests'])
  test(`damage that only what is done from time to time comes upon is said too: ${part}`, async t => {
    const folder = emptyFolder(t)
    const PORT = String(await freePort())
    const child = spawn(process.execPath, ['--input-type=module', '--eval', brokenSite(part)], {
      cwd: import.meta.dirname,
      env: {
        ...process.env,
        PORT,
        CLOCK: '2025-04-28T12:00:00Z',
        DATABASE_FILE: join(folder, 'a.sqlite'),
        LETTERS_DIR: folder,
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    t.after(() => child.kill('SIGKILL'))
    await linesOf(child).until(line => line.includes('listening'))
    assert.deepEqual(await readiness({ url: `http://localhost:${PORT}` }), says('damaged'))
    assert.equal(await stop(child), 0)
  })
