import assert from 'node:assert/strict'
import { copyFileSync, renameSync, rmSync } from 'node:fs'
import { describe, test } from 'node:test'
import { load } from 'cheerio'
import { remedies, type Trouble } from '../src/database-trouble.ts'
import { participation, type TypedForm } from './support/answers.ts'
import { appFor, type TestApp } from './support/app.ts'
import { breakFile } from './support/broken-file.ts'
import { startBusyDesk } from './support/busy-desk.ts'
import { crawl } from './support/crawl.ts'
import { plain } from './support/page.ts'
import { lockDatabase } from './support/program.ts'
import { signedIn } from './support/staff.ts'
import { createVisitor } from './support/visitor.ts'

const databaseOf = ({ folder }: TestApp): string => `${folder}/replies.sqlite`

const countReplies = ({ services }: TestApp) => services.database.prepare('SELECT count(*) FROM replies').pluck().get()

async function readiness(app: TestApp): Promise<[status: number, sentence: string]> {
  const response = await createVisitor(app).get('/readyz')
  return [response.status, await response.text()]
}
const isReady = [200, 'ready']
const says = (trouble: Trouble) => [503, remedies[trouble].sentence]

/** A post that is refused, in Russian: its page. */
async function refusedPost(app: TestApp, typed: TypedForm = participation) {
  const response = await createVisitor(app).post('/ru/participation', typed)
  const $ = load(await response.text())
  return {
    status: response.status,
    retryAfter: response.headers.get('retry-after'),
    title: plain($('h1').text()),
    body: plain($('h1 + p').text()),
    typed: $('#reply-form input[name=native_name]').val(),
    maySendAgain: $('#reply-form button').length === 1,
  }
}

const refused = (title: string, body: string, retryAfter?: string) => ({
  status: 503,
  retryAfter: retryAfter ?? null,
  title,
  body,
  typed: participation.native_name,
  maySendAgain: retryAfter !== undefined,
})

test('a locked database holds up who sends, nobody who reads, and what was sent is taken once it is free', async t => {
  const app = await appFor(t)
  const desk = await signedIn(app, 'admin')
  await createVisitor(app).submit('/en/participation', { ...participation, family_name: 'First' })
  const lock = await lockDatabase(t, databaseOf(app))
  const order: string[] = []
  const visitor = createVisitor(app)
  const posted = visitor.post('/ru/participation', participation).then(({ status }) => order.push(`posted ${status}`))
  for (const path of ['/ru/participation', '/admin/replies']) order.push(`read ${(await desk.get(path)).status}`)
  assert.deepEqual(await readiness(app), says('busy'))
  await lock.release()
  await posted
  assert.deepEqual(order, ['read 200', 'read 200', 'posted 303'])
  assert.deepEqual([await readiness(app), countReplies(app)], [isReady, 2])
})

test('every page is shown while nothing can be written, and only files that the log must name are not', async t => {
  const { app, visitors } = await startBusyDesk()
  t.after(() => app.close())
  const desk = await signedIn(app, 'admin')
  const delivery = { name: 'Organisers', selection: 'form=participation', choice: 'values=words' }
  app.services.deliveries.add(delivery, 'x')
  app.services.database.pragma('query_only = ON')
  const pages = [...(await crawl(visitors[0] as (typeof visitors)[0], '/ru')), ...(await crawl(desk, '/admin'))]
  const others = pages.filter(({ status }) => status !== 200)
  assert.equal(pages.length - others.length > 60, true, String(pages.length))
  assert.deepEqual(
    [
      ...new Set(
        others.map(
          ({ status, path }) => `${status} ${path.split('?')[0]?.replace(/\/[\w]{4}-[\w]{4}\//, '/REFERENCE/')}`,
        ),
      ),
    ].sort(),
    [
      '503 /admin/deliveries/1.csv',
      '503 /admin/deliveries/1.xlsx',
      '503 /admin/programme.csv',
      '503 /admin/programme.ics',
      '503 /admin/published/participation.csv',
      '503 /admin/published/speaking-slot.csv',
      '503 /admin/replies.csv',
      '503 /admin/replies/REFERENCE/held.json',
      '503 /admin/seating/afternoon.csv',
      '503 /admin/seating/round-table.csv',
    ],
  )
})

