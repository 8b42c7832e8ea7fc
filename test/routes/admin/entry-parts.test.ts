import assert from 'node:assert/strict'
import { beforeEach, describe, test } from 'node:test'
import { load } from 'cheerio'
import { useNewApp } from '../../support/app.ts'
import { type Asked, createDesk } from '../../support/desk.ts'
import { pageAt } from '../../support/page.ts'
import { signedIn } from '../../support/staff.ts'

describe('a part of a reply is corrected by itself', () => {
  const app = useNewApp()
  let member: Awaited<ReturnType<typeof signedIn>>
  let one: Asked
  beforeEach(async () => {
    member = await signedIn(app)
    one = await createDesk(app).participant()
  })

  const address = (part: string, form = 'participation') => `/admin/replies/${one.reference}/${form}/entry?part=${part}`
  const asked = async (path: string) => [
    ...new Set(
      (await pageAt(member, path))('#reply-form [name]')
        .toArray()
        .map(({ attribs }) => attribs.name),
    ),
  ]

  const filled = async (part: string, typed: Record<string, string>) => ({
    ...Object.fromEntries(
      (await pageAt(member, address(part)))('#reply-form')
        .serializeArray()
        .map(({ name, value }) => [name, value]),
    ),
    ...typed,
  })

  test('is asked alone, as the secretariat’s own correction; an unknown part is the whole form', async () => {
    const hidden = ['seen', 'source', 'source_details']
    assert.deepEqual(await asked(address('contact')), [
      ...hidden,
      'contact_email',
      'contact_phone',
      'correspondence_language',
    ])
    assert.equal((await pageAt(member, address('contact')))('#source').val(), 'correction')
    assert.deepEqual(await asked(address('stand_in')), [
      ...hidden,
      'attendance',
      'representative_name',
      'representative_position',
      'representative_email',
    ])
    const whole = await asked(address(''))
    assert.deepEqual(await asked(address('nonsense')), whole)
    assert.ok(whole.length > 30)
  })

  test('changes nothing else', async () => {
    const before = { person: one.participant().person, answers: one.reply('participation').answers }
    const form = await filled('contact', { contact_email: 'right@regulator.example' })
    const response = await member.post(address('contact'), form)
    assert.equal(response.headers.get('location'), `/admin/replies/${one.reference}?form=participation`)
    assert.deepEqual(
      { person: one.participant().person, answers: one.reply('participation').answers },
      { ...before, person: { ...before.person, contact_email: 'right@regulator.example' } },
    )
  })

  test('keeps what was typed where it will not do', async () => {
    const form = await filled('contact', { contact_email: 'no address' })
    const response = await member.post(address('contact'), form)
    const $ = load(await response.text())
    assert.deepEqual(
      [response.status, $('#contact_email').val(), $('#family_name').length, $('.error-summary a').attr('href')],
      [422, 'no address', 0, '#contact_email'],
    )
  })

  test('takes what is typed, or says why it does not', async () => {
    const form = { ...(await filled('stand_in', { representative_name: 'Anna Deputy' })), attendance: 'remote' }
    const $ = load(await (await member.post(address('stand_in'), form)).text())
    assert.deepEqual(
      [$('.error-summary a').attr('href'), $('#representative_name').val(), one.reply('participation').version],
      ['#representative_name', 'Anna Deputy', 1],
    )
    const standIn = { representative_position: 'Deputy Director', representative_email: '' }
    await member.post(address('stand_in'), { ...form, ...standIn, attendance: 'representative' })
    assert.equal(one.reply('participation').answers.representative_name, 'Anna Deputy')
    // Whoever comes after all leaves the name standing in the form.
    await member.post(address('stand_in'), await filled('stand_in', { attendance: 'in_person' }))
    assert.equal(one.reply('participation').answers.representative_name, undefined)
  })

  test('asks for the rest where the rest will not do any more', async () => {
    const form = await filled('stand_in', { attendance: 'remote' })
    const { id } = one.reply('participation')
    app.services.database.prepare("UPDATE replies SET answers = json_remove(answers, '$.events') WHERE id = ?").run(id)
    const response = await member.post(address('stand_in'), form)
    const $ = load(await response.text())
    assert.deepEqual([response.status, $('[name=events]').length > 0, $('#family_name').length], [422, true, 1])
  })
})
