import assert from 'node:assert/strict'
import { test } from 'node:test'
import { translator } from '../src/i18n.ts'

const t = translator('en')

test('a value stays as it is, whatever it looks like', () => {
  const value = '$t(site:name) {{id}} $& $1'
  assert.equal(t('replies:letter_follows', { email: value }), `We are sending a confirmation to ${value}.`)
})

test('a key that there is not shows as itself, and nothing in it is filled in', () => {
  const key = 'person:country.$t(site:name) {{email}}'
  assert.deepEqual([t(key), t(key, { email: 'x' }), t(key, { defaultValue: '' })], [key, key, ''])
})
