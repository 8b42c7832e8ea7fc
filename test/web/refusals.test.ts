import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import Sqlite from 'better-sqlite3'
import { load } from 'cheerio'
import { withoutTokens } from '../../src/web/errors.ts'
import { encode, participation } from '../support/answers.ts'
import { appFor, type TestApp, useApp } from '../support/app.ts'
import { signedIn } from '../support/staff.ts'
import { createVisitor } from '../support/visitor.ts'

const shown = (html: string) => {
  const $ = load(html)
  return {
    title: $('h1').text(),
    incident: $('.hint')
      .text()
      .match(/[0-9a-f]{8}/)?.[0],
    text: $('main').text(),
  }
}

describe('a post of another site', () => {
  const app = useApp()

  const post = (headers: Record<string, string>) =>
    createVisitor(app)
      .post('/en/participation', participation, headers)
      .then(response => response.status)

  test('is refused by Sec-Fetch-Site, then by Origin, then by Referer; our own is taken', async () => {
    assert.deepEqual(
      await Promise.all([
        post({ 'sec-fetch-site': 'cross-site' }),
        post({ 'sec-fetch-site': 'same-site' }),
        post({ origin: 'https://elsewhere.example' }),
        post({ origin: 'null' }),
        post({ referer: 'https://elsewhere.example/page' }),
        post({ referer: `${app.url}.elsewhere.example/` }),
        post({ referer: 'elsewhere' }),
        post({ referer: `${app.url}/en/participation` }),
        post({ origin: app.url }),
        post({ 'sec-fetch-site': 'same-origin' }),
        post({}),
      ]),
      [403, 403, 403, 403, 403, 403, 403, 303, 303, 303, 303],
    )
  })

  test('gets a page in its language, and nothing that the other site has sent is on it', async () => {
    const response = await createVisitor(app).post('/ru/participation', participation, {
      'sec-fetch-site': 'cross-site',
    })
    const html = await response.text()
    assert.equal(shown(html).title, 'Действие недоступно')
    assert.equal(html.includes('Иванов'), false)
    assert.equal(load(html)('#reply-form').length, 0)
  })

  test('is refused before its body is read', async () => {
    const send = (headers: Record<string, string>) =>
      createVisitor(app)
        .send('/ru/participation', { method: 'POST', body: '{}', headers: { 'content-type': 'text/json', ...headers } })
        .then(response => response.status)
    assert.deepEqual([await send({ 'sec-fetch-site': 'cross-site' }), await send({})], [403, 415])
  })

  test('changes nothing on any route that changes something', async () => {
    const visitor = createVisitor(app)
    await visitor.submit('/ru/participation', { ...participation, notes: 'cross-site' })
    const routes = [
      '/ru/replies/participation/withdrawal',
      '/ru/replies/leave',
      '/ru/link',
      '/admin/sign-in',
      '/admin/sign-out',
      '/admin/language',
    ]
    const statuses = await Promise.all(
      routes.map(route =>
        visitor.post(route, {}, { 'sec-fetch-site': 'cross-site' }).then(response => response.status),
      ),
    )
    assert.deepEqual(
      statuses,
      routes.map(() => 403),
    )
  })
})

