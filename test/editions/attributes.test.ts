import assert from 'node:assert/strict'
import { test } from 'node:test'
import { edition } from '#edition/index.ts'
import { joinedColumns, replyColumns } from '../../src/exports/columns.ts'
import { fieldsOf } from '../../src/forms/form.ts'
import { attributes } from '../../src/table/attributes.ts'
import { attributeName } from '../../src/table/field-attributes.ts'
import { sortedBy } from '../../src/table/sorting.ts'

const { forms, person } = edition

test('every field of the person and of every form is there, and in the files', () => {
  const asked = [person, ...forms].flatMap(fieldsOf)
  assert.deepEqual(
    attributes.flatMap(({ field }) => field?.text ?? []).toSorted(),
    asked.map(({ text }) => text).toSorted(),
  )
  const choice = { hasSensitive: true, hasChange: true }
  for (const columns of [replyColumns(forms, choice), joinedColumns(choice)]) {
    const codes = columns.map(({ code }) => code)
    assert.equal(new Set(codes).size, codes.length)
    for (const { name, field } of attributes.filter(one => one.field))
      assert.deepEqual(
        [name, codes.some(code => code === name || code.startsWith(`${name}.`))],
        [name, field !== undefined],
      )
  }
})

test('every choice of every form can be asked for, and so can whoever did not make it', () => {
  const choices = [person, ...forms]
    .flatMap(fieldsOf)
    .filter(({ kind, required }) =>
      kind === 'checkbox' ? !required : ['radio', 'select', 'checkboxes'].includes(kind),
    )
  assert.ok(choices.length > 5)
  assert.deepEqual(
    choices.map(({ text }) => [text, attributes.find(({ field }) => field?.text === text)?.filter !== undefined]),
    choices.map(({ text }) => [text, true]),
  )
})

test('participants can be sorted by what became of their reply to each form', () => {
  const sorted = sortedBy('participants').map(({ name }) => name)
  assert.deepEqual(
    edition.formPaths.filter(path => !sorted.includes(path)),
    [],
  )
})

test('a name that two forms have is two attributes, each with its form in front', () => {
  const asked = Map.groupBy(
    forms.flatMap(form => fieldsOf(form).map(({ name }) => ({ name, path: form.path }))),
    ({ name }) => name,
  )
  const shared = [...asked].filter(([, forms]) => forms.length > 1)
  assert.ok(shared.length > 0)
  const names = attributes.map(({ name }) => name)
  for (const [name, asking] of shared)
    for (const { path } of asking)
      assert.deepEqual([names.includes(name), names.includes(`${path}.${name}`)], [false, true])
})

test('the name of a field leads to its own attribute', () => {
  for (const form of [undefined, ...forms])
    for (const { name, text } of fieldsOf(form ?? person)) {
      const found = attributes.filter(one => one.name === attributeName(name, form))
      assert.deepEqual(
        found.map(({ field, form }) => [field?.text, form]),
        [[text, form?.path]],
      )
    }
})

/** What else stands in the address of the table and of an export. */
const parameters = [
  ...['q', 'page', 'rows', 'size', 'delimiter', 'sort'],
  ...['headings', 'values', 'order', 'since', 'sensitive', 'column'],
]

test('every attribute has a name of its own, which no parameter of the table or of an export has', () => {
  const names = attributes.map(({ name }) => name)
  assert.deepEqual(
    names.filter((name, index) => names.indexOf(name) !== index || parameters.includes(name)),
    [],
  )
})
