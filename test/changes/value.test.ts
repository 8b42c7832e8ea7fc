import assert from 'node:assert/strict'
import { test } from 'node:test'
import { load } from 'cheerio'
import { participation } from '../support/answers.ts'
import { projectCopy } from '../support/project-copy.ts'
import { signedIn } from '../support/staff.ts'
import { createVisitor } from '../support/visitor.ts'

const column = `(SELECT count(*) FROM notes WHERE notes.participant_id = participants.id) AS note_count,`

test('a value that the table has not read yet becomes an attribute, and is counted anew when it changes', async t => {
  const copy = projectCopy(t, import.meta.filename)
  const [view = ''] = copy.read('migrations/001-schema.sql').match(/CREATE VIEW desk_replies AS[^;]+;/) ?? []
  const wider = view.replace('slots.session,', `${column}\n  slots.session,`)
  copy.add(`migrations/${copy.nextMigration}-note-count.sql`, `DROP VIEW desk_replies;\n${wider}\n`)
  copy.edit('src/table/table-store.ts', '  assignee,\n', '  assignee,\n  note_count AS noteCount,\n')
  copy.edit(
    'src/table/table-reply.ts',
    '  assignee: string | null\n',
    '  assignee: string | null\n  noteCount: number\n',
  )
  copy.edit('src/table/table-reply.ts', '  late: false,', '  late: false,\n  noteCount: 0,')
  copy.edit(
    'src/table/filter-index-store.ts',
    "  { table: 'slots', on: 'INSERT'",
    "  { table: 'notes', on: 'INSERT', ids: ofParticipants('new.participant_id') },\n  { table: 'slots', on: 'INSERT'",
  )
  copy.edit(
    'src/table/attributes.ts',
    "  flag('unread'",
    "  flag('with_notes', reply => reply.noteCount > 0),\n  flag('unread'",
  )
  copy.addWords('admin.json', 'attributes.with_notes', {
    en: { label: 'Notes', only: 'Only with notes', not: 'Without notes' },
    ru: { label: 'Заметки', only: 'Только с заметками', not: 'Без заметок' },
  })
  const app = await copy.start()
  const receipt = load(await (await createVisitor(app).submit('/ru/participation', participation)).text())
  const reference = receipt('[data-reference]').attr('data-reference')
  await createVisitor(app).submit('/ru/participation', { ...participation, family_name: 'Petrov' })
  const desk = await signedIn(app, 'reviewer', 'ru')
  const rows = async () => load(await (await desk.get('/admin/replies?with_notes=1')).text())('tbody tr').length
  assert.equal(await rows(), 0)
  assert.equal((await desk.post(`/admin/replies/${reference}/notes`, { text: 'Звонил помощник' })).status, 303)
  assert.equal(await rows(), 1)
  copy.passes('test/locales.test.ts')
})
