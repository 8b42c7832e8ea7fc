import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import Sqlite from 'better-sqlite3'
import { type CheerioAPI, load } from 'cheerio'
import { edition } from '#edition/index.ts'
import { deskFields } from '../../../src/web/desk-fields.ts'
import { participation, type TypedForm } from '../../support/answers.ts'
import { appFor, useApp } from '../../support/app.ts'
import { createDesk, type Desk } from '../../support/desk.ts'
import { addressOf, doors, password } from '../../support/doors.ts'
import { plain } from '../../support/page.ts'
import { signedIn } from '../../support/staff.ts'
import { createVisitor } from '../../support/visitor.ts'

/** What a form of the page sends as it comes up. */
const sentBy = ($: CheerioAPI, form: string): [string, string][] =>
  $(form)
    .serializeArray()
    .map(({ name, value }) => [name, value])

const pairsOf = (body: TypedForm): [string, string][] =>
  Object.entries(body).flatMap(([name, value]) => [value].flat().map(text => [name, text] as [string, string]))

const posts = Object.entries(doors).filter(
  ([route]) =>
    route.startsWith('POST') && !['POST /sign-in', 'POST /sign-in/link', 'POST /password/:token'].includes(route),
)

/** Buttons alone, of which nothing is lost (merging: where nothing has to be chosen), and passwords. */
const presses = [
  'POST /sign-out',
  'POST /language',
  'POST /first-run/test-letter',
  'POST /views/:id/removal',
  'POST /deliveries/:id/removal',
  'POST /column-sets/:id/removal',
  'POST /replies/:reference/different',
  'POST /replies/:reference/letters/:id/copies',
  'POST /replies/:reference/merging/:other',
  // Whoever signs in anew decides anew.
  'POST /replies/:reference/erasure',
  'POST /replies/:reference/:form/release',
  'POST /replies/:reference/:form/reconsideration',
  'POST /replies/:reference/:form/undo',
  'POST /batches/:id',
  'POST /batches/:id/undo',
  'POST /programme/offers',
  'POST /programme/letters',
  'POST /programme/undo',
  'POST /seating/proposal',
  'POST /seating/clearing',
  'POST /seating/moves/undo',
  'POST /seating/invitations',
  'POST /seating/decisions/undo',
  'POST /account/digest',
  'POST /account/password',
  'POST /account/sign-out',
  'POST /staff/:id/invitation',
  'POST /staff/:id/sign-out',
  'POST /staff/:id/removal',
]

