import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { simpleParser } from 'mailparser'
import { participation } from '../support/answers.ts'
import { projectCopy } from '../support/project-copy.ts'
import { signedIn } from '../support/staff.ts'
import { createVisitor } from '../support/visitor.ts'

const kind = `  reminder: {
    about: 'participant',
    to: 'participant',
    cap: 'visitors',
    subject: 'letters:subject.reminder',
    intro: 'letters:intro.reminder',
    nextStep: changingReplies,
    closing: 'letters:closing.reply',
    isStillTrue: always,
  },
`

test('a letter leaves with its words, and is named on the page of its participant', async t => {
  const copy = projectCopy(t, import.meta.filename)
  copy.edit('src/letters/kinds.ts', '  personal_link: {', `${kind}  personal_link: {`)
  copy.addWords('letters.json', 'subject.reminder', { en: 'Deadline near', ru: 'Скоро истекает срок' })
  copy.addWords('letters.json', 'intro.reminder', { en: 'Three days are left.', ru: 'Осталось три дня.' })
  copy.addWords('admin.json', 'reply.kind.reminder', { en: 'Reminder', ru: 'Напоминание' })
  const app = await copy.start()
  const { letters, outbox, replies, database } = app.services
  await createVisitor(app).submit('/ru/participation', participation)
  const reference = String(database.prepare('SELECT reference FROM participants').pluck().get())
  const participant = replies.participantByReference(reference)
  assert.ok(participant)
  // Whoever has a reason for the letter calls this; the list knows the new kind in the copy alone.
  letters.send('reminder' as 'personal_link', participant)
  await outbox.deliverDue()
  const sent = await Promise.all(
    readdirSync(join(app.folder, 'letters')).map(name => simpleParser(readFileSync(join(app.folder, 'letters', name)))),
  )
  const letter = sent.find(({ subject }) => subject === 'Скоро истекает срок')
  assert.match(String(letter?.text), /Осталось три дня\./)
  const record = await (await signedIn(app, 'reviewer', 'ru')).get(`/admin/replies/${reference}?tab=letters`)
  assert.match(await record.text(), /Напоминание/)
  copy.passes('test/locales.test.ts')
})
