import assert from 'node:assert/strict'
import { test } from 'node:test'
import { load } from 'cheerio'
import { languages } from '../../src/i18n.ts'
import { person, type TypedForm } from '../support/answers.ts'
import { appFor } from '../support/app.ts'
import { createVisitor } from '../support/visitor.ts'

/** What could stay on a page for the next who asks for it. */
type Signs = { typed: number; wrong: number; rows: number; token: string | undefined }

function signsOn(html: string): Signs {
  const $ = load(html)
  return {
    typed: $('.field .input[value]:not([value=""]), .field [checked], .field [selected]').length,
    wrong: $('.field--error').length,
    rows: $('.row').length,
    token: $('#family_name').attr('autocomplete'),
  }
}

/** `change` and `add_row` judge nothing. */
const change = 'yes'
const mistakes = Object.fromEntries(Object.keys(person).map(name => [name, '?'.repeat(5000)]))
const pages: [step: string, typed: TypedForm, Signs][] = [
  ['participant', { change }, { typed: 3, wrong: 0, rows: 0, token: undefined }],
  ['participant', { change, filled_in_for: 'self' }, { typed: 4, wrong: 0, rows: 0, token: 'family-name' }],
  ['participant', { change, ...person }, { typed: 17, wrong: 0, rows: 0, token: undefined }],
  ['check', mistakes, { typed: 11, wrong: 16, rows: 1, token: undefined }],
  ['answer', { change }, { typed: 0, wrong: 0, rows: 1, token: undefined }],
  ['answer', { change, add_row: 'delegation_members' }, { typed: 0, wrong: 0, rows: 2, token: undefined }],
]

test('a page has what was typed into it, and nothing of the one before', async t => {
  const app = await appFor(t)
  for (const language of languages)
    for (const [step, typed, signs] of [...pages, ...pages.toReversed()]) {
      const page = await createVisitor(app).post(`/${language}/participation/${step}`, typed)
      assert.deepEqual([step, typed, signsOn(await page.text())], [step, typed, signs])
    }
})
