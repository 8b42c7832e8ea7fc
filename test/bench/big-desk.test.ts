import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { edition } from '#edition/index.ts'
import { personSearchText, replySearchText } from '../../src/facts/search-texts.ts'
import type { Answers, Row } from '../../src/forms/fields.ts'
import { type Body, readAnswers } from '../../src/forms/read-answers.ts'
import { useApp } from '../support/app.ts'
import { fillDesk } from '../support/big-desk.ts'

describe('a desk that is filled to be measured is one that the site could have made', () => {
  const app = useApp()
  before(() => {
    fillDesk(app.services, 500)
  })
  const rows = <T>(sql: string): T[] => app.services.database.prepare<[], T>(sql).all()
  const words = (text: string) => [...new Set(text.split(' '))].toSorted()

  test('every form takes the answers as they are stored', () => {
    const stored = rows<{ form: string; person: string; answers: string }>(
      'SELECT form, person, answers FROM replies JOIN participants ON participants.id = participant_id',
    )
    assert.equal(stored.length, 500)
    for (const { form, person, answers } of stored) {
      const asked = edition.findForm(form) ?? assert.fail(form)
      const own = { ...JSON.parse(person), ...JSON.parse(answers) }
      const read = readAnswers(edition.withPerson(asked), typed(own))
      assert.deepEqual([read.problems, read.answers], [[], own])
    }
  })

  test('what is searched is folded as the site folds it', () => {
    for (const { person, reference, search } of rows<Record<'person' | 'reference' | 'search', string>>(
      'SELECT person, reference, search FROM participants',
    ))
      assert.deepEqual(words(search), words(personSearchText(JSON.parse(person), reference)))
    for (const { form, answers, search } of rows<Record<'form' | 'answers' | 'search', string>>(
      'SELECT form, answers, search FROM replies',
    ))
      assert.deepEqual(words(search), words(replySearchText({ form, answers: JSON.parse(answers) })))
  })

  test('each version and each letter is in the log, and the indexes fit their tables', () => {
    const { database } = app.services
    const count = (sql: string) => database.prepare<[], number>(`SELECT count(*) FROM ${sql}`).pluck().get()
    assert.equal(count(`audit WHERE action LIKE 'reply_%'`), count('reply_versions'))
    assert.equal(count(`audit WHERE action IN ('letter_sent', 'letter_failed')`), count('letters'))
    for (const index of ['participants_search', 'replies_search', 'notes_search'])
      database.exec(`INSERT INTO ${index} (${index}, rank) VALUES ('integrity-check', 1)`)
    assert.deepEqual(database.pragma('foreign_key_check'), [])
  })

  test('replies are of every status, and some have their places', () => {
    const { database } = app.services
    const statuses = database.prepare('SELECT DISTINCT status FROM replies').pluck().all()
    assert.ok(statuses.length > 8)
    for (const table of ['slots', 'seats', 'notes', 'tags', 'drafts', 'saved_views'])
      assert.notEqual(database.prepare(`SELECT count(*) FROM ${table}`).pluck().get(), 0, table)
  })
})

/** As a browser would send it. */
function typed(answers: Answers): Body {
  const pairs = Object.entries(answers).flatMap(([name, answer]) =>
    isRows(answer)
      ? answer.flatMap((row, index) =>
          Object.entries(row).map(([column, text]) => [`${name}[${index}][${column}]`, text]),
        )
      : [[name, answer]],
  )
  return Object.fromEntries(pairs) as Body
}

const isRows = (answer: Answers[string]): answer is Row[] => Array.isArray(answer) && typeof answer[0] === 'object'
