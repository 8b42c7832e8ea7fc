import assert from 'node:assert/strict'
import { test } from 'node:test'
import { load } from 'cheerio'
import { participation } from '../support/answers.ts'
import { projectCopy } from '../support/project-copy.ts'
import { signedIn } from '../support/staff.ts'
import { createVisitor } from '../support/visitor.ts'

test('a field is on its page, on the receipt, in the table, in files, and found by search', async t => {
  const copy = projectCopy(t, import.meta.filename)
  copy.edit(
    'src/edition/participation.ts',
    "textarea('notes'",
    "text('driver', { max: 99, required: false }),\n        radio('badge', ['paper', 'electronic'], { required: false }),\n        textarea('notes'",
  )
  copy.addWords('edition/participation.json', 'driver', {
    en: { label: 'Driver', object: 'the driver' },
    ru: { label: 'Водитель', object: 'имя водителя' },
  })
  copy.addWords('edition/participation.json', 'badge', {
    en: { label: 'Badge', object: 'the badge', options: { paper: 'On paper', electronic: 'In the telephone' } },
    ru: { label: 'Пропуск', object: 'вид пропуска', options: { paper: 'На бумаге', electronic: 'В телефоне' } },
  })
  const app = await copy.start()
  const page = load(await (await fetch(`${app.url}/ru/participation`)).text())
  assert.equal(page('[data-field=badge] legend').text().startsWith('Пропуск'), true)
  const receipt = await createVisitor(app).submit('/ru/participation', {
    ...participation,
    badge: 'electronic',
    driver: 'Åke Qvist',
  })
  assert.match(await receipt.text(), /В телефоне/)
  await createVisitor(app).submit('/ru/participation', { ...participation, family_name: 'Petrov' })
  const desk = await signedIn(app)
  const table = load(await (await desk.get('/admin/replies?badge=electronic')).text())
  assert.equal(table('tbody tr').length, 1)
  const [head = '', ...rows] = (await (await desk.get('/admin/replies.csv')).text()).split('\r\n')
  const place = head.split(';').indexOf('"badge"')
  assert.deepEqual(
    rows.filter(Boolean).map(row => row.split(';')[place]),
    ['"electronic"', '""'],
  )
  const found = async (q: string) => load(await (await desk.get(`/admin/replies?q=${q}`)).text())('tbody tr').length
  assert.deepEqual([await found('Kvist'), await found('Quist')], [1, 0])
  copy.passes('test/locales.test.ts')
})
