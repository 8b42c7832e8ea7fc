import assert from 'node:assert/strict'
import { test } from 'node:test'
import { load } from 'cheerio'
import { previews } from '../../src/demo/previews.ts'
import { languages } from '../../src/i18n.ts'
import { appFor, type TestApp } from '../support/app.ts'
import { plain, textIn } from '../support/page.ts'

/** Each preview of these by its name: the status and the page. */
async function shown(app: TestApp, isAsked: (name: string) => boolean, language: string = languages[0]) {
  const pages: { name: string; status: number; page: string }[] = []
  for (const [number, { name }] of previews.entries()) {
    if (!isAsked(name)) continue
    const response = await fetch(`${app.url}/previews/${language}/${number}`)
    pages.push({ name, status: response.status, page: await response.text() })
  }
  return pages
}

test('no preview shows trouble of the database but those that are about it, which leave the others alone', async t => {
  const app = await appFor(t, { NODE_ENV: 'development' })
  const inTrouble = previews.filter(({ trouble }) => trouble).map(({ name }) => name)
  assert.ok(inTrouble.length > 4)
  const first = await shown(app, name => inTrouble.includes(name))
  assert.deepEqual(
    first.map(({ status }) => status),
    inTrouble.map(() => 503),
  )
  const others = await shown(app, name => !inTrouble.includes(name))
  assert.deepEqual(
    others.filter(({ status }) => status === 503).map(({ name }) => name),
    [],
  )
})

test('no two previews have one name, by which their pictures are kept', () => {
  const names = previews.map(({ name }) => name)
  assert.deepEqual(
    names.filter((name, index) => names.indexOf(name) !== index),
    [],
  )
})

test('what was sent before is shown beside it, and whoever is kept from signing in is offered a link', async t => {
  const app = await appFor(t, { NODE_ENV: 'development' })
  for (const { name, status, page } of await shown(app, one => one.endsWith('sent before, from elsewhere'), 'en')) {
    const $ = load(page)
    assert.deepEqual([name, status], [name, 409])
    assert.match(plain(textIn($, 'main')), /We have already received a reply for/)
  }
  const [signIn] = await shown(app, name => name === 'sign in, tried too often elsewhere', 'en')
  const $ = load(signIn?.page ?? '')
  assert.deepEqual(
    [signIn?.status, plain($('form[action^="/admin/sign-in/link"] button').text())],
    [429, 'Send the link'],
  )
  assert.equal($('#email').val(), 'nobody@sample.example')
})
