import assert from 'node:assert/strict'
import { test } from 'node:test'
import { typedForms } from '../support/answers.ts'
import { appFor } from '../support/app.ts'
import { createVisitor } from '../support/visitor.ts'
import { wireWeight } from '../support/weight.ts'

const limitBytes = 14 * 1024

test('every public page with style and script is at most 14 KB on the wire, and nothing from elsewhere', async t => {
  const app = await appFor(t)
  for (const language of ['ru', 'en']) {
    for (const page of [
      '',
      'participation',
      'speaking-slot',
      'ai-governance-day',
      'link',
      'help',
      'privacy',
      'accessibility',
    ]) {
      const { bytes, addresses } = await wireWeight(app.url, `/${language}/${page}`)
      assert.ok(bytes <= limitBytes, `/${language}/${page} is ${bytes} bytes`)
      assert.deepEqual(
        addresses.filter(address => !address.startsWith('/assets/')),
        [],
      )
    }
  }
})

test('the receipt with three replies is within the same limit', async t => {
  const app = await appFor(t)
  const visitor = createVisitor(app)
  for (const [path, form] of Object.entries(typedForms)) await visitor.post(`/ru/${path}`, form)
  const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join()
  const { bytes } = await wireWeight(app.url, '/ru/replies', { cookie })
  assert.ok(bytes > 5000 && bytes <= limitBytes, `${bytes} bytes`)
})

test('the indentation of views stays in their files', async t => {
  const app = await appFor(t)
  for (const page of ['/ru', '/ru/participation', '/en/ai-governance-day/blank', '/en/nowhere', '/admin/sign-in']) {
    const html = await (await fetch(app.url + page)).text()
    const withoutTyped = html.replace(/<textarea[\s\S]*?<\/textarea>/g, '')
    assert.deepEqual([page, withoutTyped.match(/^[ \t].*/gm)], [page, null])
  }
})

test('what has an address by its content may be kept for ever', async t => {
  const app = await appFor(t)
  const { addresses } = await wireWeight(app.url, '/ru')
  const { headers } = await fetch(app.url + addresses[0])
  assert.equal(headers.get('cache-control'), 'public, max-age=31536000, immutable')
})
