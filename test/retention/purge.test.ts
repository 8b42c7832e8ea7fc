import assert from 'node:assert/strict'
import { existsSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { keptFor } from '#edition/circular.ts'
import { durationIn } from '../../src/intl.ts'
import { type TypedForm, typedForms } from '../support/answers.ts'
import { type TestApp, useNewApp } from '../support/app.ts'
import { createDial } from '../support/clock.ts'
import { createDesk } from '../support/desk.ts'
import { pageAt, plain } from '../support/page.ts'
import { run } from '../support/program.ts'
import { signedIn } from '../support/staff.ts'
import { rowsOf, tracesIn, trigramsIn } from '../support/traces.ts'
import { createVisitor } from '../support/visitor.ts'

/** In Geneva, one second before the day on which the time is over, and its first second. */
const beforeSensitive = '2025-08-09T21:59:59Z'
const sensitiveDue = '2025-08-09T22:00:00Z'
const beforeRest = '2026-01-10T22:59:59Z'
const restDue = '2026-01-10T23:00:00Z'

const sensitive = ['Пандус у входа Zqxramp', 'Без орехов Zqxnuts', 'Раньше: Zqxformer', 'Черновик: Zqxdraft']
const personal = [
  'Zqxfamily',
  'Зьюкина',
  'zqx-mail@regulator.example',
  '998712345612',
  'Zqxmember',
  'Zqxnote',
  'zqxtag',
]

const names: TypedForm = {
  family_name: 'Zqxfamily',
  native_name: 'Зьюкина Анна',
  contact_email: 'zqx-mail@regulator.example',
  contact_phone: '998712345612',
}

/** Somebody of whom everything is there that the site can hold. */
async function fill(app: TestApp) {
  const { services } = app
  const desk = createDesk(app)
  const one = await desk.participant(undefined, {
    ...names,
    accessibility_needs: 'Раньше: Zqxformer',
    dietary_needs: 'Без орехов Zqxnuts',
    'delegation_members[0][name]': 'Zqxmember',
  })
  const visitor = createVisitor(app)
  const changed = { ...typedForms.participation, ...names, 'delegation_members[0][name]': 'Zqxmember' }
  const link = services.access.mailLink(String(names.contact_email))
  await visitor.get(`/ru/replies/${link}`)
  await visitor.post(`/ru/participation?for=${one.reference}`, {
    ...changed,
    for: one.reference,
    accessibility_needs: 'Пандус у входа Zqxramp',
  })
  await visitor.post('/ru/participation/draft', { ...changed, accessibility_needs: 'Черновик: Zqxdraft' })
  services.notes.add(one.participant(), 'Zqxnote', 'desk@itu.example')
  services.labels.addTag(one.participant(), 'zqxtag', 'desk@itu.example')
  desk.decide(one, 'speaking-slot', 'slot_offered', 'segment-9-july')
  const reviewer = await signedIn(app, 'reviewer')
  await (await reviewer.get('/admin/replies.csv?q=Zqxfamily')).text()
  await reviewer.post('/admin/views', { name: 'Zqxfamily', query: 'q=Zqxfamily' })
  await services.outbox.deliverDue()
  // A draft's own time is over long before; here it stays, to be seen in the same database.
  services.database.exec(`UPDATE drafts SET last_day = '2099-01-01'`)
  return one
}

const environment = (app: TestApp, CLOCK: string) => ({
  DATABASE_FILE: join(app.folder, 'replies.sqlite'),
  LETTERS_DIR: join(app.folder, 'letters'),
  CLOCK,
})

async function command(app: TestApp, at: string, args: string[] = []): Promise<string[]> {
  const { output, errors, code } = await run('commands/purge.ts', args, { cwd: app.folder, env: environment(app, at) })
  assert.deepEqual([errors, code], ['', 0])
  return output.trimEnd().split('\n')
}

/** The rows and answers that a preview names, without its sum. */
const namedIn = (lines: readonly string[]): string[] => lines.slice(0, lines.indexOf('Would be deleted:'))

describe('a purge', () => {
  const clock = createDial()
  const app = useNewApp({}, clock)

  test('sensitive answers go thirty days after the last day, wherever they stand, and nothing else', async () => {
    clock.turnTo('2025-04-28T07:00:00Z')
    await fill(app)
    const { database, retention } = app.services
    clock.turnTo(beforeSensitive)
    await retention.keepPromises()
    assert.deepEqual(tracesIn(app.folder, sensitive), sensitive)
    assert.deepEqual(namedIn(await command(app, beforeSensitive, ['--preview'])), [])

    const preview = await command(app, sensitiveDue, ['--preview'])
    assert.deepEqual(tracesIn(app.folder, sensitive), sensitive)
    const before = rowsOf(database)
    clock.turnTo(sensitiveDue)
    await retention.keepPromises()
    assert.deepEqual(tracesIn(app.folder, [...sensitive, 'Zqxramp', 'Zqxnuts', 'Zqxformer', 'Zqxdraft']), [])
    assert.deepEqual(tracesIn(app.folder, ['Zqxfamily', 'Zqxmember', 'Zqxnote']), ['Zqxfamily', 'Zqxmember', 'Zqxnote'])

    const cut = namedIn(preview).map(line => line.split(' '))
    assert.deepEqual([...new Set(cut.map(([table, , answer]) => `${table} ${answer}`))].toSorted(), [
      'drafts typed.accessibility_needs',
      'letters data.accessibility_needs',
      'letters data.dietary_needs',
      'replies answers.accessibility_needs',
      'replies answers.dietary_needs',
      'reply_versions after.accessibility_needs',
      'reply_versions after.dietary_needs',
      'reply_versions before.accessibility_needs',
    ])
    const after = rowsOf(database)
    const changed = before
      .filter(row => !after.includes(row))
      .map(row =>
        row
          .match(/^(\S+) \{"id":(\d+)/)
          ?.slice(1)
          .join(' '),
      )
    assert.deepEqual(changed.toSorted(), [...new Set(cut.map(([table, id]) => `${table} ${id}`))].toSorted())
    const withoutFingerprint = (row: string) => row.replace(/"fingerprint":"[^"]*"/, '')
    const expected = before.map(row =>
      withoutFingerprint(row).replace(/\\?"(accessibility|dietary)_needs\\?":\\?"[^"\\]*\\?",?/g, ''),
    )
    assert.deepEqual(
      after.map(withoutFingerprint).filter(row => !row.startsWith('audit')),
      expected
        .map(row => row.replaceAll(',}', '}').replaceAll(',\\"}', '\\"}'))
        .filter(row => !row.startsWith('audit')),
    )
    assert.deepEqual(namedIn(await command(app, sensitiveDue, ['--preview'])), [])
  })

  test('everything else goes six months after the last day; of the log acts, numbers and times stay', async () => {
    clock.turnTo('2025-04-28T07:00:00Z')
    await fill(app)
    const { database, retention, staff } = app.services
    const everything = [...personal, ...sensitive]
    clock.turnTo(beforeRest)
    assert.deepEqual(tracesIn(app.folder, everything), everything)
    assert.deepEqual(trigramsIn(database, ['zqx', 'ziu']), ['zqx', 'ziu'])

    const preview = namedIn(await command(app, restDue, ['--preview']))
    const before = rowsOf(database)
    const acts = database.prepare('SELECT * FROM audit').all()
    clock.turnTo(restDue)
    await retention.keepPromises()
    assert.deepEqual(tracesIn(app.folder, [...everything, 'Zqx']), [])
    assert.deepEqual(trigramsIn(database, ['zqx', 'ziu']), [])

    const tableOf = (row: string) => row.split(' ')[0]
    const after = rowsOf(database)
    const gone = before.filter(row => !after.includes(row)).map(tableOf)
    assert.deepEqual(
      gone.filter(table => !['digests', 'staff'].includes(String(table))).toSorted(),
      preview.map(tableOf).toSorted(),
    )
    assert.deepEqual(
      [...new Set(after.map(tableOf))],
      ['audit', 'audit_texts', 'round_table', 'sessions', 'staff', 'staff_browsers', 'staff_sessions'],
    )
    assert.deepEqual(database.prepare('SELECT * FROM audit').all().slice(0, -1), acts)
    const [text, ...more] = database.prepare<[], { details: string }>('SELECT details FROM audit_texts').all()
    assert.deepEqual(more, [])
    const { period, ...counts } = JSON.parse(text?.details ?? '')
    assert.deepEqual(
      [period, Object.values<number>(counts).reduce((sum, count) => sum + count, 0)],
      ['rest', preview.length],
    )
    assert.equal(database.pragma('integrity_check', { simple: true }), 'ok')

    // Other programs come and go, and the site goes on writing to its own file.
    assert.deepEqual(namedIn(await command(app, restDue, ['--preview'])), [])
    assert.equal((await fetch(`${app.url}/readyz`)).status, 200)

    const admin = await signedIn(app, 'admin')
    assert.equal(staff.list().length, 2)
    const $ = await pageAt(admin, '/admin/audit?q=purged')
    assert.match(plain($('tbody tr').text()), /the system.*Data deleted when its time was over.*What: everything/)
  })

  test('by hand it does the same beside the running site, once', async () => {
    clock.turnTo('2025-04-28T07:00:00Z')
    await fill(app)
    assert.deepEqual(await command(app, beforeSensitive), [
      'Deleted:',
      '  nothing',
      '  rest from 2026-01-11',
      '  sensitive from 2025-08-10',
    ])
    const preview = await command(app, restDue, ['--preview'])
    const [, ...sums] = preview.slice(preview.indexOf('Would be deleted:'))
    assert.deepEqual(await command(app, restDue), ['Deleted:', ...sums])
    assert.deepEqual(tracesIn(app.folder, [...personal, ...sensitive]), [])
    const visitor = createVisitor(app)
    assert.equal((await visitor.get('/ru')).status, 200)
    assert.equal((await command(app, restDue))[1], '  nothing')
  })
})

describe('the privacy notice', () => {
  const app = useNewApp()

  test('says how long everything is kept as the purge keeps it, in every language', async () => {
    for (const language of ['ru', 'en']) {
      const $ = await pageAt(createVisitor(app), `/${language}/privacy`)
      const said = $('main ul li')
        .map((_, line) => plain($(line).text()))
        .get()
      const kept = [[keptFor.sensitive], [keptFor.draftAfterChange, keptFor.draftAfterDeadline], [keptFor.rest]].map(
        durations => durations.map(duration => plain(durationIn(language, duration))),
      )
      assert.deepEqual(
        said.map((line, index) => (kept[index] ?? []).filter(duration => line.includes(duration))),
        kept,
      )
    }
  })
})

describe('the daily purge', () => {
  const clock = createDial(restDue)
  const app = useNewApp({}, clock)

  test('makes no database where somebody has moved it away, and deletes nothing while that lasts', async () => {
    const file = join(app.folder, 'replies.sqlite')
    renameSync(file, `${file}.moved`)
    await app.services.retention.keepPromises()
    assert.equal(existsSync(file), false)
    renameSync(`${file}.moved`, file)
    await app.services.retention.keepPromises()
    assert.equal(app.services.health.trouble(), undefined)
  })
})
