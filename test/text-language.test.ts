import assert from 'node:assert/strict'
import { test } from 'node:test'
import { languageOf } from '../src/text-language.ts'

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
