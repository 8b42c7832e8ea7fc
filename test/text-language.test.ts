import assert from 'node:assert/strict'
import { test } from 'node:test'
import { foreignTo, languageOf } from '../src/text-language.ts'

test('a free text is marked with the language that its letters tell', () => {
  const texts = [
    'Опыт органа, 5G и IPv6',
    'Head of the Agency',
    'تنظيم الاتصالات',
    '电信监管',
    '+7 (495) 123-45-67',
    '',
    'Ivanov (Иванов Пётр Ильич)',
  ]
  assert.deepEqual(texts.map(languageOf), ['ru', 'en', 'ar', 'zh', undefined, undefined, 'ru'])
})

test('a text is foreign by the language that its field asks for, else by its script alone', () => {
  assert.deepEqual(
    [
      foreignTo('ru', 'Head of the Agency'),
      foreignTo('ru', 'Глава агентства'),
      foreignTo('en', 'Глава агентства'),
      foreignTo('en', 'Directeur général'),
      foreignTo('en', '电信监管'),
      foreignTo('en', 'IPv6', 'ru'),
      foreignTo('ru', 'IPv6', 'ru'),
      foreignTo('en', '2025'),
    ],
    ['en', undefined, 'ru', undefined, 'zh', 'ru', undefined, undefined],
  )
})
