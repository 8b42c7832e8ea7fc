import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { loadConfig, settings } from '../src/config.ts'

const readme = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8')

/** Name and default of each setting, as the README's table has them. */
const documented = [...readme.matchAll(/^\| `([A-Z_]+)` \|([^|]*)\|/gm)].map(([, name, value]) => [
  name,
  value?.replaceAll('`', '').trim(),
])

test('the README names every setting with its default', () => {
  const defaults = settings.parse({}) as Record<string, unknown>
  const known = Object.keys(settings.shape).map(name => [name, String(defaults[name] ?? '')])
  assert.deepEqual(documented, known)
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