test('a full disk refuses what finds no room, and takes the next once there is some', async t => {
  const app = await appFor(t)
  const { database } = app.services
  assert.deepEqual(await readiness(app), isReady)
  database.pragma(`max_page_count = ${database.pragma('page_count', { simple: true })}`)
  let taken = 0
  const next = () => ({ ...participation, family_name: `Petrov${'a'.repeat(taken)}` })
  while ((await createVisitor(app).post('/ru/participation', next())).status === 303) taken++
  assert.deepEqual(
    await refusedPost(app, next()),
    refused(
      'Сейчас сохранить ответ не удается',
      'На сайте закончилось место для ответов. Повторите действие через час; ' +
        'если ошибка повторится, напишите в секретариат.',
      '60',
    ),
  )
  assert.equal(countReplies(app), taken)
  database.pragma('max_page_count = 1000000')
  assert.equal((await createVisitor(app).post('/ru/participation', next())).status, 303)
  assert.deepEqual(await readiness(app), isReady)
})

test('a site that finds no room says so to whoever watches it, and promises no letter', async t => {
  const app = await appFor(t)
  const { database } = app.services
  database.pragma(`max_page_count = ${database.pragma('page_count', { simple: true })}`)
  assert.deepEqual(await readiness(app), says('full'))
  const link = await createVisitor(app).post('/ru/link', { contact_email: 'office@regulator.example' })
  assert.equal(link.status, 503)
  database.pragma('max_page_count = 1000000')
  assert.deepEqual(await readiness(app), isReady)
})

test('a disk that has become read-only refuses what is sent until it is written to again', async t => {
  const app = await appFor(t)
  app.services.database.pragma('query_only = ON')
  assert.deepEqual(
    await refusedPost(app),
    refused(
      'Сейчас сохранить ответ не удается',
      'Сайт показывает ответы, но не может их сохранять. Повторите действие через час; ' +
        'если ошибка повторится, напишите в секретариат.',
      '60',
    ),
  )
  assert.deepEqual(await readiness(app), says('read_only'))
  app.services.database.pragma('query_only = OFF')
  assert.equal((await createVisitor(app).post('/ru/participation', participation)).status, 303)
  assert.deepEqual(await readiness(app), isReady)
})

test('a file that breaks while the site runs takes nothing more, and the way back is told', async t => {
  const app = await appFor(t)
  assert.equal((await createVisitor(app).post('/ru/participation', participation)).status, 303)
  app.services.database.pragma('wal_checkpoint(TRUNCATE)')
  breakFile(databaseOf(app))
  // SQLite need not read again what it remembers.
  app.services.database.pragma('shrink_memory')
  const damaged = refused(
    'Сохраненные ответы повреждены',
    'Пока данные не восстановлены, сайт ничего не сохраняет. Чтобы ответить, напишите в секретариат.',
  )
  assert.deepEqual([await refusedPost(app), await refusedPost(app)], [damaged, damaged])
  assert.deepEqual(await readiness(app), says('damaged'))
  assert.match(remedies.damaged.sentence, /npm run restore -- FILE/)
})

describe('a file of the database under which the site does not write any more', () => {
  const ways: Record<string, (file: string) => void> = {
    'replaced by a copy': file => {
      renameSync(file, `${file}.before`)
      copyFileSync(`${file}.before`, file)
    },
    moved: file => renameSync(file, `${file}.before`),
    'removed with its journal': file => rmSync(`${file}-wal`),
  }
  for (const [way, change] of Object.entries(ways))
    test(`${way}: nothing more is taken`, async t => {
      const app = await appFor(t)
      assert.equal((await createVisitor(app).post('/ru/participation', participation)).status, 303)
      change(databaseOf(app))
      assert.deepEqual(
        await refusedPost(app),
        refused(
          'Сейчас сохранить ответ не удается',
          'Пока сайт не перезапущен, он ничего не сохраняет. Чтобы ответить, напишите в секретариат.',
        ),
      )
      assert.deepEqual([await readiness(app), countReplies(app)], [says('replaced'), 1])
      assert.equal((await createVisitor(app).get('/ru')).status, 200)
    })
})

test('a reply whose browser cannot be noted is not stored, and everything typed is given back', async t => {
  const app = await appFor(t)
  app.services.database.exec(`
    CREATE TEMP TRIGGER no_room BEFORE INSERT ON main.browsers BEGIN SELECT RAISE(ABORT, 'no room'); END`)
  const { status, typed } = await refusedPost(app)
  assert.deepEqual([status, typed], [500, participation.native_name])
  assert.deepEqual([countReplies(app), app.services.outbox.countWaiting()], [0, 0])
  app.services.database.exec('DROP TRIGGER no_room')
  const receipt = await createVisitor(app).submit('/ru/participation', participation)
  const [letter] = app.services.outbox.latest(1)
  assert.equal(load(await receipt.text())('[data-reference]').attr('data-reference'), letter?.data.reference)
  assert.equal(countReplies(app), 1)
})
