import assert from 'node:assert/strict'
import { beforeEach, describe, test } from 'node:test'
import Sqlite from 'better-sqlite3'
import { type CheerioAPI, load } from 'cheerio'
import { withoutTokens } from '../../src/web/errors.ts'
import { participation, person, speakingSlot, type TypedForm, typedForms } from '../support/answers.ts'
import { appFor, type TestApp, useNewApp } from '../support/app.ts'
import { createDial } from '../support/clock.ts'
import { useMailServer } from '../support/mail-server.ts'
import { pageAt, plain, referenceOn, textIn } from '../support/page.ts'
import { createVisitor } from '../support/visitor.ts'

type Visitor = ReturnType<typeof createVisitor>

/** What the form of a page sends, with these answers. */
const fieldsOf = ($: CheerioAPI, form: string): TypedForm => {
  const sent = new URLSearchParams($(form).serialize())
  return Object.fromEntries([...new Set(sent.keys())].map(name => [name, sent.getAll(name)]))
}
/** What its page sends once its reader has ticked what can only be confirmed then. */
const draftOn = ($: CheerioAPI): TypedForm => ({
  ...fieldsOf($, '#draft-form'),
  ...Object.fromEntries(
    $('#draft-form [type=checkbox]')
      .toArray()
      .map(box => [$(box).attr('name'), 'yes']),
  ),
})
const actionOn = ($: CheerioAPI): string => $('#draft-form').attr('action') ?? ''
const sheetOn = ($: CheerioAPI): string[] =>
  $('.answers > div')
    .map((_, row) => plain($(row).find('dt, dd:not(.edit)').text()))
    .get()

const tables = ['drafts', 'draft_links', 'replies', 'participants', 'letters', 'browsers', 'mailed_links']
const rowsIn = ({ services: { database } }: TestApp, names = tables) =>
  Object.fromEntries(names.map(name => [name, database.prepare(`SELECT * FROM ${name}`).all()]))
const countIn = (app: TestApp, name: string): number => rowsIn(app, [name])[name]?.length ?? 0

/** Saves a draft and says where its page is. */
async function save(visitor: Visitor, form: string, typed: TypedForm): Promise<string> {
  const saved = await visitor.post(`/ru/${form}/draft`, typed)
  assert.equal(saved.status, 303)
  return saved.headers.get('location') ?? assert.fail()
}
const tokenIn = (path: string): string => path.split('/')[3] ?? assert.fail()

const someoneElse = { ...person, family_name: 'Petrov', native_name: 'Петров', contact_email: 'p@regulator.example' }

