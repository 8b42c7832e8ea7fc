import assert from 'node:assert/strict'
import { test } from 'node:test'
import { load } from 'cheerio'
import { participation } from '../support/answers.ts'
import { projectCopy } from '../support/project-copy.ts'
import { signedIn } from '../support/staff.ts'
import { createVisitor } from '../support/visitor.ts'

test('something new that happens to a reply is in its history, in the log and in exports of changes', async t => {
  const copy = projectCopy(t, import.meta.filename)
  copy.edit('src/replies/versions.ts', "  'merged',", "  'merged',\n  'printed',")
  copy.edit(
    'src/audit/actions.ts',
    '  reply_merged: undefined,',
    '  reply_merged: undefined,\n  reply_printed: undefined,',
  )
  copy.addWords('admin.json', 'reply.action.printed', { en: '{{form}}: printed', ru: '{{form}}: напечатано' })
  copy.addWords('admin.json', 'export.changes.printed', { en: 'printed', ru: 'напечатано' })
  copy.addWords('admin.json', 'audit.actions.reply_printed', { en: 'Reply printed', ru: 'Ответ напечатан' })
  const app = await copy.start()
  const receipt = load(await (await createVisitor(app).submit('/ru/participation', participation)).text())
  const reference = String(receipt('[data-reference]').attr('data-reference'))
  const { replies, clock } = app.services
  const participant = replies.participantByReference(reference)
  const reply = participant && replies.reply(participant.id, 'participation')
  assert.ok(reply)
  const [version] = replies.versionsOf(participant.id)
  assert.ok(version)
  // Whoever does it calls this; the list knows the new action in the copy alone.
  const action = 'printed' as 'merged'
  replies.addVersion({
    ...{ replyId: reply.id, version: 2, action, before: version.after, after: version.after },
    ...{ madeBy: 'x', madeAt: String(clock.now()) },
  })
  const desk = await signedIn(app, 'admin', 'ru')
  assert.match(await (await desk.get(`/admin/replies/${reference}`)).text(), /: напечатано/)
  assert.match(await (await desk.get('/admin/audit')).text(), /Ответ напечатан/)
  copy.passes('test/locales.test.ts', 'test/audit/actions.test.ts')
})
