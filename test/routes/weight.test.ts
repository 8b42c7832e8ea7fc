import assert from 'node:assert/strict'
import { test } from 'node:test'
import { appFor } from '../support/app.ts'
import { wireWeight } from '../support/weight.ts'

const limitBytes = 14 * 1024

test('a form page with its style and script is at most 14 KB on the wire, and loads nothing from elsewhere', async t => {
  const app = await appFor(t)
  for (const language of ['ru', 'en']) {
    for (const form of ['participation', 'speaking-slot', 'ai-governance-day']) {
      const { bytes, addresses } = await wireWeight(app.url, `/${language}/${form}`)
      assert.ok(bytes <= limitBytes, `/${language}/${form} is ${bytes} bytes`)
      assert.deepEqual(
        addresses.filter(address => !address.startsWith('/assets/')),
        [],
      )
    }
  }
})

test('what has an address by its content may be kept for ever', async t => {
  const app = await appFor(t)
  const { addresses } = await wireWeight(app.url, '/ru')
  const { headers } = await fetch(app.url + addresses[0])
  assert.equal(headers.get('cache-control'), 'public, max-age=31536000, immutable')
})
