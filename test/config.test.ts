import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { loadConfig } from '../src/config.ts'
import { exampleFile, exampleText, settingsTold } from './support/settings-papers.ts'

const readme = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8')

/** Name, default and meaning of each setting, as the README's table has them. */
const documented = [...readme.matchAll(/^\| `([A-Z_]+)` \|([^|]*)\|([^|]*)\|$/gm)].map(
  ([, name, preset = '', meaning = '']) => ({
    name,
    preset: preset.replaceAll('`', '').trim(),
    meaning: meaning.trim(),
  }),
)

test('the README names every setting with its default and its meaning', () => {
  assert.deepEqual(documented, settingsTold)
})

test('the example of an environment file says the same', () => {
  assert.equal(readFileSync(exampleFile, 'utf8'), exampleText)
})

test('an empty setting is an unset one', () => {
  assert.deepEqual(loadConfig({ SMTP_URL: '', PORT: '' }), loadConfig({}))
})

test('a setting that cannot be used is named', () => {
  const wrong = [
    { PORT: '70000' },
    { SMTP_URL: 'http://mail' },
    { PUBLIC_URL: 'replies' },
    { RATE_LIMIT_POSTS: '-1' },
    { LOG_LEVEL: 'loud' },
  ]
  for (const environment of wrong)
    assert.throws(() => loadConfig(environment), new RegExp(`^Error: ${Object.keys(environment)[0]}: `))
})

test('the clock cannot be set in production', () => {
  const CLOCK = '2025-04-28T07:00:00Z'
  assert.equal(String(loadConfig({ CLOCK }).clockStartsAt), CLOCK)
  assert.throws(() => loadConfig({ CLOCK, NODE_ENV: 'production' }), /^Error: CLOCK: is refused in production/)
})
