import assert from 'node:assert/strict'
import { test } from 'node:test'
import { translator } from '../src/i18n.ts'

const t = translator('en')

test('a value stays as it is, whatever it looks like', () => {
  const value = '$t(site:name) {{id}} $& $1'
  assert.equal(
    t('replies:letter.queued', { email: value }),
    `An e-mail with your personal link is on its way to ${value}.`,
  )
})

test('a key that there is not shows as itself, and nothing in it is filled in', () => {
  const key = 'person:country.$t(site:name) {{email}}'
  assert.deepEqual([t(key), t(key, { email: 'x' }), t(key, { defaultValue: '' })], [key, key, ''])
})

test('a sentence speaks of what the edition’s terms name, unless it is told otherwise', () => {
  const sentence = (circular: string) =>
    `This e-mail is about a reply to circular letter ${circular}, reference number X1.`
  assert.equal(t('letters:closing.reply', { reference: 'X1' }), sentence('CL-25/18'))
  assert.equal(t('letters:closing.reply', { reference: 'X1', circular: 'X-1' }), sentence('X-1'))
})