describe('a form of the desk that comes after the session has ended', () => {
  const app = useApp()

  let desk: Desk
  before(() => {
    desk = createDesk(app)
  })

  async function visitOf(route: string) {
    const member = await desk.colleague('admin')
    const { at, body = {} } = (await doors[route]?.[1]?.({ desk, services: app.services, member })) ?? {}
    await app.services.staff.setPassword(app.services.staff.mintInvitation(member.email), password)
    return { address: addressOf(route, at), body, email: member.email }
  }

  /** Whoever is signed out sends it, signs in on the page that comes, and gets the next one. */
  async function carried(address: string, body: TypedForm, email: string) {
    const visitor = createVisitor(app)
    const refused = await visitor.post(address, body, { referer: `${app.url}/admin/programme` })
    if (refused.status === 303) return { visitor, refused, $: undefined }
    const form = new URLSearchParams(sentBy(load(await refused.text()), '#sign-in'))
    form.set('email', email)
    form.set('password', password)
    const signIn = await visitor.send('/admin/sign-in', { method: 'POST', body: form })
    return { visitor, refused, $: load(await signIn.text()) }
  }

  for (const [route] of posts)
    test(`${route}: nothing typed is lost, and nothing is done unasked`, async () => {
      const { address, body, email } = await visitOf(route)
      const { visitor, refused, $ } = await carried(address, body, email)
      if (!$) {
        assert.ok(presses.includes(route), `${route} has lost ${JSON.stringify(body)}`)
        // They come back to the page on which they pressed.
        const { headers } = await visitor.post('/admin/sign-in', { email, password })
        assert.equal(headers.get('location'), '/admin/programme')
        return
      }
      assert.ok(!presses.includes(route), `${route} has something typed`)
      assert.deepEqual([refused.status, $('#reply-form').attr('action')], [403, address])
      assert.deepEqual(sentBy($, '#reply-form'), pairsOf(body))
      const sent = await visitor.send(address, { method: 'POST', body: new URLSearchParams(sentBy($, '#reply-form')) })
      assert.equal(sent.status, 303)
    })

  test('says whose account it is, what was typed, and where one came from', async () => {
    await signedIn(app)
    const entry = { ...participation, source: 'letter', source_details: '№ 1 <b>"', notes: 'первая\nвторая' }
    const { $ } = await carried('/admin/entries/participation', entry, 'reviewer-en@itu.example')
    assert.ok($)
    assert.equal(
      plain($('.notice').text()),
      'You are signed in as reviewer-en@itu.example. Check what you entered, then send it.',
    )
    const said = Object.fromEntries(
      $('.answers > div')
        .toArray()
        .map(one => [plain($(one).find('dt').text()), $(one).find('dd').text()]),
    )
    assert.deepEqual(
      [said.Source, said['Number and date of the letter, or other details'], said['Family name']],
      ['Letter on paper', '№ 1 <b>"', 'Ivanov'],
    )
    assert.equal($('input[name=notes]').val(), 'первая\nвторая')
    assert.equal($('main a').last().attr('href'), '/admin/programme')
  })

  test('is a choice between two replies, or words beside a letter, as well as a note', async () => {
    await signedIn(app)
    const [kept, other] = [await desk.participant(['participation']), await desk.participant(['participation'])]
    const letter = await desk.speaker()
    const versions = app.services.merging.versionsOf({ kept: kept.participant(), other: other.participant() })
    const stays = String(other.reply('participation').id)
    const sent: [string, TypedForm][] = [
      [`/admin/replies/${kept.reference}/merging/${other.reference}`, { versions, 'stays-participation': stays }],
      [`/admin/replies/${letter.reference}/speaking-slot/release`, { version: '1', session: '', note: 'Own words' }],
    ]
    for (const [address, body] of sent) {
      const { $ } = await carried(address, body, 'reviewer-en@itu.example')
      assert.deepEqual($ && sentBy($, '#reply-form'), pairsOf(body))
    }
  })

  test('is kept while the password is wrong, and while the language of the page changes', async () => {
    await signedIn(app)
    const visitor = createVisitor(app)
    const first = load(await (await visitor.post('/admin/entries/participation', participation)).text())
    const carriedOn = new URLSearchParams(sentBy(first, '#sign-in'))
    carriedOn.set('email', 'reviewer-en@itu.example')
    carriedOn.set('password', 'wrong')
    const wrong = await visitor.send('/admin/sign-in', { method: 'POST', body: carriedOn })
    assert.equal(wrong.status, 422)
    const second = load(await wrong.text())
    assert.equal(second('[name=carried]').val(), first('[name=carried]').val())
    const button = second('button[name=switch_language]').first()
    carriedOn.set('switch_language', button.attr('value') ?? '')
    const other = await visitor.send(button.attr('formaction') ?? '', { method: 'POST', body: carriedOn })
    const third = load(await other.text())
    assert.deepEqual(
      [other.status, third('html').attr('lang'), third('[name=carried]').val(), third('.error-summary').length],
      [200, button.attr('value'), first('[name=carried]').val(), 0],
    )
  })

  test('who signs in without the right to it does nothing, and still has what was typed', async () => {
    await signedIn(app, 'viewer')
    const note = { text: 'Called the office' }
    const { reference } = await desk.participant(['participation'])
    const address = `/admin/replies/${reference}/notes`
    const { visitor, $ } = await carried(address, note, 'viewer-en@itu.example')
    assert.ok($)
    const refused = await visitor.send(address, {
      method: 'POST',
      body: new URLSearchParams(sentBy($, '#reply-form')),
    })
    const page = load(await refused.text())
    assert.deepEqual([refused.status, page('#reply-form [name=text]').val()], [403, note.text])
    // The right may be given meanwhile.
    assert.equal(page('#reply-form button').length, 1)
  })

  test('of another site shows nothing, at whichever door it comes', async () => {
    const stranger = { 'sec-fetch-site': 'cross-site' }
    const words = { text: 'words of another site', notes: 'words of another site' }
    const carried = JSON.stringify({
      action: '/admin/replies/2346-789D/notes',
      from: '',
      fields: [{ name: 'text', value: words.text }],
    })
    for (const [path, body] of [
      ['/admin/entries/participation', words],
      ['/admin/replies/2346-789D/notes', words],
      ['/admin/sign-in', { email: 'reviewer-en@itu.example', password, carried }],
    ] as const) {
      const response = await createVisitor(app).post(path, body, stranger)
      assert.deepEqual([response.status, (await response.text()).includes(words.text)], [403, false])
    }
  })

  test('leads to no other site, and what cannot be read is left out', async () => {
    await signedIn(app)
    const fields = [{ name: 'text', value: 'x' }]
    const odd = ['https://elsewhere.example/admin/', '//elsewhere.example', '/ru/participation', 'javascript:alert(1)']
    for (const carried of [
      ...odd.map(action => JSON.stringify({ action, from: '', fields })),
      ...['', '{', '[]', 'null', JSON.stringify({ action: '/admin/views', from: '', fields: [{ name: 1 }] })],
    ]) {
      const visitor = createVisitor(app)
      const { status, headers } = await visitor.post('/admin/sign-in', {
        email: 'reviewer-en@itu.example',
        password,
        carried,
      })
      assert.deepEqual([carried, status, headers.get('location')], [carried, 303, '/admin'])
    }
  })

  test('that is too long to be carried says so, and the browser has it still', async () => {
    const response = await createVisitor(app).post('/admin/replies/2346-789D/notes', { text: '"'.repeat(110_000) })
    assert.equal(response.status, 413)
  })
})

