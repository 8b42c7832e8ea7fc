import assert from 'node:assert/strict'
import { test } from 'node:test'
import { timeZone } from '#edition/circular.ts'
import { edition } from '#edition/index.ts'
import { edition as first } from '../../src/edition/index.ts'
import { fieldsOf } from '../../src/forms/form.ts'
import { edition as second } from '../edition-two/index.ts'
import { namesOf } from '../support/edition-names.ts'
import { goodAnswers } from '../support/good-answers.ts'

const isSecond = process.execArgv.includes('--conditions=edition-two')

test('the condition of the run says which edition it is', () => {
  assert.equal(edition.person.means.email, (isSecond ? second : first).person.means.email)
  assert.equal(timeZone, isSecond ? 'America/Montevideo' : 'Europe/Zurich')
})

test('no two editions share a name of a field, form, session, event or day', () => {
  assert.deepEqual(
    [...namesOf(first)].filter(name => namesOf(second).has(name)),
    [],
  )
})

test('each form can be answered, and names only fields that it has', () => {
  for (const form of edition.forms) {
    assert.deepEqual(
      Object.keys(goodAnswers(form)).filter(name => !namesIn(form).includes(name)),
      [],
    )
    const { standIn, days, unavailable, wants = [], foundBy = [] } = form.means
    const { topicAsTyped, topicInEnglish, mode, language, companions, wayOfTakingPart } = form.means
    const meant = [standIn?.name, standIn?.position, standIn?.level, standIn?.email, days, unavailable, ...wants]
    meant.push(...foundBy, topicAsTyped, topicInEnglish, mode, language, companions, wayOfTakingPart)
    assert.deepEqual(
      meant.filter(name => name !== undefined && !namesIn(form).includes(name)),
      [],
    )
  }
})

const namesIn = (form: (typeof edition.forms)[number]) => fieldsOf(edition.withPerson(form)).map(({ name }) => name)
