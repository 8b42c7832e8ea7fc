import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { foldForSearch, suggestLatin } from '../src/latin.ts'
import { createReference, parseReference } from '../src/participants/reference.ts'

test('Russian names are spelled as passports do it (ICAO Doc 9303)', () => {
  const names = ['Щукин', 'Хрущёв', 'Юлия', 'Яковлев', 'Подъячев', 'Горький', 'Цой', 'Мария-Анна', 'Smith']
  assert.deepEqual(names.map(suggestLatin), [
    'Shchukin',
    'Khrushchev',
    'Iuliia',
    'Iakovlev',
    'Podieiachev',
    'Gorkii',
    'Tsoi',
    'Mariia-Anna',
    'Smith',
  ])
})

test('Kazakh, Ukrainian, Tajik and Belarusian letters are covered', () => {
  assert.deepEqual(['Әлия', 'Ғани', 'Їжак', 'Ґалаґан', 'Ҷамшед', 'Быкаў'].map(suggestLatin), [
    'Aliia',
    'Gani',
    'Izhak',
    'Galagan',
    'Jamshed',
    'Bykau',
  ])
})

test('search finds a name in either script, whatever its case and accents', () => {
  assert.equal(foldForSearch('ИВАНОВ Пётр'), foldForSearch('ivanov petr'))
  assert.equal(foldForSearch('Muñoz'), 'munoz')
  assert.notEqual(foldForSearch('Иванов'), foldForSearch('Петров'))
})

test('a plain text is folded as it is beside a sign that is not plain', () => {
  for (const text of ['Federal  Agency', " O'Neil-Smith ", 'A@B.example', '+7 (495) 1', '', '   '])
    assert.equal(`${foldForSearch(text)} e`.trim(), foldForSearch(`${text} é`))
})

test('the page spells with the same table as the program', () => {
  const script = readFileSync(join(import.meta.dirname, '../views/assets/form/latin.js'), 'utf8')
  const letters = script.match(/const letters = '([^']+)'/)?.[1] ?? ''
  const spelled = script.match(/const latin = \[([^\]]+)\]/)?.[1] ?? ''
  const latin = [...spelled.matchAll(/'([^']+)'/g)].flatMap(([, line = '']) => line.split(' '))
  assert.equal(letters.length, latin.length)
  assert.deepEqual([...letters].map(suggestLatin), latin)
})

test('a reference is found however it is typed, in Cyrillic look-alikes too', () => {
  const reference = createReference()
  assert.match(reference, /^[2346789DFGLNQRUVWZ]{4}-[2346789DFGLNQRUVWZ]{4}$/)
  assert.equal(parseReference(reference.toLowerCase().replace('-', ' ')), reference)
  assert.equal(parseReference(` ${reference.replace('-', '')} `), reference)
  assert.equal(
    parseReference(reference.replace(/[!-~]/g, one => String.fromCharCode(one.charCodeAt(0) + 0xfee0))),
    reference,
  )
  assert.equal(parseReference('nobody'), undefined)
  assert.equal(new Set(Array.from({ length: 1000 }, createReference)).size, 1000)
})