describe('what was typed at the desk is on the page that refuses it', () => {
  test('429: who is signed out, and sends too often', async t => {
    const app = await appFor(t, { RATE_LIMIT_POSTS: '1' })
    const visitor = createVisitor(app)
    const send = () => visitor.post('/admin/entries/participation', { ...participation, notes: 'typed' })
    const first = load(await (await send()).text())
    const refused = await send()
    const $ = load(await refused.text())
    assert.deepEqual([refused.status, $('#reply-form [name=notes]').val()], [429, 'typed'])
    // Guessing at a password too often loses nothing of it either.
    const carried = sentBy(first, '#sign-in')
    const body = new URLSearchParams([...carried, ['email', 'reviewer-en@itu.example']])
    const guess = async () => {
      const response = await visitor.send('/admin/sign-in', { method: 'POST', body })
      const page = load(await response.text())
      return [response.status, page('#sign-in [name=carried]').val() === body.get('carried')]
    }
    assert.deepEqual(await guess(), [422, true])
    for (let count = 0; count < 9; count++) await guess()
    assert.deepEqual(await guess(), [429, true])
  })

  test('503: every form, while another program has the database', async t => {
    const app = await appFor(t)
    const desk = createDesk(app)
    const visits = []
    for (const [route, [, makeVisit]] of posts.filter(([one]) => !presses.includes(one))) {
      const member = await desk.colleague('admin')
      const { at, body = {} } = (await makeVisit?.({ desk, services: app.services, member })) ?? {}
      visits.push({ route, visitor: desk.browserOf(member), address: addressOf(route, at), body })
    }
    const other = new Sqlite(`${app.folder}/replies.sqlite`)
    other.exec('BEGIN IMMEDIATE')
    const refused = await Promise.all(
      visits.map(async ({ visitor, address, body }) => {
        const response = await visitor.post(address, body)
        return { status: response.status, $: load(await response.text()) }
      }),
    )
    other.exec('ROLLBACK')
    other.close()
    for (const [index, { route, visitor, address, body }] of visits.entries()) {
      const { status = 0, $ = load('') } = refused[index] ?? {}
      assert.deepEqual([route, status, sentBy($, '#reply-form')], [route, 503, pairsOf(body)])
      const again = await visitor.send(address, {
        method: 'POST',
        body: new URLSearchParams(sentBy($, '#reply-form')),
      })
      assert.equal(again.status, 303, route)
    }
  })

  test('404: a note about somebody who is not there any more', async t => {
    const app = await appFor(t)
    const desk = await signedIn(app)
    const response = await desk.post('/admin/replies/2346-789D/notes', { text: 'typed' })
    const $ = load(await response.text())
    assert.deepEqual([response.status, $('#reply-form [name=text]').val()], [404, 'typed'])
  })

  test('422: a name for a filter that is too long, and marked replies without a change', async t => {
    const app = await appFor(t)
    const desk = await signedIn(app)
    const fieldsIn = async (path: string, body: TypedForm) => {
      const response = await desk.post(path, body)
      return [response.status, sentBy(load(await response.text()), `form[action="${path}"]`)]
    }
    const view = { query: 'form=participation', shared: '1', name: 'я'.repeat(81) }
    assert.deepEqual(await fieldsIn('/admin/views', view), [422, pairsOf(view)])
    const marked = { scope: 'all', reply: ['1:1', '2:3'], query: 'sort=name', tag: '!x' }
    assert.deepEqual(await fieldsIn('/admin/marked/tags', marked), [422, pairsOf(marked)])
  })

  test('409: which of two replies was to stay', async t => {
    const app = await appFor(t)
    const desk = createDesk(app)
    const [kept, other] = [await desk.participant(['participation']), await desk.participant(['participation'])]
    const stays = String(other.reply('participation').id)
    const admin = desk.browserOf(await desk.colleague('admin'))
    const response = await admin.post(`/admin/replies/${kept.reference}/merging/${other.reference}`, {
      versions: 'old',
      'stays-participation': stays,
    })
    const $ = load(await response.text())
    assert.deepEqual([response.status, $('[name=stays-participation]:checked').val()], [409, stays])
  })

  test('every field that a form of the desk shows has words for the page that gives it back', async t => {
    const app = await appFor(t)
    const desk = createDesk(app)
    const admin = await desk.colleague('admin')
    const [one, speaker] = [await desk.participant(), await desk.speaker()]
    const other = await desk.participant()
    await desk.guest()
    const { id } = await desk.batch(admin.email)
    app.services.deliveries.add({ name: 'Visas', selection: '', choice: '' }, admin.email)
    const [delivery] = app.services.deliveries.all()
    const pages = [
      ...['export', `deliveries/${delivery?.id}`],
      ...['replies', 'programme', 'seating', 'staff', 'account', `batches/${id}`, 'entries/participation'],
      ...[`replies/${one.reference}`, `replies/${one.reference}/merging/${other.reference}`],
      ...[`replies/${speaker.reference}`, `replies/${speaker.reference}/speaking-slot/letter`],
    ]
    const wordless = []
    for (const page of pages) {
      const $ = load(await (await desk.browserOf(admin).get(`/admin/${page}`)).text())
      const sending = $('form[method=post], form:has([formmethod=post])')
      for (const control of sending.find('input, select, textarea').toArray()) {
        const { name = '', type = '' } = control.attribs
        const form = $(control).closest('form')
        const action = form.find('[formmethod=post]').attr('formaction') ?? form.attr('action') ?? `/admin/${page}`
        const isGivenBack =
          deskFields.some(field => field.name === name && action.startsWith(field.at ?? '/admin/')) ||
          edition.formPaths.some(form => action.split('/').includes(form))
        if (name && !['hidden', 'password'].includes(type) && !isGivenBack) wordless.push(`${action}: ${name}`)
      }
    }
    assert.deepEqual(wordless, [])
  })
})
