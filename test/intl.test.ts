import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compareIn, monthIn, nameOfLanguage, numberIn, scriptOf, weekdayIn } from '../src/intl.ts'

test('texts stand in the order of the language’s own alphabet', () => {
  assert.deepEqual(['ä', 'z'].toSorted(compareIn('sv')), ['z', 'ä'])
  assert.deepEqual(['ä', 'z'].toSorted(compareIn('de')), ['ä', 'z'])
  assert.deepEqual(['Berta', 'Анна'].toSorted(compareIn('ru')), ['Анна', 'Berta'])
  assert.deepEqual(['Анна', 'Berta'].toSorted(compareIn('en')), ['Berta', 'Анна'])
})

test('numbers of five digits are grouped as the language does; years are not', () => {
  assert.deepEqual(
    [numberIn('en', 12345), numberIn('ru', 12345), numberIn('de', 12345), numberIn('en', 2025)],
    ['12,345', '12\u00a0345', '12.345', '2025'],
  )
  assert.deepEqual([numberIn('en', -0), numberIn('en', 0), numberIn('en', 7)], ['-0', '0', '7'])
})

test('a language is named in another, and has its script', () => {
  assert.deepEqual([nameOfLanguage('en', 'ru'), nameOfLanguage('ru', 'en')], ['английский', 'Russian'])
  assert.deepEqual(['ru', 'en', 'ar-XB'].map(scriptOf), ['Cyrl', 'Latn', 'Arab'])
})

test('months and weekdays are as they stand in a date', () => {
  const day = Temporal.PlainDate.from('2025-04-30')
  assert.deepEqual([monthIn('ru', day), monthIn('en', day)], ['апреля', 'April'])
  assert.deepEqual([weekdayIn('ru', day, 'long'), weekdayIn('en', day, 'short')], ['среда', 'Wed'])
})
