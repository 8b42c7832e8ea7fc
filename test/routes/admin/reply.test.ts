import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { load } from 'cheerio'
import { participation, type TypedForm } from '../../support/answers.ts'
import { appFor } from '../../support/app.ts'
import { createDial } from '../../support/clock.ts'
import { useFiveReplies } from '../../support/five-replies.ts'
import { referenceOn } from '../../support/page.ts'
import { signedIn } from '../../support/staff.ts'
import { createVisitor } from '../../support/visitor.ts'

const referenceIn = (href: string) => new URL(href, 'http://desk').pathname.split('/').at(-1)

describe('the page of a participant', () => {
  const app = useFiveReplies()

  test('the reply page has answers, history and letters; sensitive answers are not for viewers', async () => {
    const visitor = createVisitor(app)
    await visitor.post('/ru/participation', {
      ...participation,
      family_name: 'Sensitive',
      contact_email: 'sensitive@regulator.example',
      accessibility_needs: 'Wheelchair',
    })
    await visitor.post('/ru/participation', {
      ...participation,
      family_name: 'Sensitive',
      contact_email: 'sensitive@regulator.example',
      accessibility_needs: 'Wheelchair',
      notes: 'more',
    })
    const reply = async (role: 'viewer' | 'reviewer', tab = '') => {
      const staff = await signedIn(app, role)
      const $ = load(await (await staff.get('/admin/replies?q=Sensitive')).text())
      const href = $('tbody th a').attr('href') as string
      return load(await (await staff.get(tab ? `/admin/replies/${referenceIn(href)}?tab=${tab}` : href)).text())
    }
    const $ = await reply('reviewer', 'history')
    assert.equal((await reply('reviewer'))('main').text().includes('Wheelchair'), true)
    assert.deepEqual(
      $('.timeline li')
        .map((_, step) =>
          $(step)
            .text()
            .replace(/\s+/g, ' ')
            .replace(/^[\d., :]+/, '')
            .trim(),
        )
        .get(),
      [
        'Confirmation of participation: reply sent, participant',
        'Confirmation of participation: reply changed, participant Notes more',
      ],
    )
    const sent = await reply('reviewer', 'letters')
    assert.deepEqual(
      sent('#letters')
        .closest('section')
        .find('tbody tr')
        .map((_, row) => sent(row).find('td').first().text())
        .get(),
      ['Confirmation of receipt', 'Confirmation of a change'],
    )
    assert.equal((await reply('viewer'))('main').text().includes('Wheelchair'), false)
  })
})

test('notes are kept as typed, shown as text, and never outside the desk', async t => {
  const clock = createDial()
  const app = await appFor(t, {}, clock)
  const participant = createVisitor(app)
  const receipt = load(await (await participant.submit('/en/participation', participation)).text())
  const address = `/admin/replies/${receipt('[data-reference]').attr('data-reference')}`
  const visitor = await signedIn(app)
  const text = 'First line\nSecond <script>alert(1)</script> «строка»'
  const added = await visitor.post(`${address}/notes`, { text })
  assert.equal(added.headers.get('location'), `${address}#notes`)
  const note = async () =>
    load(await (await visitor.get(address)).text())('.notes p')
      .first()
      .text()
  assert.equal(await note(), text)
  const notes = async () => load(await (await visitor.get(address)).text())('.notes li').length
  await visitor.post(`${address}/notes`, { text })
  assert.equal(await notes(), 1, 'a button that is pressed twice')
  clock.goOn({ minutes: 2 })
  await visitor.post(`${address}/notes`, { text })
  assert.equal(await notes(), 2, 'the same said another day')
  const long = 'я'.repeat(2001)
  const refused = await visitor.post(`${address}/notes`, { text: long })
  const $ = load(await refused.text())
  assert.deepEqual(
    [refused.status, $('.error-summary a').text(), $('#text').val()],
    [422, 'Shorten the note: no more than 2000 characters', long],
  )
  const pages = await Promise.all(
    ['/en/replies', '/en/replies/sheet'].map(async path => (await participant.get(path)).text()),
  )
  assert.equal(pages.join().includes('Second'), false)
  const csv = await (await visitor.get('/admin/replies.csv')).text()
  assert.equal(csv.includes('Second'), false)
})

test('the page of a participant names who may be the same person, and why', async t => {
  const app = await appFor(t)
  const send = async (changes: TypedForm) => {
    const receipt = await createVisitor(app).submit('/ru/participation', {
      ...participation,
      contact_phone: '',
      ...changes,
    })
    return await referenceOn(receipt)
  }
  const first = await send({
    family_name: 'Ivanov',
    contact_email: 'one@a.example',
    contact_phone: '+375 (17) 123-45-67',
    country: 'BY',
  })
  const sameMail = await send({ family_name: 'Petrov', contact_email: 'ONE@a.example', country: 'KZ' })
  const sameName = await send({ family_name: 'IVANOV', contact_email: 'two@a.example', country: 'BY' })
  const samePhone = await send({
    family_name: 'Sidorov',
    contact_email: 'three@a.example',
    contact_phone: '375171234567',
    country: 'RU',
  })
  const otherSpelling = await send({
    family_name: 'Yvanow',
    native_name: 'Пётр Иванов',
    contact_email: 'six@a.example',
    country: 'BY',
  })
  // Not these: another country, and a surname that only begins the same.
  await send({ family_name: 'Ivanov', contact_email: 'four@a.example', country: 'RU' })
  await send({ family_name: 'Ivanova', native_name: 'Иванова Анна', contact_email: 'five@a.example', country: 'BY' })
  const short = await send({ family_name: 'Li', native_name: '', contact_email: 'li-1@a.example', country: 'CN' })
  for (const family_name of Array.from({ length: 10 }, (_, index) => `Li${'abcdefgkmn'[index]}`))
    await send({ family_name, native_name: '', contact_email: `${family_name}@a.example`, country: 'CN' })
  await send({ family_name: 'LI', native_name: '', contact_email: 'li-2@a.example', country: 'CN' })
  const visitor = await signedIn(app)
  assert.equal(
    load(await (await visitor.get(`/admin/replies/${short}`)).text())('.notice li .hint').text(),
    'same name, same organisation',
  )
  const $ = load(await (await visitor.get(`/admin/replies/${first}`)).text())
  assert.deepEqual(
    $('.notice li')
      .toArray()
      .map(item => [$(item).find('a').attr('href')?.split('/').at(-1), $(item).find('.hint').text()]),
    [
      // All have one native name.
      [sameMail, 'same name, same e-mail address'],
      [samePhone, 'same name, same telephone'],
      [sameName, 'same name, same organisation'],
      [otherSpelling, 'same name, same organisation'],
    ],
  )
  // Once somebody has said that two are different, neither page points to the other.
  await visitor.post(`/admin/replies/${first}/different`, { other: sameName })
  const pointedOut = async (reference: string) => {
    const page = load(await (await visitor.get(`/admin/replies/${reference}`)).text())
    return page('.notice li')
      .toArray()
      .map(item => page(item).find('a').attr('href')?.split('/').at(-1))
  }
  assert.deepEqual(
    [await pointedOut(first), await pointedOut(sameName)],
    [[sameMail, samePhone, otherSpelling], [otherSpelling]],
  )
})
