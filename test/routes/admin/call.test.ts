import assert from 'node:assert/strict'
import { beforeEach, describe, test } from 'node:test'
import { load } from 'cheerio'
import type { TypedForm } from '../../support/answers.ts'
import { useNewApp } from '../../support/app.ts'
import { type Asked, createDesk } from '../../support/desk.ts'
import { plain } from '../../support/page.ts'
import { signedIn } from '../../support/staff.ts'

describe('a call is noted', () => {
  const app = useNewApp()
  let member: Awaited<ReturnType<typeof signedIn>>
  let one: Asked
  beforeEach(async () => {
    member = await signedIn(app)
    one = await createDesk(app).participant()
  })

  const page = () => `/admin/replies/${one.reference}/call`
  const deputy = {
    answer: 'stand_in',
    stand_in_name: 'Sample Deputy',
    stand_in_position: 'Deputy head',
    stand_in_level: 'deputy_head',
  }
  const forms = ['participation', 'speaking-slot', 'ai-governance-day']
  const seen = () => app.services.calls.seenOf(one.participant())
  const note = (typed: TypedForm) => member.post(page(), { source: 'telephone', form: forms, seen: seen(), ...typed })
  const answer = (form: string, ...names: string[]) => names.map(name => one.reply(form).answers[name])
  const versions = () => forms.map(form => one.reply(form).version)

  test('one press changes every reply that it is about, with its source, and keeps the note', async () => {
    const $ = load(await (await member.get(page())).text())
    assert.deepEqual(
      [$('input[name=form]:checked').length, $('#source').val(), $('input[name=answer]:checked').length],
      [3, 'telephone', 0],
    )
    const answered = await note({ ...deputy, source_details: 'Assistant', note: 'Will write later.' })
    assert.equal(answered.headers.get('location'), `/admin/replies/${one.reference}?form=participation`)
    assert.deepEqual(
      [
        answer('participation', 'attendance', 'representative_name', 'representative_position'),
        answer('speaking-slot', 'speaker_is_participant', 'speaker_name', 'speaker_level'),
        answer('ai-governance-day', 'ai_attendance', 'ai_representative_name'),
      ],
      [
        ['representative', 'Sample Deputy', 'Deputy head'],
        ['no', 'Sample Deputy', 'deputy_head'],
        ['representative', 'Sample Deputy'],
      ],
    )
    assert.deepEqual(
      app.services.notes.of(one.participant().id).map(({ text }) => text),
      ['Will write later.'],
    )
    const sources = app.services.replies
      .versionsOf(one.participant().id)
      .slice(3)
      .map(({ after }) => after.source)
    assert.deepEqual(sources, Array(3).fill({ kind: 'telephone', details: 'Assistant' }))
    const after = load(await (await member.get(`/admin/replies/${one.reference}`)).text())
    assert.equal(plain(after('.said').text()), 'The call is noted.')
  })

  test('who comes after all is no longer represented', async () => {
    await note(deputy)
    await note({ answer: 'comes' })
    assert.deepEqual(
      [
        answer('participation', 'attendance', 'representative_name'),
        answer('speaking-slot', 'speaker_is_participant', 'speaker_name'),
        answer('ai-governance-day', 'ai_attendance', 'ai_representative_name'),
      ],
      [
        ['in_person', undefined],
        ['yes', undefined],
        ['yes', undefined],
      ],
    )
  })

  test('where nobody comes, a form that can say so says it, and another reply is withdrawn', async () => {
    await note({ answer: 'nobody' })
    assert.deepEqual(
      [
        answer('participation', 'attendance'),
        one.reply('speaking-slot').status,
        answer('ai-governance-day', 'ai_attendance'),
      ],
      [['not_attending'], 'withdrawn', ['no']],
    )
  })

  test('only what is marked changes, and something else is only noted', async () => {
    await note({ ...deputy, form: 'participation' })
    assert.deepEqual(versions(), [2, 1, 1])
    await note({ answer: 'other', note: 'Asks for the programme.' })
    assert.deepEqual(versions(), [2, 1, 1])
    assert.equal(app.services.notes.of(one.participant().id).length, 1)
  })

  test('what is missing is said, everything typed stays, and nothing is written', async () => {
    const cases: [TypedForm, string][] = [
      [{ answer: '' }, 'Say what was said'],
      [{ answer: 'nonsense' }, 'Say what was said'],
      [{ answer: 'nobody', form: [] }, 'Mark what it is about'],
      [{ ...deputy, stand_in_name: ' ' }, 'Enter the name of whoever comes instead'],
      [{ answer: 'other' }, 'Write down in the note what was said'],
      [{ answer: 'comes', note: 'x'.repeat(2001) }, 'Shorten the note to 2000 characters'],
      [{ answer: 'comes', source: '' }, 'Choose the source'],
      [
        { ...deputy, form: ['speaking-slot'], stand_in_level: '' },
        'Request for a speaking slot: Select the level of the speaker',
      ],
    ]
    for (const [typed, said] of cases) {
      const response = await note({ source_details: 'kept <b>', ...typed })
      const $ = load(await response.text())
      assert.deepEqual(
        [response.status, $('.error-summary a').first().text(), $('#source_details').val()],
        [422, said, 'kept <b>'],
      )
    }
    assert.deepEqual([versions(), app.services.notes.of(one.participant().id)], [[1, 1, 1], []])
  })

  test('a page that is out of date changes nothing, and keeps what was typed', async () => {
    const before = seen()
    await note({ answer: 'nobody', form: 'participation' })
    const response = await note({ ...deputy, seen: before, note: 'kept' })
    const $ = load(await response.text())
    assert.deepEqual(
      [response.status, $('#stand_in_name').val(), $('#note').val()?.toString().trim(), $('input[name=seen]').val()],
      [409, 'Sample Deputy', 'kept', seen()],
    )
    assert.deepEqual(versions(), [2, 1, 1])
    // A reply that is withdrawn meanwhile is nothing that a call can be about.
    app.services.receiver.withdraw(one.participant(), one.reply('speaking-slot'))
    assert.equal((await note({ ...deputy, seen: before })).status, 409)
    assert.equal((await note({ answer: 'comes', form: 'speaking-slot' })).status, 422)
    assert.equal(one.reply('speaking-slot').status, 'withdrawn')
  })

  test('the list that one came from is kept', async () => {
    const list = 'form=participation&page=2'
    const $ = load(await (await member.get(`${page()}?${new URLSearchParams({ list })}`)).text())
    assert.equal($('input[name=list]').val(), list)
    const answered = await note({ answer: 'comes', list, form: 'participation' })
    assert.equal(
      answered.headers.get('location'),
      `/admin/replies/${one.reference}?${new URLSearchParams({ form: 'participation', list })}`,
    )
  })
})
