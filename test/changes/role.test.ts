import assert from 'node:assert/strict'
import { test } from 'node:test'
import { participation } from '../support/answers.ts'
import { projectCopy } from '../support/project-copy.ts'
import { createVisitor } from '../support/visitor.ts'

const role = "  { name: 'auditor', mayWrite: false, seesSensitive: false, getsDigest: true, isAdmin: true },\n"

test('a role is offered on the page of the staff, and may do what its entry says', async t => {
  const copy = projectCopy(t, import.meta.filename)
  copy.edit('src/staff/roles.ts', "  { name: 'admin'", `${role}  { name: 'admin'`)
  copy.addWords('admin.json', 'staff.roles.auditor', { en: 'Auditor', ru: 'Проверка' })
  const app = await copy.start()
  const credentials = { email: 'auditor@itu.example', password: 'correct horse battery' }
  await app.services.staff.add({ ...credentials, role: 'auditor' as 'admin', language: 'ru' }, 'x')
  await createVisitor(app).submit('/ru/participation', participation)
  const auditor = createVisitor(app)
  await auditor.post('/admin/sign-in', credentials)
  assert.equal((await auditor.get('/admin/audit')).status, 200)
  assert.match(await (await auditor.get('/admin/staff')).text(), /value="auditor"[^>]*>Проверка/)
  const reference = app.services.database.prepare('SELECT reference FROM participants').pluck().get()
  assert.equal((await auditor.post(`/admin/replies/${reference}/notes`, { text: 'x' })).status, 403)
  copy.passes('test/locales.test.ts')
})