describe('trouble', () => {
  test('an unknown page is a clear 404 in the language of its address', async t => {
    const visitor = createVisitor(await appFor(t))
    const html = await (await visitor.get('/en/nowhere')).text()
    const page = shown(html)
    assert.equal(page.title, 'Page not found')
    assert.match(page.incident ?? '', /^[0-9a-f]{8}$/)
    const links = load(html)('main a')
    assert.deepEqual([links.length, links.attr('href'), links.text()], [1, '/en', 'Home page'])
  })

  test('at the desk nobody is told to write to the secretariat, which is who reads it', async t => {
    const app = await appFor(t)
    const [stranger, desk] = [createVisitor(app), await signedIn(app, 'reviewer')]
    const hint = async (visitor: { get: typeof stranger.get }, path: string) => {
      const html = await (await visitor.get(path)).text()
      return load(html)('main .hint')
        .text()
        .replace(/[0-9a-f]{8}/, '…')
    }
    assert.deepEqual(
      [await hint(stranger, '/en/nowhere'), await hint(desk, '/admin/nowhere')],
      [
        'Error code: …. Quote it if you write to the secretariat.',
        'Error code: …. Give it if you write to the administrator of the site.',
      ],
    )
  })

  test('a foreign Host is refused when the site knows its own, but not for whoever watches the machine', async t => {
    const app = await appFor(t, { PUBLIC_URL: 'https://replies.example' })
    const visitor = createVisitor(app)
    assert.deepEqual(
      await Promise.all(
        ['/ru', '/admin/sign-in', '/healthz', '/readyz'].map(path =>
          visitor.get(path).then(response => response.status),
        ),
      ),
      [421, 421, 200, 200],
    )
  })

  test('too many posts get 429, Retry-After and what was typed', async t => {
    const app = await appFor(t, { RATE_LIMIT_POSTS: '2' })
    const visitor = createVisitor(app)
    const statuses = []
    for (let post = 0; post < 2; post++) statuses.push((await visitor.post('/ru/participation')).status)
    const refused = await visitor.post('/ru/participation', participation)
    assert.deepEqual([...statuses, refused.status], [422, 422, 429])
    const seconds = Number(refused.headers.get('retry-after'))
    assert.equal(seconds, 600)
    const $ = load(await refused.text())
    assert.equal($('h1').text(), 'Слишком много попыток')
    assert.equal($('input[name=native_name]').val(), 'Иванов Пётр Ильич')
    assert.equal((await visitor.get('/ru')).status, 200)
  })

  test('who is signed in works on from an address that has no posts left; its doors and the forms stay shut', async t => {
    const app = await appFor(t, { RATE_LIMIT_POSTS: '2' })
    const desk = await signedIn(app, 'admin')
    const stranger = createVisitor(app)
    await stranger.post('/ru/participation')
    const press = (path: string) => desk.post(path, { language: 'en' }).then(({ status }) => status)
    assert.deepEqual(
      [await press('/admin/language'), await press('/ADMIN/language'), await press('/admin/columns')],
      [303, 303, 303],
    )
    assert.deepEqual(
      [await press('/admin/password/x'), await press('/admin/password/x'), await press('/en/participation')],
      [404, 429, 429],
    )
    // Tries of passwords are counted apart.
    const sign = async () => (await stranger.post('/admin/Sign-in', { email: 'x' })).status
    assert.deepEqual([await sign(), await sign(), await sign()], [422, 422, 429])
    assert.equal((await stranger.post('/admin/language')).status, 429)
  })

  test('what is not an option is given back as it was typed, never looked up among the words of the site', async t => {
    const visitor = createVisitor(await appFor(t, { RATE_LIMIT_POSTS: '1' }))
    const typed = ['$t(site:name)', '{{lng}} $t(admin:desk, { "lng": "ru" })', 'toString', 'yes.']
    await visitor.post('/en/participation')
    const refused = await visitor.post('/en/participation', { attendance: typed[0] as string, events: typed })
    assert.equal(refused.status, 429)
    const $ = load(await refused.text())
    assert.deepEqual(
      $('.answers dd')
        .toArray()
        .map(line => $(line).text()),
      [typed[0], ...typed],
    )
  })

  test('X-Forwarded-For buys no further posts unless the hops are set', async t => {
    const app = await appFor(t, { RATE_LIMIT_POSTS: '1' })
    const proxied = await appFor(t, { RATE_LIMIT_POSTS: '1', TRUST_PROXY: '1' })
    const twice = async (site: TestApp) => {
      const send = (address: string) =>
        createVisitor(site).post('/ru/participation', {}, { 'x-forwarded-for': address })
      return [(await send('192.0.2.1')).status, (await send('192.0.2.2')).status]
    }
    assert.deepEqual(
      [await twice(app), await twice(proxied)],
      [
        [422, 429],
        [422, 422],
      ],
    )
  })

  test('one address gets one link letter in ten minutes, however it is spelled, and nobody is refused', async t => {
    const app = await appFor(t)
    await createVisitor(app).post('/ru/participation', { ...participation, contact_email: 'a@b.example' })
    const spellings = [
      ...['a@b.example', ' A@b.example', 'a\u200b@b.example', 'a@b.example\u2060', '\u200ca@B.example'],
      ...['a@b\u202e.example', 'Anna <a@b.example>'],
    ]
    for (const contact_email of spellings)
      assert.equal((await createVisitor(app).post('/ru/link', { contact_email })).status, 200)
    const kinds = app.services.outbox.latest(20).map(({ kind }) => kind)
    assert.deepEqual(kinds, ['personal_link', 'received'])
  })

  test('a database that stays locked is a 503 with what was typed, and the site is not ready', async t => {
    const app = await appFor(t)
    const other = new Sqlite(`${app.folder}/replies.sqlite`)
    other.exec('BEGIN IMMEDIATE')
    const visitor = createVisitor(app)
    const response = await visitor.post('/en/participation', participation)
    assert.deepEqual([response.status, response.headers.get('retry-after')], [503, '10'])
    const $ = load(await response.text())
    assert.equal($('h1').text(), 'We cannot save replies at the moment')
    assert.equal($('input[name="delegation_members[0][name]"]').val(), 'Olga Petrova')
    assert.equal((await visitor.get('/readyz')).status, 503)
    other.exec('ROLLBACK')
    other.close()
    // What the page carries on unseen is sent again by its button.
    const again = $('#reply-form input')
      .toArray()
      .map(input => [$(input).attr('name'), $(input).val()] as [string, string])
    const sent = await visitor.send('/en/participation', { method: 'POST', body: new URLSearchParams(again) })
    assert.equal(sent.status, 303)
    assert.equal((await visitor.get('/readyz')).status, 200)
  })

  test('an unforeseen error is a 500 without a trace of the program', async t => {
    const app = await appFor(t)
    app.services.database.exec('ALTER TABLE participants RENAME TO elsewhere')
    const response = await createVisitor(app).post('/en/participation', participation)
    assert.equal(response.status, 500)
    const text = await response.text()
    assert.equal(/node_modules|\.ts|SQL|participants \(|at /.test(load(text)('h1, h1 ~ p').text()), false)
    assert.equal(shown(text).title, 'There is a problem with this site')
  })
})

test('no log keeps the token of a link, however its address is spelled', () => {
  const token = 'Ab-_'.repeat(5).concat('xy')
  assert.deepEqual(
    [
      `/ru/replies/${token}`,
      `/RU/Replies/${token}`,
      `/ru%2Freplies%2f${token}`,
      `/ru/replies/${token.replace('b', '%62')}`,
      `/admin/password/${token}/more`,
      `/ru/replies/${token}%`,
      `/elsewhere/${token}`,
      '/RU/replies/cut-short/nothing',
      '/admin/programme/slots/17',
    ].map(withoutTokens),
    [
      '/ru/replies/…',
      '/RU/Replies/…',
      '/ru/replies/…',
      '/ru/replies/…',
      '/admin/password/…/more',
      '(not readable)',
      '/elsewhere/…',
      '/RU/replies/…/nothing',
      '/admin/programme/slots/17',
    ],
  )
})

describe('answers from a page', () => {
  const app = useApp()

  test('headers keep scripts, frames and referrers of others out', async () => {
    const { headers } = await createVisitor(app).get('/ru')
    assert.equal(headers.get('referrer-policy'), 'no-referrer')
    assert.equal(headers.get('x-frame-options'), 'DENY')
    assert.equal(headers.get('x-powered-by'), null)
    assert.equal(
      headers.get('permissions-policy'),
      'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()',
    )
    assert.equal(
      headers.get('content-security-policy'),
      "default-src 'none';script-src 'self';style-src 'self';img-src 'self';connect-src 'self';form-action 'self';frame-ancestors 'none';frame-src 'none';base-uri 'none'",
    )
  })

  test('markup, templates and quotes in every field come back as text', async () => {
    const hostile = '"><script>alert(1)</script><%= 7*7 %> {{7*7}} \u0000'
    const typed = Object.fromEntries(Object.keys(participation).map(name => [name, hostile]))
    const response = await createVisitor(app).send('/ru/participation', { method: 'POST', body: encode(typed) })
    assert.equal(response.status, 422)
    const $ = load(await response.text())
    assert.equal($('script').length, 1)
    assert.equal($('#position_ru').val(), hostile.replace('\u0000', '').trim())
    assert.equal($('#family_name').val(), hostile.replace('\u0000', '').trim())
  })

  test('a redirect stays on this site, whatever the address asks for', async () => {
    const locations = await Promise.all(
      ['//elsewhere.example', '/ru//elsewhere.example', '/?next=//elsewhere.example'].map(path =>
        createVisitor(app)
          .get(`${app.url}${path}`)
          .then(response => response.headers.get('location')),
      ),
    )
    assert.deepEqual(
      locations.map(location => location === null || /^\/(?!\/)/.test(location)),
      [true, true, true],
    )
  })

  test('the front door goes by the browser, and to English when it says nothing', async () => {
    const language = async (wanted?: string) =>
      (
        await createVisitor(app).get('/', wanted ? { 'accept-language': wanted } : { 'accept-language': '*' })
      ).headers.get('location')
    assert.deepEqual(
      [await language('en-GB,en;q=0.9'), await language('ru'), await language('fr'), await language()],
      ['/en', '/ru', '/en', '/en'],
    )
  })
})
