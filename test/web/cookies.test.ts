import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { text } from 'node:stream/consumers'
import { test } from 'node:test'
import { encode, type TypedForm } from '../support/answers.ts'
import { appFor, type TestApp } from '../support/app.ts'

/** A request for the host that the site is reached at from outside, which `fetch` does not let anybody name. */
async function ask({ url }: TestApp, path: string, cookie: string, form?: TypedForm): Promise<IncomingMessage> {
  const headers = { host: 'replies.example', cookie, 'content-type': 'application/x-www-form-urlencoded' }
  const asked = request(new URL(path, url), { method: form ? 'POST' : 'GET', headers })
  asked.end(form && String(encode(form)))
  const [response] = (await once(asked, 'response')) as [IncomingMessage]
  await text(response)
  return response
}

/** Of each cookie that is set: its name and, without its value, what it is bound to. */
const cookiesIn = ({ headers }: IncomingMessage) =>
  (headers['set-cookie'] ?? []).map(line => line.replace(/=[^;]*/, '').replace(/; Expires=[^;]*/, ''))

test('behind TLS every cookie is bound to this host, and none is sent without it', async t => {
  const app = await appFor(t, { PUBLIC_URL: 'https://replies.example' })
  const account = { email: 'admin@itu.example', password: 'correct horse battery' }
  await app.services.staff.add({ ...account, role: 'admin', language: 'en' }, 'x')
  const wanted = await ask(app, '/admin/audit', '')
  const signedIn = await ask(app, '/admin/sign-in', '', account)
  const staff = signedIn.headers['set-cookie']?.[0]?.split(';')[0] ?? ''
  const pressed = await ask(app, '/admin/account/digest', staff, { wanted: '1' })
  const said = pressed.headers['set-cookie']?.[0]?.split(';')[0] ?? ''
  const page = await ask(app, '/admin/account', `${staff}; ${said}`)
  assert.match(page.headers['set-cookie']?.[0] ?? '', /^__Host-said=;/)
  assert.deepEqual(
    [wanted, signedIn, pressed].map(cookiesIn),
    [
      ['__Host-wanted; Max-Age=900'],
      ['__Host-staff', '__Host-known; Max-Age=15552000'],
      ['__Host-said; Max-Age=60'],
    ].map(names => names.map(name => `${name}; Path=/; HttpOnly; Secure; SameSite=Lax`)),
  )
  const left = await ask(app, '/admin/sign-out', staff, {})
  assert.deepEqual(
    left.headers['set-cookie']?.map(line => line.slice(0, line.indexOf('=') + 2)),
    ['__Host-staff=;', '__Host-wanted=;'],
  )
})
