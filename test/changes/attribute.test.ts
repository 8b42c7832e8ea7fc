import assert from 'node:assert/strict'
import { test } from 'node:test'
import { load } from 'cheerio'
import { participation } from '../support/answers.ts'
import { projectCopy } from '../support/project-copy.ts'
import { signedIn } from '../support/staff.ts'
import { createVisitor } from '../support/visitor.ts'

const entry = "  attribute('version', reply => [String(reply.version)], { filter: {}, ...inWordsEverywhere }),\n"

test('an attribute is a filter with counts, a column, an order and a column of files', async t => {
  const copy = projectCopy(t, import.meta.filename)
  copy.edit('src/table/attributes.ts', "  attribute('day', chosenDays", `${entry}  attribute('day', chosenDays`)
  copy.addWords('admin.json', 'attributes.version', { en: { label: 'Version' }, ru: { label: 'Версия' } })
  const app = await copy.start()
  const visitor = createVisitor(app)
  await visitor.submit('/ru/participation', participation)
  await visitor.submit('/ru/participation', { ...participation, notes: 'Второй раз' })
  await createVisitor(app).submit('/ru/participation', { ...participation, family_name: 'Petrov' })
  const desk = await signedIn(app, 'reviewer', 'ru')
  const rowsAt = async (query: string) => load(await (await desk.get(`/admin/replies?${query}`)).text())('tbody tr')
  assert.equal((await rowsAt('version=2')).length, 1)
  assert.equal((await rowsAt('version=!2')).length, 1)
  assert.match((await rowsAt('sort=-version')).first().text(), /Ivanov/i)
  assert.match((await rowsAt('sort=version')).first().text(), /Petrov/i)
  assert.match(await (await desk.get('/admin/export')).text(), /Версия/)
  assert.match(await (await desk.get('/admin/replies.csv?headings=ru')).text(), /"Версия"/)
  copy.passes('test/locales.test.ts')
})
