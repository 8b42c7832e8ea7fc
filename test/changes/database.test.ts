import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { test } from 'node:test'
import { projectCopy } from '../support/project-copy.ts'

test('a change of the database is the next migration, and the schema says what all come to', async t => {
  const copy = projectCopy(t, import.meta.filename)
  copy.add(`migrations/${copy.nextMigration}-topics.sql`, 'CREATE TABLE topics (name TEXT PRIMARY KEY) STRICT;\n')
  copy.edit(
    'src/retention/personal-data-store.ts',
    '  staff_invitations: {',
    "  topics: { why: 'words of the edition', columns: 'name' },\n  staff_invitations: {",
  )
  execFileSync(process.execPath, ['test/support/schema.ts'], { cwd: copy.folder })
  assert.match(copy.read('docs/schema.sql'), /CREATE TABLE topics/)
  const { services } = await copy.start()
  assert.equal(services.database.pragma('user_version', { simple: true }), Number(copy.nextMigration))
  assert.deepEqual(services.database.prepare('SELECT * FROM topics').all(), [])
  copy.passes('test/migrations.test.ts', 'test/retention/personal-data.test.ts')
})
