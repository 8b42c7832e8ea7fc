import assert from 'node:assert/strict'
import { test } from 'node:test'
import { load } from 'cheerio'
import { answersOf, participation, speakingSlot, type TypedForm } from '../support/answers.ts'
import { appFor, type TestApp } from '../support/app.ts'
import { createDial } from '../support/clock.ts'
import { filledIn, pageAt, referenceOn, secondStep, textIn } from '../support/page.ts'
import { createVisitor } from '../support/visitor.ts'

const office = 'office@regulator.example'
const formOf = (typed: TypedForm): TypedForm => ({ ...participation, contact_email: office, native_name: '', ...typed })
const submit = async (visitor: ReturnType<typeof createVisitor>, typed: TypedForm, path = '/en/participation') =>
  referenceOn(await visitor.submit(path, formOf(typed)))
const names = ({ services }: TestApp) =>
  services.replies.participantsByEmail(office).map(({ person }) => `${person.family_name} ${person.given_names}`)
const linkTo = ({ services }: TestApp, email: string) => `/en/replies/${services.access.mailLink(email)}`
const status = async (visitor: ReturnType<typeof createVisitor>, path: string) => (await visitor.get(path)).status

for (const email of ['Info@Минцифры.РФ', 'info@MÜLLER.example', 'INFO@ministry.EXAMPLE'])
  test(`a letter to ${email} has its link, however the address is written`, async t => {
    const { url, services } = await appFor(t)
    await submit(createVisitor({ url }), { contact_email: email })
    const [letter] = services.outbox.latest(1)
    assert.match((letter && (await services.outbox.compose(letter)).text) ?? '', /\/replies\/[\w-]{22}/)
  })

test('with another address the participant is somebody else’s: browsers of before open them no more', async t => {
  const app = await appFor(t)
  const [sender, owner] = [createVisitor(app), createVisitor(app)]
  const reference = await submit(sender, {})
  const path = `/en/replies?for=${reference}`
  assert.equal(await status(sender, path), 200)
  await owner.get(linkTo(app, office))
  await submit(owner, { contact_email: 'new@regulator.example', for: reference }, `/en/participation?for=${reference}`)
  assert.deepEqual([await status(sender, path), await status(owner, path)], [303, 200])
})

test('a name makes no link in a letter', async t => {
  const app = await appFor(t)
  await submit(createVisitor(app), { family_name: 'WWW.EVIL.EXAMPLE', given_names: 'J.R.' })
  await submit(createVisitor(app), { family_name: 'Bravo' })
  const owner = createVisitor(app)
  await owner.get(linkTo(app, office))
  const [first] = app.services.replies.participantsByEmail(office)
  await owner.post(`/en/replies/participation/withdrawal?for=${first?.reference}`)
  await createVisitor(app).post('/en/link', { contact_email: office })
  await new Promise(setImmediate)
  const [letter] = app.services.outbox.latest(1)
  const text = letter && (await app.services.outbox.compose(letter)).text
  assert.match(text ?? '', / {2}WWW\. EVIL\. EXAMPLE J\. R\./)
})

test('a browser that follows many mailed links still opens what it has sent', async t => {
  const app = await appFor(t)
  const browser = createVisitor(app)
  const reference = await submit(browser, {})
  for (let count = 0; count < 9; count++) {
    await submit(createVisitor(app), {
      contact_email: `head${count}@regulator.example`,
      family_name: `H${'x'.repeat(count)}`,
    })
    await browser.get(linkTo(app, `head${count}@regulator.example`))
  }
  assert.equal(await status(browser, `/en/replies?for=${reference}`), 200)
})

test('a page that names two participants acts for none', async t => {
  const app = await appFor(t)
  const browser = createVisitor(app)
  const reference = await submit(browser, { family_name: 'Alfa' })
  const twice = `for=${reference}&for=${reference}`
  const sent = await browser.post(`/en/participation?${twice}`, formOf({ family_name: 'Bravo', given_names: 'Boris' }))
  const withdrawn = await browser.post(`/en/replies/participation/withdrawal?${twice}`)
  assert.deepEqual([sent.status, withdrawn.status, names(app)], [409, 404, ['Alfa Petr']])
})

