import assert from 'node:assert/strict'
import { test } from 'node:test'
import { timeZone } from '#edition/circular.ts'
import { edition } from '#edition/index.ts'
import { edition as first } from '../../src/edition/index.ts'
import { companionsOf } from '../../src/facts/answers.ts'
import { fieldsOf, findField } from '../../src/forms/form.ts'
import { edition as second } from '../edition-two/index.ts'
import { namesOf } from '../support/edition-names.ts'
import { goodAnswers } from '../support/good-answers.ts'

const isSecond = process.execArgv.includes('--conditions=edition-two')

test('the condition of the run says which edition it is', () => {
  assert.equal(edition.person.means.email, (isSecond ? second : first).person.means.email)
  assert.equal(timeZone, isSecond ? 'America/Montevideo' : 'Europe/Zurich')
})

test('no two editions share a name of a field, form, session, event, day, region or rank', () => {
  assert.deepEqual(
    [...namesOf(first)].filter(name => namesOf(second).has(name)).map(name => `${name}: test/edition-two has it too`),
    [],
  )
})

test('each form can be answered, and names only fields that it has', () => {
  for (const form of edition.forms) {
    assert.deepEqual(
      Object.keys(goodAnswers(form)).filter(name => !namesIn(form).includes(name)),
      [],
    )
    const { standIn, days, unavailable, wants = [] } = form.means
    const { topicAsTyped, topicInEnglish, mode, language, companions, wayOfTakingPart } = form.means
    const meant = [standIn?.name, standIn?.position, standIn?.level, days, unavailable, ...wants]
    meant.push(topicAsTyped, topicInEnglish, mode, language, companions?.rows, wayOfTakingPart)
    assert.deepEqual(
      meant.filter(name => name !== undefined && !namesIn(form).includes(name)),
      [],
    )
  }
})

test('the people who come along are read by what the edition calls their names and positions', () => {
  const asking = edition.forms.filter(({ means }) => means.companions)
  assert.ok(asking.length > 0)
  for (const form of asking) {
    const { rows = '', name = '', position = '' } = form.means.companions ?? {}
    const answers = { [rows]: [{ [name]: 'Adviser', [position]: 'Counsel' }, { [name]: 'Another' }] }
    assert.deepEqual(
      [name, position].filter(column => !findField(form, rows)?.fields.some(field => field.name === column)),
      [],
    )
    assert.deepEqual(companionsOf({ form: form.path, answers }), [
      { name: 'Adviser', position: 'Counsel' },
      { name: 'Another', position: '' },
    ])
  }
})

const namesIn = (form: (typeof edition.forms)[number]) => fieldsOf(edition.withPerson(form)).map(({ name }) => name)