describe('a draft', () => {
  const clock = createDial()
  const app = useNewApp({}, clock)
  beforeEach(() => clock.turnTo('2025-04-28T07:00:00Z'))
  const only = () => app.services.replies.participantsByEmail(String(person.contact_email))[0]

  for (const [form, typed] of Object.entries(typedForms))
    test(`${form}: whole, it is read in another browser and sent from its page, and is gone`, async () => {
      const assistant = createVisitor(app)
      const path = await save(assistant, form, typed)
      assert.deepEqual([countIn(app, 'drafts'), countIn(app, 'replies')], [1, 0])
      const head = createVisitor(app)
      const page = await head.get(path)
      assert.equal(page.headers.get('cache-control'), 'private, no-cache')
      assert.equal(page.headers.get('referrer-policy'), 'no-referrer')
      const $ = load(await page.text())
      assert.equal(textIn($, 'h1'), 'Черновик ответа')
      assert.equal(textIn(await pageAt(assistant, path), 'h1'), 'Черновик хранится до 7 мая 2025 года')
      assert.equal($('input[readonly]').val(), app.url + path)
      assert.equal(actionOn($), `/ru/${form}`)
      // Whoever sends it confirms that themselves.
      assert.equal($('#draft-form [name=privacy_read][type=checkbox]').attr('checked'), undefined)
      assert.equal($('#draft-form [name=privacy_read]').length, 1)
      const reference = await referenceOn(await head.submit(actionOn($), draftOn($)))
      assert.deepEqual(
        ['drafts', 'draft_links', 'replies'].map(name => countIn(app, name)),
        [0, 0, 1],
      )
      assert.equal(only()?.reference, reference)
      for (const visitor of [assistant, head]) assert.equal((await visitor.get(path)).status, 404)
      assert.equal((await pageAt(assistant, '/ru'))('#drafts-title').length, 0)
    })

  test('the answers come first for whoever is to send it, the link for whoever has saved it', async () => {
    const assistant = createVisitor(app)
    const path = await save(assistant, 'participation', participation)
    const order = async (visitor: Visitor) => {
      const $ = await pageAt(visitor, path)
      return $('#link-title, #draft-form')
        .toArray()
        .map(element => `${element.name}#${element.attribs.id}`)
    }
    const head = createVisitor(app)
    assert.deepEqual(await order(head), ['form#draft-form', 'summary#link-title'])
    assert.deepEqual(await order(assistant), ['h2#link-title', 'form#draft-form'])
    // Whoever mails the link sees what has become of the letter.
    await head.post(`${path}/letter`, { contact_email: 'minister@office.example' })
    assert.deepEqual(await order(head), ['h2#link-title', 'form#draft-form'])
    assert.match(textIn(await pageAt(head, path), '.notice'), /minister@office\.example/)
  })

  test('what is begun is kept unjudged, and goes on at the step where something is missing', async () => {
    const visitor = createVisitor(app)
    const path = await save(visitor, 'participation', { attendance: 'in_person', notes: 'one\ntwo', visa_support: 'x' })
    const $ = await pageAt(visitor, path)
    assert.equal(actionOn($), '/ru/participation/answer')
    const answers = load(await (await visitor.post(actionOn($), draftOn($))).text())
    assert.equal(answers('.error-summary').length, 0)
    assert.equal(plain(answers('.steps [aria-current=step]').text()), 'Ответ')
    assert.deepEqual([answers('[name=attendance]:checked').val(), answers('#notes').val()], ['in_person', 'one\ntwo'])
    const { contact_name: _, ...typed } = participation
    const later = await save(visitor, 'participation', { ...typed, family_name: '', draft: tokenIn(path) })
    assert.equal(later, path)
    assert.equal(countIn(app, 'drafts'), 1)
    const again = await pageAt(visitor, path)
    assert.equal(actionOn(again), '/ru/participation/participant')
  })

  test('all that was chosen and typed comes through the draft and the steps into the reply', async () => {
    const visitor = createVisitor(app)
    const direct = createVisitor(app)
    for (const [form, typed] of Object.entries(typedForms)) {
      const $ = await pageAt(visitor, await save(visitor, form, { ...typed, family_name: 'Draft' }))
      const edit = $('button[formaction$="#family_name"]').attr('formaction') ?? ''
      const step = load(await (await visitor.post(edit, { ...draftOn($), change: 'yes' })).text())
      const typedAgain = { ...fieldsOf(step, '#reply-form'), given_names: 'Through' }
      const kept = await pageAt(visitor, await save(visitor, form, typedAgain))
      assert.equal(countIn(app, 'drafts'), 1)
      const sent = await visitor.post(actionOn(kept), draftOn(kept))
      assert.equal(sent.status, 303)
      await direct.post(`/ru/${form}`, { ...typed, family_name: 'Direct', given_names: 'Through' })
    }
    const answersOf = (family: string) => {
      const found = app.services.replies.participantsByEmail(String(person.contact_email))
      const one = found.find(({ person }) => person.family_name === family) ?? assert.fail()
      return app.services.replies.repliesOf(one.id).map(({ answers }) => answers)
    }
    assert.deepEqual(answersOf('Draft'), answersOf('Direct'))
    assert.equal(answersOf('Draft').length, 3)
  })

  test('too much text is not kept, and comes back', async () => {
    const visitor = createVisitor(app)
    const [drafts, twice] = [countIn(app, 'drafts'), 'я'.repeat(2_000)]
    await save(visitor, 'participation', { ...participation, notes: twice, accessibility_needs: twice })
    const notes = 'я'.repeat(50_000)
    const refused = await visitor.post('/en/participation/draft', { ...participation, notes })
    const $ = load(await refused.text())
    assert.deepEqual([refused.status, textIn($, 'h1'), countIn(app, 'drafts')], [413, 'Too much text', drafts + 1])
    assert.equal(fieldsOf($, '#reply-form').notes?.[0], notes)
  })

  test('for whom it is stands on its page as a reference, never in the words of whoever made it', async () => {
    const visitor = createVisitor(app)
    const path = await save(visitor, 'participation', { ...participation, for: '2346-789D' })
    const madeUp = await save(visitor, 'participation', { ...participation, for: 'Call evil.example' })
    const said = async (page: string) => textIn(await pageAt(visitor, page), '.notice')
    const [real, other] = [await said(path), await said(madeUp)]
    assert.match(real, /2346-789D/)
    assert.equal(other, real.replace('2346-789D', '-'))
    assert.equal((await visitor.post('/ru/participation', { ...participation, for: 'Call evil.example' })).status, 409)
  })

  test('what follows from other answers is not kept, and follows anew', async () => {
    const visitor = createVisitor(app)
    const { days: _, ...rest } = participation
    const checked = load(await (await visitor.post('/ru/participation/check', rest)).text())
    const shown = fieldsOf(checked, '#reply-form')
    assert.deepEqual(shown.derived, ['days'])
    await save(visitor, 'participation', shown)
    const typed = JSON.parse(String(app.services.database.prepare('SELECT typed FROM drafts').pluck().get()))
    assert.equal(typed.days, undefined)
    assert.equal(typed.family_name, 'Ivanov')
  })

  test('hostile text stays text, wherever the draft is shown', async () => {
    const visitor = createVisitor(app)
    const bad = '"><script>alert(1)</script>&amp;'
    const typed = { ...participation, family_name: bad, notes: bad, country: bad, draft: bad, seen: bad }
    const path = await save(visitor, 'participation', typed)
    for (const at of [path, path.replace('/ru/', '/en/'), '/ru']) {
      const html = await (await visitor.get(at)).text()
      assert.doesNotMatch(html, /<script>alert/, at)
      assert.match(html, /&lt;script&gt;alert/, at)
    }
  })

  test('looking at it changes nothing, and no address of another is told apart', async () => {
    const visitor = createVisitor(app)
    const path = await save(visitor, 'participation', participation)
    const before = rowsIn(app)
    for (const at of [path, `${path}/letter`, '/ru/participation/draft', '/ru']) {
      await createVisitor(app).get(at)
      await createVisitor(app).send(at, { method: 'HEAD' })
    }
    assert.deepEqual(rowsIn(app), before)
    assert.equal((await visitor.get(`${path}/letter`)).headers.get('location'), path)
    await visitor.post('/ru/participation', { ...participation, ...someoneElse })
    const ask = async (contact_email: string) => {
      const response = await visitor.post(`${path}/letter`, { contact_email })
      return [response.status, response.headers.get('location')]
    }
    assert.deepEqual(await ask(String(someoneElse.contact_email)), await ask('nobody@regulator.example'))
  })

  test('no token is stored or logged as it is', async () => {
    const token = tokenIn(await save(createVisitor(app), 'participation', participation))
    await app.services.outbox.deliverDue()
    assert.equal(token.length, 22)
    assert.equal(JSON.stringify(rowsIn(app, [...tables, 'audit'])).includes(token), false)
    assert.equal(withoutTokens(`/ru/drafts/${token}/letter`), '/ru/drafts/…/letter')
    assert.equal(withoutTokens('/ru/drafts/short'), '/ru/drafts/…')
  })

  test('after fourteen days it is shown no more, and what was typed in the steps is not lost by it', async () => {
    const visitor = createVisitor(app)
    clock.turnTo('2025-04-01T07:00:00Z')
    const path = await save(visitor, 'participation', participation)
    const $ = await pageAt(visitor, path)
    assert.equal(textIn($, 'h1'), 'Черновик хранится до 15 апреля 2025 года')
    clock.turnTo('2025-04-15T21:59:59Z')
    assert.equal((await visitor.get(path)).status, 200)
    clock.turnTo('2025-04-15T22:00:00Z')
    const gone = await visitor.get(path)
    assert.deepEqual([gone.status, textIn(load(await gone.text()), 'h1')], [404, 'Черновик не найден'])
    assert.equal((await visitor.post(`${path}/letter`, { contact_email: 'a@b.example' })).status, 404)
    assert.equal((await pageAt(visitor, '/ru'))('#drafts-title').length, 0)
    const step = load(await (await visitor.post('/ru/participation/check', draftOn($))).text())
    const anew = await save(visitor, 'participation', fieldsOf(step, '#reply-form'))
    assert.notEqual(anew, path)
    assert.deepEqual(sheetOn(await pageAt(visitor, anew)), sheetOn($))
    assert.equal((await visitor.submit('/ru/participation', draftOn($))).status, 200)
  })

  test('old drafts are deleted, and to whom their links were mailed is forgotten', async () => {
    clock.turnTo('2025-04-01T07:00:00Z')
    await save(createVisitor(app), 'participation', participation)
    await app.services.outbox.deliverDue()
    const recipients = () => app.services.outbox.latest(9).map(({ recipient }) => recipient)
    const tidy = (at: string) => {
      clock.turnTo(at)
      app.services.drafts.deleteOld()
      return [countIn(app, 'drafts'), countIn(app, 'draft_links'), recipients()]
    }
    const kept = [1, 2, [person.contact_email]]
    assert.deepEqual(tidy('2025-04-15T21:59:59Z'), kept)
    assert.deepEqual(tidy('2025-04-15T22:00:00Z'), [0, 0, ['']])
    // A letter of the same day still counts against a flood.
    clock.turnTo('2025-04-28T07:00:00Z')
    const $ = await pageAt(createVisitor(app), await save(createVisitor(app), 'participation', participation))
    await app.services.outbox.deliverDue()
    await createVisitor(app).post('/ru/participation', draftOn($))
    const ofDraft = () => app.services.outbox.latest(9).find(({ kind }) => kind === 'draft')?.recipient
    app.services.drafts.deleteOld()
    assert.equal(ofDraft(), person.contact_email)
    clock.turnTo('2025-04-29T07:00:01Z')
    app.services.drafts.deleteOld()
    assert.equal(ofDraft(), '')
  })

  test('after the deadline it is read for a week, and sent only as far as the form still takes it', async () => {
    const visitor = createVisitor(app)
    const path = await save(visitor, 'participation', participation)
    const refusal = await save(visitor, 'participation', { ...participation, attendance: 'not_attending' })
    const whole = draftOn(await pageAt(visitor, path))
    clock.turnTo('2025-05-02T07:00:00Z')
    const $ = await pageAt(visitor, path)
    assert.match(sheetOn($).join(), /Ivanov/)
    assert.deepEqual(
      [
        $('button[name=change], #draft-form').length,
        $('a[href="/ru/participation?late=1&attendance=not_attending"]').length,
      ],
      [0, 1],
    )
    const late = await visitor.post('/ru/participation', whole)
    const refused = load(await late.text())
    assert.equal(late.status, 410)
    assert.match(refused('textarea').text(), /Ivanov/)
    assert.equal(countIn(app, 'drafts'), 2)
    const no = await pageAt(visitor, refusal)
    assert.equal((await visitor.submit(actionOn(no), draftOn(no))).status, 200)
    assert.deepEqual([countIn(app, 'drafts'), countIn(app, 'replies')], [1, 1])
    clock.turnTo('2025-05-08T07:00:00Z')
    assert.equal((await visitor.get(path)).status, 404)
    const tooLate = await visitor.post('/ru/participation/draft', { ...whole, attendance: 'not_attending' })
    assert.equal(tooLate.status, 410)
    const step = load(await (await visitor.get('/ru/participation?late=1')).text())
    assert.equal(step('button[formaction$="/draft"]').length, 0)
  })

  test('where the reply cannot be stored, the draft stays', async () => {
    const visitor = createVisitor(app)
    const path = await save(visitor, 'participation', participation)
    const $ = await pageAt(visitor, path)
    app.services.database.exec(`CREATE TRIGGER full BEFORE DELETE ON drafts BEGIN SELECT RAISE(ABORT, 'full'); END`)
    assert.equal((await visitor.post(actionOn($), draftOn($))).status, 500)
    app.services.database.exec('DROP TRIGGER full')
    assert.deepEqual([countIn(app, 'drafts'), countIn(app, 'replies')], [1, 0])
    const wrong = await visitor.post('/ru/participation', { ...draftOn($), family_name: '' })
    assert.deepEqual([wrong.status, countIn(app, 'drafts')], [422, 1])
    assert.equal(load(await wrong.text())('[name=draft]').val(), tokenIn(path))
  })

  test('a browser finds its latest five again, until they are sent or it leaves', async () => {
    const visitor = createVisitor(app)
    const paths: string[] = []
    for (const name of ['A', 'B', 'C', 'D', 'E', 'F'])
      paths.push(await save(visitor, 'participation', { ...participation, family_name: `Head${name}` }))
    const listed = async () => {
      const response = await visitor.get('/ru')
      const $ = load(await response.text())
      const urls = $('[aria-labelledby=drafts-title] a').map((_, link) => $(link).attr('href'))
      return {
        caching: response.headers.get('cache-control'),
        urls: urls.get(),
        text: plain($('.tasks').first().text()),
      }
    }
    const home = await listed()
    assert.deepEqual([home.caching, home.urls], ['no-store', paths.slice(1).reverse()])
    assert.match(home.text, /^Подтверждение участия: HeadF Petr хранится до 7 мая 2025 года/)
    const $ = await pageAt(visitor, String(paths.at(-1)))
    await visitor.submit(actionOn($), draftOn($))
    assert.deepEqual((await listed()).urls, paths.slice(1, -1).reverse())
    await visitor.post('/ru/replies/leave')
    assert.deepEqual([visitor.cookies.has('drafts'), (await listed()).urls], [false, []])
    assert.equal((await visitor.get(String(paths[1]))).status, 200)
  })

  test('sent from the only draft, the browser keeps nothing of it', async () => {
    const visitor = createVisitor(app)
    const saved = await visitor.post('/ru/participation/draft', participation)
    assert.match(
      saved.headers.getSetCookie().join(),
      /^drafts=[\w-]{22}; Max-Age=1296000; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/,
    )
    const $ = await pageAt(visitor, saved.headers.get('location') ?? '')
    await visitor.post(actionOn($), draftOn($))
    assert.equal(visitor.cookies.has('drafts'), false)
  })

  test('of a known participant it holds what was typed, and is sent where they may be opened', async () => {
    const owner = createVisitor(app)
    const reference = await referenceOn(await owner.submit('/ru/participation', participation))
    const first = load(await (await owner.get(`/ru/speaking-slot?for=${reference}`)).text())
    const answers = Object.fromEntries(Object.entries(speakingSlot).filter(([name]) => !(name in person)))
    const path = await save(owner, 'speaking-slot', { ...answers, ...fieldsOf(first, '#reply-form'), ...answers })
    const stored = String(app.services.database.prepare('SELECT typed FROM drafts').pluck().get())
    assert.deepEqual([stored.includes('Ivanov'), stored.includes(String(answers.topic))], [false, true])
    assert.equal((await pageAt(owner, path))('#contact_email').val(), person.contact_email)

    const stranger = createVisitor(app)
    const $ = await pageAt(stranger, path)
    assert.equal(textIn($).includes('Ivanov'), false)
    assert.match(textIn($, '.notice'), new RegExp(`учетным номером ${reference}`))
    assert.equal($('#contact_email').val(), '')
    const refused = await stranger.post(actionOn($), draftOn($))
    assert.equal(refused.status, 409)
    assert.match(textIn(load(await refused.text()), '.error-summary'), /больше не открываются/)
    await stranger.get(`/ru/replies/${app.services.access.mailLink(String(person.contact_email))}`)
    const opened = await pageAt(stranger, path)
    assert.equal(opened('.notice').length, 0)
    assert.equal(await referenceOn(await stranger.submit(actionOn(opened), draftOn(opened))), reference)
    assert.equal(countIn(app, 'drafts'), 0)
  })

  test('a reply that was changed meanwhile is not overwritten by a draft, which stays', async () => {
    const owner = createVisitor(app)
    const reference = await referenceOn(await owner.submit('/ru/participation', participation))
    const first = load(await (await owner.get(`/ru/participation?for=${reference}`)).text())
    const typed = { ...fieldsOf(first, '#reply-form'), notes: 'from the draft' }
    const path = await save(owner, 'participation', typed)
    await owner.post(`/ru/participation?for=${reference}`, { ...participation, notes: 'meanwhile' })
    const $ = await pageAt(owner, path)
    const outdated = await owner.post(actionOn($), draftOn($))
    assert.deepEqual([outdated.status, countIn(app, 'drafts')], [409, 1])
    const again = load(await outdated.text())
    assert.equal((await owner.submit(`/ru/participation?for=${reference}`, fieldsOf(again, '#reply-form'))).status, 200)
    assert.equal(countIn(app, 'drafts'), 0)
  })
})