test('a page whose link has ended is sent as somebody new, in another language and with one more row too', async t => {
  const app = await appFor(t)
  const reference = await submit(createVisitor(app), { family_name: 'Alfa' })
  const stranger = createVisitor(app)
  const path = `/en/participation?for=${reference}`
  const refused = await stranger.post(path, formOf({ family_name: 'Bravo', given_names: 'Boris', for: reference }))
  assert.equal(refused.status, 409)
  const page = load(await refused.text())
  const typed = filledIn(page, '/en/participation')
  const [button] = page('button[name=switch_language]').toArray()
  const other = await stranger.post(String(button?.attribs.formaction), { ...typed, switch_language: 'ru' })
  const again = filledIn(load(await other.text()), '/ru/participation')
  assert.equal((await stranger.post('/ru/participation', again)).status, 303)
  assert.deepEqual(names(app), ['Alfa Petr', 'Bravo Boris'])
})

const renamed: [typed: TypedForm, isAsked: boolean][] = [
  [{ family_name: 'Sidorov', given_names: 'Oleg Alekseevich' }, true],
  [{ family_name: 'Sidorov', given_names: 'Oleg' }, true],
  [{ family_name: 'Sidorov', given_names: '' }, true],
  [{ family_name: 'Petr', given_names: 'Ivanov' }, false],
  [{ family_name: 'Ivanova', given_names: 'Petr Alekseevich' }, false],
  [{ family_name: 'IVANOV', given_names: 'Piotr' }, false],
]
for (const [typed, isAsked] of renamed)
  test(`Ivanov Petr Alekseevich → ${typed.family_name} ${typed.given_names} is ${isAsked ? '' : 'not '}asked about`, async t => {
    const app = await appFor(t)
    const browser = createVisitor(app)
    const reference = await submit(browser, { family_name: 'Ivanov', given_names: 'Petr Alekseevich' })
    const sent = await browser.post(`/en/participation?for=${reference}`, formOf({ ...typed, for: reference }))
    assert.equal(sent.status, isAsked ? 409 : 303)
  })

test('moving a participant to another address gives nobody another seven letters', async t => {
  const app = await appFor(t)
  const stranger = createVisitor(app)
  const reference = await submit(stranger, { notes: 'first' })
  const change = (typed: TypedForm) =>
    submit(stranger, { for: reference, ...typed }, `/en/participation?for=${reference}`)
  for (let count = 1; count < 7; count++) await change({ notes: `${count}` })
  const mine = 'stranger@regulator.example'
  await change({ contact_email: mine })
  await stranger.get(linkTo(app, mine))
  await change({ contact_email: mine, notes: 'proven' })
  await submit(createVisitor(app), { family_name: 'Bravo', given_names: 'Boris' })
  const [last] = app.services.outbox.latest(1)
  assert.deepEqual([last?.recipient, last?.error], [office, 'daily_cap'])
})

test('the look at a form before it is sent says where letters about it go', async t => {
  const browser = createVisitor(await appFor(t))
  const reference = await submit(browser, {})
  const path = `/en/speaking-slot/check?for=${reference}`
  const page = load(await (await browser.post(path, answersOf(speakingSlot))).text())
  assert.equal(textIn(page, 'div:has(> .edit > [formaction$="#contact_email"]) > dd:not(.edit)'), office)
})

test('a letter that was asked for has its link, though the participant it was queued for has moved since', async t => {
  const app = await appFor(t)
  const stranger = createVisitor(app)
  const reference = await submit(stranger, {})
  await createVisitor(app).post('/en/link', { contact_email: office })
  await new Promise(setImmediate)
  const [letter] = app.services.outbox.latest(1)
  assert.equal(letter?.kind, 'personal_link')
  await submit(
    stranger,
    { contact_email: 'new@regulator.example', for: reference },
    `/en/participation?for=${reference}`,
  )
  const waiting = letter && app.services.outbox.letter(letter.id)
  assert.match((waiting && (await app.services.outbox.compose(waiting)).text) ?? '', /\/replies\/[\w-]{22}/)
})

test('a link that a stranger has planted does not put the stranger’s address into the next form', async t => {
  const clock = createDial()
  const app = await appFor(t, {}, clock)
  const evil = 'evil@stranger.example'
  const preset = async (visitor: ReturnType<typeof createVisitor>) =>
    (await secondStep(visitor, '/en/participation', participation))('[name=contact_email]').val()
  await submit(createVisitor(app), { contact_email: evil, family_name: 'Planted' })
  const link = linkTo(app, evil)
  // Who opens nothing else is offered what that link shows; an office by its own letter is so too.
  const nobody = createVisitor(app)
  await nobody.get(link)
  assert.equal(await preset(nobody), evil)

  const assistant = createVisitor(app)
  await submit(assistant, {})
  clock.goOn({ minutes: 1 })
  await submit(createVisitor(app), { contact_email: evil, family_name: 'Planted later' })
  await assistant.get(link)
  assert.match(textIn(await pageAt(assistant, '/en/replies')), /Planted later/)
  assert.equal(await preset(assistant), office)
})
