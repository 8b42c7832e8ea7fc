import assert from 'node:assert/strict'
import { test } from 'node:test'
import { load } from 'cheerio'
import { participation, speakingSlot } from '../support/answers.ts'
import { appFor } from '../support/app.ts'
import { signedIn } from '../support/staff.ts'
import { createVisitor } from '../support/visitor.ts'
import { fillWordyDesk } from '../support/wordy-desk.ts'

test('each button of the export says what it gives', async t => {
  const desk = await signedIn(await appFor(t))
  const $ = load(await (await desk.get('/admin/export')).text())
  const buttons = $('main form .button').toArray()
  assert.deepEqual(
    buttons.map(button => [
      $(button).text(),
      $(`#${$(button).attr('aria-describedby')}`)
        .text()
        .split(':')[0],
    ]),
    [
      ['Download Excel (XLSX)', 'Excel'],
      ['Download CSV for Excel (semicolons)', 'CSV'],
      ['Download CSV (commas)', 'CSV'],
      ['Save as a delivery', 'Rows, columns and look'],
      ['Save the columns', 'Columns and look alone, for any export.'],
    ],
  )
})

test('a row that cannot be put into words ends its own download; the desk answers on', async t => {
  const app = await appFor(t)
  const desk = await signedIn(app)
  for (const form of ['participation', 'speaking-slot'])
    await createVisitor(app).post(`/en/${form}`, form === 'participation' ? participation : speakingSlot)
  app.services.database.prepare(`UPDATE replies SET answers = 'null' WHERE form = 'speaking-slot'`).run()
  for (const file of ['replies.csv', 'replies.xlsx']) {
    await assert.rejects(async () => (await desk.get(`/admin/${file}`)).arrayBuffer())
    const healthy = await fetch(`${app.url}/healthz`)
    assert.equal(healthy.status, 200)
  }
  // What broke off holds up nothing.
  app.services.database.prepare(`UPDATE replies SET answers = '{}'`).run()
  assert.equal((await (await desk.get('/admin/replies.csv')).text()).split('\r\n').length, 4)
})

test('a filter that cannot be read does not stop the desk', async t => {
  const app = await appFor(t)
  const desk = await signedIn(app)
  await (await desk.get('/admin/replies.csv?q=%00abc')).text()
  await (await desk.get('/admin/replies.xlsx?q=%00abc')).text()
  assert.equal((await desk.get('/admin/export')).status, 200)
})

test('each member has one export at a time', async t => {
  const app = await appFor(t)
  fillWordyDesk(app.services, 1500)
  const replies = app.services.search.count({ sort: 'name', isDescending: false })
  const desk = await signedIn(app)
  app.services.deliveries.add({ name: 'Visas', selection: '', choice: '' }, 'x')
  const [delivery] = app.services.deliveries.all()
  const plain = { 'accept-encoding': 'identity' }
  const first = await desk.get('/admin/replies.csv', plain)
  assert.equal(first.status, 200)
  const refused = async (path: string) => {
    const second = await desk.get(path, plain)
    const $ = load(await second.text())
    const link = $('#error-summary a')
    assert.deepEqual(
      [second.status, second.headers.get('retry-after'), $('#error-summary h2').text(), link.text()],
      [
        429,
        '30',
        'That did not work: no file was made',
        'Your previous export has not finished yet. Wait until it has and start a new one: only one runs at a time.',
      ],
    )
    assert.equal($(link.attr('href') ?? '').length, 1)
    return $
  }
  const $ = await refused('/admin/replies.xlsx?form=participation')
  assert.equal($('[name=form]').val(), 'participation')
  await refused(`/admin/deliveries/${delivery?.id}.csv`)
  const other = await signedIn(app, 'viewer')
  const others = await other.get('/admin/replies.csv?country=BY', plain)
  await others.text()
  assert.equal(others.status, 200)
  assert.equal((await first.text()).split('"\r\n').length, replies + 2)
  const third = await desk.get('/admin/replies.csv?country=BY', plain)
  await third.text()
  assert.equal(third.status, 200)
})
