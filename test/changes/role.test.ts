import assert from 'node:assert/strict'
import { test } from 'node:test'
import { participation } from '../support/answers.ts'
import { projectCopy } from '../support/project-copy.ts'
import { signedIn } from '../support/staff.ts'
import { createVisitor } from '../support/visitor.ts'

const role = "  { name: 'observer', mayWrite: false, seesSensitive: true, getsDigest: true, isAdmin: false },\n"

test('a role is offered on the page of the staff, and may do what its entry says', async t => {
  const copy = projectCopy(t, import.meta.filename)
  copy.edit('src/staff/roles.ts', "  { name: 'reviewer'", `${role}  { name: 'reviewer'`)
  copy.addWords('admin.json', 'staff.roles.observer', { en: 'Observer', ru: 'Наблюдение' })
  const app = await copy.start()
  const admin = await signedIn(app, 'admin', 'ru')
  assert.match(await (await admin.get('/admin/staff')).text(), /value="observer"[^>]*>Наблюдение/)
  await createVisitor(app).submit('/ru/participation', participation)
  const observer = await signedIn(app, 'observer' as 'viewer', 'ru')
  const reference = app.services.database.prepare('SELECT reference FROM participants').pluck().get()
  const statuses = [
    await observer.get('/admin/replies'),
    await observer.get('/admin/audit'),
    await observer.get('/admin/staff'),
    await observer.post(`/admin/replies/${reference}/notes`, { text: 'x' }),
  ].map(({ status }) => status)
  assert.deepEqual(statuses, [200, 403, 403, 403])
  assert.match(await (await observer.get('/admin/export')).text(), /name="sensitive"/)
  copy.passes('test/locales.test.ts')
})