describe('the letter with the link to a draft', () => {
  const mail = useMailServer()
  const app = useNewApp(() => ({ SMTP_URL: mail.url }))

  test('has the link alone, at once, and once; nothing typed, and no address is proven', async () => {
    const visitor = createVisitor(app)
    const typed = { ...participation, contact_name: 'Typed Words', notes: 'Typed Words', family_name: 'Typed' }
    const path = await save(visitor, 'participation', typed)
    await app.services.outbox.deliverDue()
    const letter = await mail.letter()
    const text = plain(`${letter.subject} ${letter.text} ${letter.html}`)
    assert.doesNotMatch(text, /Typed|Ivanov|Иванов|regulator/)
    const [link = ''] = String(letter.text).match(/http\S+\/drafts\/\S+/) ?? []
    assert.equal(link.startsWith(`${app.url}/ru/drafts/`), true)
    assert.notEqual(link, app.url + path)
    assert.equal((await createVisitor(app).get(link)).status, 200)
    assert.deepEqual([countIn(app, 'mailed_links'), countIn(app, 'participants')], [0, 0])
    assert.equal(textIn(await pageAt(visitor, path), '.notice'), `Ссылка направлена на адрес ${person.contact_email}.`)
    await save(visitor, 'participation', { ...typed, notes: 'Later', draft: tokenIn(path) })
    assert.equal(countIn(app, 'letters'), 1)
    // Through the letter's link the same draft is changed, and with the reply this link ends too.
    const head = createVisitor(app)
    const $ = await pageAt(head, link)
    assert.equal(textIn($).includes('Later'), true)
    assert.equal((await head.submit(actionOn($), draftOn($))).status, 200)
    for (const at of [path, link]) assert.equal((await createVisitor(app).get(at)).status, 404)
  })

  test('goes to an address that the page asks for, and no other is promised', async () => {
    const visitor = createVisitor(app)
    const path = await save(visitor, 'participation', { attendance: 'in_person' })
    assert.equal(countIn(app, 'letters'), 0)
    assert.match(textIn(await pageAt(visitor, path)), /На какой адрес направить ссылку\?/)
    const wrong = await visitor.post(`${path}/letter`, { contact_email: 'head at office' })
    const $ = load(await wrong.text())
    assert.deepEqual([wrong.status, $('#contact_email').val()], [422, 'head at office'])
    assert.match(plain($('.error-summary a').text()), /^Введите/)
    const other = await visitor.post(`/en${path.slice(3)}/letter`, {
      contact_email: 'head at office',
      switch_language: 'en',
    })
    const english = load(await other.text())
    assert.deepEqual([other.status, english('#contact_email').val()], [200, 'head at office'])
    for (let press = 0; press < 2; press++) {
      const sent = await visitor.post(`${path}/letter`, { contact_email: 'Head@office.example' })
      assert.deepEqual([sent.status, sent.headers.get('location')], [303, `${path}#link-hint`])
    }
    assert.equal(countIn(app, 'letters'), 1)
    await app.services.outbox.deliverDue()
    assert.equal((await mail.letter()).to && countIn(app, 'draft_links'), 2)
    assert.match(textIn(await pageAt(visitor, path), '.notice'), /Head@office\.example/)
  })

  test('is kept back from a post box that has had its letters of the day, and the page says so', async () => {
    const visitor = createVisitor(app)
    let path = ''
    for (let count = 0; count < 8; count++) path = await save(visitor, 'participation', participation)
    assert.match(textIn(await pageAt(visitor, path), '.notice'), /^Ссылка на адрес .* не направлена/)
  })

  test('is never kept back from whoever has proven the address, and takes nothing from the letters of others', async () => {
    const email = String(person.contact_email)
    const owner = createVisitor(app)
    const reference = await referenceOn(await owner.submit('/ru/participation', participation))
    await owner.get(`/ru/replies/${app.services.access.mailLink(email)}`)
    await owner.post(`/ru/participation?for=${reference}`, { ...participation, notes: 'proven', for: reference })
    const states = () => {
      const letters = app.services.outbox.latest(100).filter(({ kind }) => kind === 'draft')
      return letters.map(({ state, error }) => error ?? state).toReversed()
    }
    for (let count = 0; count < 9; count++) await save(owner, 'speaking-slot', { ...typedForms['speaking-slot'] })
    assert.deepEqual(states(), Array(9).fill('queued'))
    const path = await save(owner, 'participation', { attendance: 'in_person' })
    await owner.post(`${path}/letter`, { contact_email: email.toUpperCase() })
    assert.deepEqual(states(), Array(10).fill('queued'))
    // A stranger who types the same address has the letters of a post box, all seven.
    const stranger = createVisitor(app)
    for (let count = 0; count < 8; count++) await save(stranger, 'participation', participation)
    assert.deepEqual(states().slice(10), [...Array(7).fill('queued'), 'daily_cap'])
    // Nor is it proven for who has only typed it, nor another address for who has proven this one.
    await save(owner, 'participation', { ...participation, contact_email: 'other@regulator.example' })
    for (let count = 0; count < 7; count++)
      await save(stranger, 'participation', { ...participation, contact_email: 'other@regulator.example' })
    assert.deepEqual(states().slice(18), [...Array(7).fill('queued'), 'daily_cap'])
  })

  test('that waits longer than its draft leads to the page that says what has become of it', async () => {
    const visitor = createVisitor(app)
    const $ = await pageAt(visitor, await save(visitor, 'participation', participation))
    await visitor.post(actionOn($), draftOn($))
    // A new draft never gets the number of the one that is gone.
    await save(visitor, 'participation', { attendance: 'in_person' })
    await app.services.outbox.deliverDue()
    const letters = [await mail.letter(), await mail.letter()]
    const link = letters.map(({ text }) => /http\S+\/drafts\/\S+/.exec(String(text))?.[0]).find(Boolean) ?? ''
    assert.equal((await createVisitor(app).get(link)).status, 404)
  })
})

