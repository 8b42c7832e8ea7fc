import assert from 'node:assert/strict'
import { test } from 'node:test'
import { load } from 'cheerio'
import { participation } from '../support/answers.ts'
import { projectCopy } from '../support/project-copy.ts'
import { signedIn } from '../support/staff.ts'
import { createVisitor } from '../support/visitor.ts'

const status = `  {
    name: 'forwarded',
    setBy: 'staff',
    follows: ['received', 'noted'],
    publicName: 'received',
    look: 'ours',
  },
  withdrawn,
]`

test('a status is decided for one and for several, narrows the table and stays within the secretariat', async t => {
  const copy = projectCopy(t, import.meta.filename)
  copy.edit('src/replies/flows/note.ts', '  withdrawn,\n]', status)
  copy.edit('src/replies/flows/status.ts', "  'in_review',", "  'forwarded',\n  'in_review',")
  copy.addWords('admin.json', 'status.forwarded', { en: 'Forwarded', ru: 'Передано' })
  copy.addWords('admin.json', 'decide.forwarded', { en: 'Forward', ru: 'Передать' })
  copy.addWords('admin.json', 'decide_many.forwarded_one', {
    en: 'Forward {{count}} reply',
    ru: 'Передать {{count}} ответ',
  })
  copy.addWords('admin.json', 'decide_many.forwarded_few', { ru: 'Передать {{count}} ответа' })
  copy.addWords('admin.json', 'decide_many.forwarded_many', { ru: 'Передать {{count}} ответов' })
  copy.addWords('admin.json', 'decide_many.forwarded_other', {
    en: 'Forward {{count}} replies',
    ru: 'Передать {{count}} ответа',
  })
  const app = await copy.start()
  const visitor = createVisitor(app)
  const receipt = load(await (await visitor.submit('/ru/participation', participation)).text())
  const reference = receipt('[data-reference]').attr('data-reference')
  const desk = await signedIn(app, 'reviewer', 'ru')
  const table = load(await (await desk.get('/admin/replies')).text())
  assert.equal(table('[name=change][value=forwarded]').length, 1)
  const decision = `/admin/replies/${reference}/participation/decision`
  assert.equal((await desk.post(decision, { version: '1', to: 'forwarded' })).status, 303)
  assert.match(await (await desk.get(`/admin/replies/${reference}`)).text(), /Передано/)
  const narrowed = load(await (await desk.get('/admin/replies?status=forwarded')).text())
  assert.deepEqual([narrowed('tbody tr').length, narrowed('[name=status][value=forwarded]').length], [1, 1])
  assert.doesNotMatch(await (await visitor.get('/ru/replies')).text(), /Передано/)
  copy.passes('test/locales.test.ts', 'test/replies/statuses.test.ts')
})
