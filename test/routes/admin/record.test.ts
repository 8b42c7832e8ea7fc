import assert from 'node:assert/strict'
import { beforeEach, describe, test } from 'node:test'
import { load } from 'cheerio'
import type { TypedForm } from '../../support/answers.ts'
import { useNewApp } from '../../support/app.ts'
import { type Asked, createDesk, type Desk } from '../../support/desk.ts'
import { filledIn, pageAt, plain, textIn } from '../../support/page.ts'
import { signedIn } from '../../support/staff.ts'

const form = 'speaking-slot'
const list = 'form=speaking-slot&status=received&sort=submitted_at'

describe('one record after the other', () => {
  const app = useNewApp()
  let desk: Desk
  let reviewer: Awaited<ReturnType<typeof signedIn>>
  let asked: [Asked, Asked, Asked]
  beforeEach(async () => {
    desk = createDesk(app)
    reviewer = await signedIn(app)
    const one = () => desk.participant([form])
    asked = [await one(), await one(), await one()]
  })

  const addressOf = ({ reference }: Asked, query = list) =>
    `/admin/replies/${reference}?${new URLSearchParams({ form, list: query })}`
  const decisionOf = ({ reference }: Asked) => `/admin/replies/${reference}/${form}/decision`
  const choose = async (one: Asked, typed: Record<string, string>) =>
    filledIn(await pageAt(reviewer, addressOf(one)), decisionOf(one), typed)
  const goesTo = async (action: string, body: TypedForm) => {
    const response = await reviewer.post(action, body)
    return [response.status, response.headers.get('location')]
  }

  test('after a decision the next is shown, and what was done is told with its undoing', async () => {
    const [first, second] = asked
    const body = await choose(first, { to: 'waiting', go: 'next' })
    assert.deepEqual(await goesTo(decisionOf(first), body), [303, addressOf(second)])
    const $ = await pageAt(reviewer, addressOf(second))
    const { person } = first.participant()
    assert.equal(
      textIn($, '.said p'),
      `${person.family_name} ${person.given_names}: decided “Put on the waiting list”. The e-mail waits to be sent.`,
    )
    assert.equal(
      $('.said a').attr('href'),
      `/admin/replies/${first.reference}/${form}/letter?${new URLSearchParams({ list })}`,
    )
    const undo = $('.said form')
    const undone = Object.fromEntries(undo.serializeArray().map(({ name, value }) => [name, value]))
    assert.deepEqual(await goesTo(undo.attr('action') ?? '', undone), [303, addressOf(first)])
    assert.deepEqual([first.reply(form).status, first.reply(form).pendingStatus], ['received', null])
  })

  test('without the other button one stays; the last of the list has no next', async () => {
    const [first, , third] = asked
    assert.deepEqual(await goesTo(decisionOf(first), await choose(first, { to: 'in_review' })), [303, addressOf(first)])
    const $ = await pageAt(reviewer, addressOf(third))
    assert.deepEqual([$('[rel=next]').length, $('.deciding [name=go]').length], [0, 0])
  })

  test('a list that shrinks skips nobody: next comes the one that was named, else the first', async () => {
    const [first, second, third] = asked
    const body = await choose(first, { to: 'in_review', go: 'next' })
    // A colleague decides about the first meanwhile: the page is refused, and names the same next.
    desk.decide(second, form, 'in_review')
    assert.deepEqual(await goesTo(decisionOf(first), body), [303, addressOf(third)])
    // One that has left the list is followed by its first.
    const $ = await pageAt(reviewer, addressOf(first))
    assert.equal($('[rel=next]').attr('href'), addressOf(third))
    assert.equal(plain($('.record-way .hint').text()), '1')
    // Nor does a name of somebody else's lead out of the list.
    const strange = { ...(await choose(third, { to: 'in_review', go: 'next' })), next: `${first.reference}/${form}` }
    assert.deepEqual(await goesTo(decisionOf(third), strange), [303, addressOf(third)])
  })

  test('a visit marks the reply that is shown as read, and no other; the list beside it has it still', async () => {
    const all = await desk.participant()
    const unread = () =>
      app.services.search
        .look({ sort: 'submitted_at', isDescending: false, conditions: { unread: ['1'] }, q: all.reference })
        .page(9, 1)
        .map(row => row.form)
    const everything = ['participation', 'speaking-slot', 'ai-governance-day']
    assert.deepEqual(unread(), everything)
    const viewer = await signedIn(app, 'viewer')
    await viewer.get(addressOf(all))
    await reviewer.get(`/admin/replies/${all.reference}?tab=history`)
    await reviewer.get(`/admin/replies/${all.reference}?tab=letters`)
    assert.deepEqual(unread(), everything)
    const $ = await pageAt(reviewer, addressOf(all, 'unread=1'))
    assert.equal($('.record-list [aria-current]').attr('href'), addressOf(all, 'unread=1'))
    assert.deepEqual(unread(), ['participation', 'ai-governance-day'])
  })

  test('each session tells how full it is and whether the speaker offered its day', async () => {
    const [first, second] = asked
    desk.decide(second, form, 'slot_offered', 'round-table-8-july')
    const $ = await pageAt(reviewer, addressOf(first))
    assert.deepEqual(
      $('[data-field$="-session"] label')
        .toArray()
        .map(label => plain($(label).text()).trim()),
      [
        '8 July, round table 1 of 20 can',
        '9 July, segment 0 of 20 this day was not named; can on 8.07',
        '10 July, segment 0 of 20 this day was not named; can on 8.07',
        '11 July, segment 0 of 20 this day was not named; can on 8.07',
      ],
    )
  })

  test('a session that is missing is told at its field', async () => {
    const [first] = asked
    const body = await choose(first, { to: 'slot_offered', note: 'Own words' })
    const response = await reviewer.post(decisionOf(first), body)
    const $ = load(await response.text())
    const sessions = $('[data-field$="-session"]')
    assert.deepEqual(
      [
        response.status,
        sessions.attr('aria-invalid'),
        textIn($, `#${sessions.attr('aria-describedby')}`),
        $('.decision .error-summary a').attr('href'),
        $('[data-field$="-to"]').attr('aria-invalid'),
        $('[name=to]:checked').val(),
        $('.deciding textarea').val(),
      ],
      [
        422,
        'true',
        'Choose a session',
        `#${sessions.find('input').attr('id')}`,
        undefined,
        'slot_offered',
        'Own words',
      ],
    )
  })

  test('letters are looked at one after the other, and the last is followed by none', async () => {
    const [first, second, third] = asked
    for (const one of [first, third]) desk.decide(one, form, 'waiting')
    const letterOf = ({ reference }: Asked) =>
      `/admin/replies/${reference}/${form}/letter?${new URLSearchParams({ list })}`
    const $ = await pageAt(reviewer, letterOf(first))
    assert.deepEqual([$('[rel=next]').attr('href'), $('[rel=prev]').attr('href')], [letterOf(third), undefined])
    const release = `/admin/replies/${first.reference}/${form}/release`
    assert.deepEqual(await goesTo(release, { ...filledIn($, release), go: 'next' }), [303, letterOf(third)])
    const last = await pageAt(reviewer, letterOf(third))
    assert.deepEqual([last('[rel=next]').length, last('.sending [name=go]').length], [0, 0])
    assert.equal(second.reply(form).status, 'received')
  })

  test('the language is changed where one is', async () => {
    const [first] = asked
    const $ = await pageAt(reviewer, addressOf(first))
    const language = $('form[action="/admin/language"]')
    const sent = Object.fromEntries(language.serializeArray().map(({ name, value }) => [name, value]))
    assert.deepEqual(await goesTo('/admin/language', { ...sent, language: 'ru' }), [303, addressOf(first)])
  })
})
