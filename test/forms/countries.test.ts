import assert from 'node:assert/strict'
import { test } from 'node:test'
import { countrySynonyms } from '#edition/countries.ts'
import { edition } from '#edition/index.ts'
import { languages, loadCatalogue } from '../../src/i18n.ts'

const { countries, regionOf, regions } = edition

test('the list has 195 names in both languages and every region', () => {
  assert.equal(countries.length, 195)
  assert.equal(new Set(countries.map(({ code }) => code)).size, 195)
  for (const language of languages) {
    assert.deepEqual(
      Object.keys(loadCatalogue(language).countries ?? {}).sort(),
      countries.map(({ code }) => code).sort(),
    )
  }
  assert.deepEqual([...new Set(countries.map(({ region }) => region))].sort(), [...regions].sort())
  assert.deepEqual([regionOf('KZ'), regionOf('CH'), regionOf('XX')], ['cis', 'europe', undefined])
})

test('no territory that is not a member is offered', () => {
  const codes = countries.map(({ code }) => code)
  assert.deepEqual(
    ['TW', 'HK', 'MO', 'XK', 'EH', 'GL', 'PR'].filter(code => codes.includes(code)),
    [],
  )
})

test('synonyms belong to countries of the list', () => {
  const codes = countries.map(({ code }) => code)
  assert.deepEqual(
    Object.keys(countrySynonyms).filter(code => !codes.includes(code)),
    [],
  )
})
