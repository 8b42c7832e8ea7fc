import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { load } from 'cheerio'
import { participation, speakingSlot, type TypedForm } from '../../support/answers.ts'
import { useApp } from '../../support/app.ts'
import { signedIn } from '../../support/staff.ts'
import { createVisitor } from '../../support/visitor.ts'

const named = (form: TypedForm, family: string, more: TypedForm = {}): TypedForm => ({
  ...form,
  family_name: family,
  contact_email: `${family}@regulator.example`.toLowerCase(),
  ...more,
})

describe('a member’s own table', () => {
  const references: Record<string, string> = {}
  const app = useApp()
  before(async () => {
    const send = async (path: string, form: TypedForm) => {
      const $ = load(await (await createVisitor(app).submit(`/ru/${path}`, form)).text())
      references[String(form.family_name)] = $('[data-reference]').attr('data-reference') as string
    }
    await send('participation', named(participation, 'Adamov'))
    await send('participation', named(participation, 'Belov', { country: 'KZ', visa_support: 'needed' }))
    await send(
      'speaking-slot',
      named(speakingSlot, 'Chernov', { topic: 'Сети «Север»', topic_en: 'Networks of the north' }),
    )
  })

  const pageOf = async (visitor: Awaited<ReturnType<typeof signedIn>>, address = '') =>
    load(await (await visitor.get(`/admin/replies${address}`)).text())
  const names = ($: ReturnType<typeof load>) =>
    $('tbody th a')
      .toArray()
      .map(link => $(link).text().split(' ')[0])
      .toSorted()
      .join()

  test('filters say how many replies each value has beside the others', async () => {
    const $ = await pageOf(await signedIn(app), '?country=BY')
    const options = (name: string) =>
      $(`#${name} li`)
        .toArray()
        .map(option => `${$(option).find('bdi').text()} ${$(option).find('a').text()}`)
    assert.deepEqual(options('form'), ['Confirmation of participation 1', 'Request for a speaking slot 1'])
    assert.deepEqual(options('country'), ['Belarus 2', 'Kazakhstan 1'])
    assert.deepEqual([options('unread'), options('day')[1]], [['Unread only 2'], 'Tuesday 8 July 2'])
  })

  test('an answer of a form is a filter too, and its opposite is one step further', async () => {
    const desk = await signedIn(app)
    const $ = await pageOf(desk, '?visa_support=unknown')
    const ticked = (page: typeof $) => page('#visa_support label:has([checked]) bdi').text()
    assert.deepEqual([names($), ticked($), $('.total strong').text()], ['Adamov', 'Not known yet', '1 reply'])
    const opposite = $('.chip--on .drop p a').attr('href') ?? ''
    assert.equal(opposite, '/admin/replies?visa_support=%21unknown')
    const others = load(await (await desk.get(opposite)).text())
    assert.deepEqual(
      [names(others), ticked(others), others('.chip--on summary').text(), others('.chip--on .drop p a').text().trim()],
      ['Belov', 'all except “Not known yet”', 'Visa: all except “Not known yet”', 'only “Not known yet”'],
    )
    assert.equal(others('.chip--on .drop p a').attr('href'), '/admin/replies?visa_support=unknown')
  })

  test('a free text is marked with its own language, an option and the page’s own language are not', async () => {
    const desk = await signedIn(app, 'viewer')
    const $ = load(await (await desk.get(`/admin/replies/${references.Chernov}`)).text())
    const marked = (label: string) =>
      $('dt, .topic span, .record-part .hint span')
        .filter((_, named) => $(named).text().replace(/:$/, '') === label)
        .first()
        .next()
        .attr('lang')
    assert.deepEqual(['Topic', 'Topic in English', 'Language of the speech', 'Telephone'].map(marked), [
      'ru',
      undefined,
      undefined,
      undefined,
    ])
  })

  test('a topic is found in either script and language', async () => {
    const desk = await signedIn(app)
    const found = await Promise.all(
      ['север', 'sever', 'NORTH', 'nothing'].map(async q => names(await pageOf(desk, `?q=${encodeURIComponent(q)}`))),
    )
    assert.deepEqual(found, ['Chernov', 'Chernov', 'Chernov', ''])
    const standIn = {
      speaker_is_participant: 'no',
      speaker_name: 'Иван Заместитель',
      speaker_position: 'Deputy',
      speaker_level: 'other',
    }
    await createVisitor(app).submit('/ru/speaking-slot', named(speakingSlot, 'Dorin', standIn))
    assert.equal(names(await pageOf(desk, '?q=zamestitel+ivan')), 'Dorin')
    app.services.database.prepare(`DELETE FROM participants WHERE sort_name LIKE 'dorin%'`).run()
  })

  test('a reply is new until somebody who may decide opens it, and again when the participant changes it', async () => {
    const viewer = await signedIn(app, 'viewer')
    const reviewer = await signedIn(app)
    const unread = async () => names(await pageOf(viewer, '?unread=1'))
    await viewer.get(`/admin/replies/${references.Adamov}`)
    assert.equal(await unread(), 'Adamov,Belov,Chernov')
    assert.equal((await pageOf(viewer))('.unread').length, 3)
    await reviewer.get(`/admin/replies/${references.Adamov}`)
    assert.equal(await unread(), 'Belov,Chernov')

    const { replies, access } = app.services
    const adamov = replies.participantByReference(references.Adamov as string)
    const visitor = createVisitor(app)
    visitor.cookies.set('reply', access.admit([], adamov?.id ?? 0) ?? '')
    await visitor.submit('/ru/participation', named(participation, 'Adamov', { position: 'Director' }))
    assert.equal(await unread(), 'Adamov,Belov,Chernov')
  })

  test('columns are chosen per person, in the order of the table; none chosen: the usual ones', async () => {
    const [one, other] = [await signedIn(app, 'reviewer', 'en', 'one'), await signedIn(app, 'viewer')]
    const heads = async (desk: typeof one, address = '') => {
      const $ = await pageOf(desk, address)
      return $('thead th')
        .toArray()
        .map(head => $(head).text().trim())
    }
    const usual = ['Participant', 'Organisation', 'Country', 'Form', 'Status', 'Assignee', 'Date']
    assert.deepEqual(await heads(one), usual)
    const answer = await one.post('/admin/columns', {
      column: ['topic', 'level', 'contact_email', 'nonsense'],
      query: 'form=speaking-slot',
    })
    assert.equal(answer.headers.get('location'), '/admin/replies?form=speaking-slot')
    const $ = await pageOf(one, '?form=speaking-slot&sort=topic')
    assert.deepEqual(await heads(one), ['Participant', 'E-mail', 'Level', 'Topic'])
    assert.deepEqual(
      $('tbody td')
        .toArray()
        .slice(1)
        .map(cell => $(cell).text().trim()),
      ['chernov@regulator.example', 'Head of the authority', 'Сети «Север»'],
    )
    assert.deepEqual(await heads(other), usual)
    await one.post('/admin/columns', {})
    assert.deepEqual(await heads(one), usual)
  })

  test('somebody looks after a participant, tags are found by, and both are in the log', async () => {
    const desk = await signedIn(app)
    const path = `/admin/replies/${references.Belov}`
    const me = app.services.staff.list().find(({ email }) => email === 'reviewer-en@itu.example')
    assert.equal((await desk.post(`${path}/assignee`, { assignee: String(me?.id) })).status, 303)
    assert.equal((await desk.post(`${path}/assignee`, { assignee: '999' })).status, 404)
    assert.deepEqual(
      [names(await pageOf(desk, `?assignee=${me?.email}`)), names(await pageOf(desk, '?assignee=none'))],
      ['Belov', 'Adamov,Chernov'],
    )
    const tag = '<b>visa</b> & co'
    await desk.post(`${path}/tags`, { tag })
    await desk.post(`${path}/tags`, { tag: `  ${tag} ` })
    const page = load(await (await desk.get(path)).text())
    assert.deepEqual(
      page('.rail .chips a')
        .toArray()
        .map(one => page(one).text()),
      [tag],
    )
    assert.equal(page('#assignee option[selected]').text(), 'reviewer-en@itu.example')
    assert.equal(names(await pageOf(desk, page('.rail .chips a').attr('href')?.replace('/admin/replies', ''))), 'Belov')
    const long = await desk.post(`${path}/tags`, { tag: 'x'.repeat(41) })
    const refused = load(await long.text())
    assert.deepEqual(
      [long.status, refused('#tag').val(), refused('#tag-error').text()],
      [422, 'x'.repeat(41), 'A tag must be 40 characters or fewer'],
    )
    const turned = await desk.post(`${path}/tags`, { tag: '!visa' })
    const problem = load(await turned.text())('#tag-error').text()
    assert.deepEqual([turned.status, problem], [422, 'Take the exclamation mark away from the beginning of the tag'])
    await desk.post(`${path}/tags/removal`, { tag })
    assert.equal(names(await pageOf(desk, `?tags=${encodeURIComponent(tag)}`)), '')
    const actions = app.services.database
      .prepare(`SELECT action FROM audit WHERE action IN ('assigned', 'tag_added', 'tag_removed') ORDER BY id`)
      .pluck()
      .all()
    assert.deepEqual(actions, ['assigned', 'tag_added', 'tag_removed'])
    app.services.staff.remove('reviewer-en@itu.example', 'x')
    assert.equal(names(await pageOf(await signedIn(app, 'viewer'), '?assignee=none')), 'Adamov,Belov,Chernov')
  })
})