test('saving a draft counts as sending, and the refusal gives back what was typed', async t => {
  const app = await appFor(t, { RATE_LIMIT_POSTS: '2' })
  const visitor = createVisitor(app)
  for (let count = 0; count < 2; count++) await save(visitor, 'participation', participation)
  const refused = await visitor.post('/ru/participation/draft', { ...participation, draft: 'x'.repeat(22) })
  const $ = load(await refused.text())
  assert.equal(refused.status, 429)
  const { family_name, draft } = fieldsOf($, '#reply-form')
  assert.deepEqual(
    [$('#reply-form').attr('action'), family_name, draft, plain($('#reply-form button').text())],
    ['/ru/participation/draft', ['Ivanov'], ['x'.repeat(22)], 'Сохранить черновик'],
  )
})

test('while the database is locked no draft is taken, and nothing typed is lost', async t => {
  const app = await appFor(t)
  const { database } = app.services
  const other = new Sqlite(database.name)
  t.after(() => other.close())
  other.exec('BEGIN IMMEDIATE')
  const waiting = createVisitor(app).post('/ru/participation/draft', participation)
  const step = await createVisitor(app).post('/ru/participation/check', participation)
  assert.equal(step.status, 200)
  other.exec('ROLLBACK')
  assert.equal((await waiting).status, 303)
})
