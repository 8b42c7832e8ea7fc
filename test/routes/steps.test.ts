import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { type CheerioAPI, load } from 'cheerio'
import {
  aiGovernanceDay,
  answersOf,
  participation,
  person,
  speakingSlot,
  type TypedForm,
  typedForms,
} from '../support/answers.ts'
import { appFor, useApp } from '../support/app.ts'
import { plain, referenceOn } from '../support/page.ts'
import { createVisitor } from '../support/visitor.ts'

/** What a page would send: all fields of its form. */
const fieldsOn = ($: CheerioAPI): TypedForm => {
  const sent = new URLSearchParams($('#reply-form').serialize())
  return Object.fromEntries([...new Set(sent.keys())].map(name => [name, sent.getAll(name)]))
}
const actionOn = ($: CheerioAPI) => $('#reply-form').attr('action')
const stepOn = ($: CheerioAPI) => plain($('.steps [aria-current=step]').text())
const problemsOn = ($: CheerioAPI) =>
  $('.error-summary a')
    .map((_, link) => plain($(link).text()))
    .get()
const sheetOn = ($: CheerioAPI) =>
  $('.answers > div')
    .map((_, row) => [
      [
        $(row).find('dt').text(),
        ...$(row)
          .find('dd:not(.edit)')
          .map((_, line) => $(line).text())
          .get(),
      ],
    ])
    .get()
    .map(lines => lines.map(plain))

describe('a form in three steps', () => {
  const app = useApp()
  const count = (table: string) =>
    app.services.database.prepare<[], { n: number }>(`SELECT count(*) AS n FROM ${table}`).get()?.n

  for (const [path, form] of Object.entries(typedForms))
    test(`${path} goes through answer, participant and check, and stores nothing before it is sent`, async () => {
      const visitor = createVisitor(app)
      const before = count('replies')
      const first = load(await (await visitor.get(`/ru/${path}`)).text())
      assert.deepEqual([stepOn(first), actionOn(first)], ['Ответ', `/ru/${path}/participant`])
      const answered = await visitor.post(`/ru/${path}/participant`, answersOf(form))
      const second = load(await answered.text())
      assert.deepEqual([answered.status, stepOn(second), problemsOn(second)], [200, 'Участник', []])
      assert.equal(answered.headers.get('cache-control'), 'private, no-cache')
      const named = await visitor.post(actionOn(second) as string, { ...fieldsOn(second), ...person })
      const third = load(await named.text())
      assert.deepEqual([named.status, stepOn(third), actionOn(third)], [200, 'Проверка', `/ru/${path}`])
      assert.equal(count('replies'), before)
      const confirmed = { ...fieldsOn(third), privacy_read: 'yes', no_guarantee_read: 'yes' }
      await referenceOn(await visitor.submit(`/ru/${path}`, confirmed))
      assert.equal(count('replies'), (before as number) + 1)
    })

  test('the sheet of a refusal is called one, and on paper says in both languages that it is not sent', async () => {
    const typed = { ...participation, attendance: 'not_attending' }
    const $ = load(await (await createVisitor(app).post('/en/participation/check', typed)).text())
    const texts = (selector: string) =>
      $(selector)
        .toArray()
        .map(part => $(part).text().replace(/\s+/g, ' ').trim())
    assert.deepEqual(texts('main h2').slice(0, 1), ['Notice of non-participation'])
    assert.deepEqual(texts('.sheet h2').slice(0, 1), ['Notice of non-participation Сообщение о неучастии'])
    assert.deepEqual(texts('.sheet .part p'), ['Participant: Ivanov Petr · Участник: Ivanov Petr'])
    assert.deepEqual(texts('.sheet caption'), ['Draft reply, not sent yet Проект ответа, еще не отправлен'])
  })

  test('the sheet shows what was answered, each line with its way back, and about whom', async () => {
    const response = await createVisitor(app).post('/en/participation/check', participation)
    const $ = load(await response.text())
    assert.deepEqual(sheetOn($).slice(0, 3), [
      ['Attendance', 'In person'],
      ['Events', 'WSIS+20 High-Level Event 2025', 'Round table for regulators'],
      ['Days of attendance', 'Monday 7 July', 'Tuesday 8 July'],
    ])
    assert.equal($('button[formaction="/en/participation/answer#days"]').length, 1)
    assert.equal($('button[formaction="/en/participation/participant#family_name"]').length, 1)
  })

  test('what is wrong keeps one at its step; a step that was never asked is not blamed', async () => {
    const visitor = createVisitor(app)
    const wrong = await visitor.post('/en/participation/participant', { attendance: 'in_person' })
    const $ = load(await wrong.text())
    assert.deepEqual([wrong.status, stepOn($)], [422, 'Reply'])
    assert.equal(problemsOn($)[0], 'Select at least one event')
    const early = await visitor.post('/en/participation/check', answersOf(participation))
    const page = load(await early.text())
    assert.deepEqual([early.status, stepOn(page), problemsOn(page)], [200, 'Participant', []])
    const badName = await visitor.post('/en/participation/check', { ...participation, family_name: '' })
    const named = load(await badName.text())
    assert.deepEqual(
      [badName.status, stepOn(named), problemsOn(named)],
      [422, 'Participant', ['Enter the family name']],
    )
  })

  test('the days follow from the events until somebody chooses them', async () => {
    const visitor = createVisitor(app)
    const { days: _, ...rest } = participation
    const events = 'high_level_segment'
    const checked = load(await (await visitor.post('/en/participation/check', { ...rest, events })).text())
    assert.deepEqual(fieldsOn(checked).days, ['2025-07-09', '2025-07-10', '2025-07-11'])
    const other = { ...fieldsOn(checked), events: 'regulators_round_table', change: 'yes' }
    const back = load(await (await visitor.post('/en/participation/answer', other)).text())
    assert.equal(
      plain(back('.preset summary').first().text()),
      'Days of attendance: all days of the chosen events Change',
    )
    const again = load(await (await visitor.post('/en/participation/check', fieldsOn(back))).text())
    assert.deepEqual(fieldsOn(again).days, ['2025-07-08'])
    const own = { ...fieldsOn(back), events: ['wsis_high_level_event'], days: '2025-07-09' }
    const chosen = load(await (await visitor.post('/en/participation/check', own)).text())
    assert.deepEqual(fieldsOn(chosen).days, ['2025-07-09'])
    assert.equal((await visitor.post('/en/participation', { ...rest, events })).status, 422)
  })

  for (const [path, form] of Object.entries(typedForms))
    test(`${path}: a link puts nobody's words into the page, whatever it says of an answer`, async () => {
      const names = Object.keys(form)
      const link = async (words: string) => {
        const query = new URLSearchParams(names.map(name => [name, words]))
        return (await createVisitor(app).get(`/en/${path}?${query}`)).text()
      }
      assert.equal(await link('Call evil.example'), await link(''))
    })

  test('a refusal asks for the name, the organisation, the country and the address alone', async () => {
    const visitor = createVisitor(app)
    const first = load(await (await visitor.get('/en/participation?attendance=not_attending')).text())
    assert.deepEqual([stepOn(first), fieldsOn(first).attendance], ['Participant', ['not_attending']])
    assert.equal(plain(first('.known').text()), 'Not attending Change')
    const asked = first('.field')
      .filter((_, field) => first(field).parents('details, [data-when]').length === 0)
      .map((_, field) => first(field).attr('data-field'))
      .get()
    assert.deepEqual(asked, ['contact_email', 'family_name', 'organization', 'country'])
    const who = { contact_email: 'no@itu.example', family_name: 'Refusal', organization: 'Agency', country: 'CH' }
    const third = load(await (await visitor.post('/en/participation/check', { ...fieldsOn(first), ...who })).text())
    const reference = await referenceOn(
      await visitor.submit('/en/participation', { ...fieldsOn(third), privacy_read: 'yes' }),
    )
    const participant = app.services.replies.participantByReference(reference)
    assert.deepEqual([participant?.language, participant?.person.level], ['en', 'head'])
    const alone = { ...who, contact_email: 'alone@itu.example', attendance: 'not_attending', privacy_read: 'yes' }
    assert.equal((await createVisitor(app).post('/en/participation', alone)).status, 303)
    assert.equal((await createVisitor(app).post('/en/participation', { ...alone, attendance: 'remote' })).status, 422)
  })

  test('who has refused and comes after all is asked the rest, and nothing twice', async () => {
    const visitor = createVisitor(app)
    const refusal = { contact_email: 'later@itu.example', family_name: 'Later', organization: 'Agency', country: 'CH' }
    const reference = await referenceOn(
      await visitor.submit('/en/participation', { ...refusal, attendance: 'not_attending', privacy_read: 'yes' }),
    )
    const path = `/en/participation/check?for=${reference}`
    const response = await visitor.post(path, { ...answersOf(participation), for: reference })
    const $ = load(await response.text())
    assert.deepEqual([response.status, stepOn($), problemsOn($)], [200, 'Participant', []])
    assert.equal($('[name=family_name]').val(), 'Later')
    const whole = { ...fieldsOn($), ...person, family_name: 'Later', contact_email: 'later@itu.example' }
    const checked = load(await (await visitor.post(path, whole)).text())
    assert.deepEqual([stepOn(checked), checked('[name=privacy_read]').length], ['Check', 0])
    assert.equal(await referenceOn(await visitor.submit(actionOn(checked) as string, fieldsOn(checked))), reference)
  })

  test('a known participant is asked nothing twice: not the person, not the notice, not the deputy', async () => {
    const visitor = createVisitor(app)
    const deputy = {
      representative_name: 'Olga Petrova',
      representative_position: 'Deputy',
      representative_email: 'o@itu.example',
    }
    const sent = { ...participation, attendance: 'representative', ...deputy, notes: 'deputy' }
    const reference = await referenceOn(await visitor.submit('/en/participation', sent))
    const first = load(await (await visitor.get(`/en/ai-governance-day?for=${reference}`)).text())
    assert.equal(actionOn(first), `/en/ai-governance-day/check?for=${reference}`)
    const { ai_attendance, ai_representative_name, ai_representative_position } = fieldsOn(first)
    assert.deepEqual(
      [ai_attendance, ai_representative_name, ai_representative_position],
      [['representative'], ['Olga Petrova'], ['Deputy']],
    )
    const answers = { ...fieldsOn(first), ai_parts: 'afternoon', photo_consent: 'no' }
    const checked = load(await (await visitor.post(actionOn(first) as string, answers)).text())
    assert.deepEqual([stepOn(checked), checked('[name=privacy_read]').length], ['Check', 0])
    const done = await referenceOn(await visitor.submit(actionOn(checked) as string, fieldsOn(checked)))
    assert.equal(done, reference)
    const speech = load(await (await visitor.get(`/en/speaking-slot?for=${reference}`)).text())
    const { speaker_is_participant, speaker_name, speaking_mode, second_choice, speech_language } = fieldsOn(speech)
    assert.deepEqual(
      [speaker_is_participant, speaker_name, speaking_mode, second_choice, speech_language],
      [['no'], ['Olga Petrova'], ['in_person'], ['none'], ['en']],
    )
  })

  test('each step can be read in the other language, with what was typed and what is wrong', async () => {
    const visitor = createVisitor(app)
    const quiet = await visitor.post('/en/participation/participant', { ...participation, family_name: '' })
    const $ = load(await quiet.text())
    assert.deepEqual([quiet.status, problemsOn($)], [200, []])
    assert.equal($('[name=switch_language]').attr('formaction'), '/ru/participation/participant')
    const wrong = load(
      await (await visitor.post('/en/participation/check', { ...participation, family_name: '' })).text(),
    )
    assert.deepEqual(problemsOn(wrong), ['Enter the family name'])
    const russian = await visitor.post('/ru/participation/participant', fieldsOn(wrong))
    const page = load(await russian.text())
    assert.deepEqual([russian.status, problemsOn(page)], [422, ['Введите фамилию']])
    assert.equal(page('#position').val(), 'Head of the Agency')
  })

  test('the address of a step leads to the first, for the same participant', async () => {
    const response = await createVisitor(app).get('/ru/speaking-slot/check?for=2346-789D')
    assert.deepEqual([response.status, response.headers.get('location')], [303, '/ru/speaking-slot?for=2346-789D'])
  })

  test('a link chooses answers and puts no words into a form', async () => {
    const $ = load(
      await (
        await createVisitor(app).get(
          '/en/participation?attendance=representative&representative_name=Mallory&notes=Pay',
        )
      ).text(),
    )
    const { attendance, representative_name, notes } = fieldsOn($)
    assert.deepEqual([attendance, representative_name, notes], [['representative'], [''], ['']])
  })

  test('a telephone number without its country code is asked about, and taken', async () => {
    const hintsWith = async (contact_phone: string) => {
      const $ = load(
        await (await createVisitor(app).post('/en/participation/check', { ...participation, contact_phone })).text(),
      )
      return $('.notice')
        .map((_, notice) => plain($(notice).text()))
        .get()
    }
    const sentence = 'The telephone number has no country code: check the number.'
    const hints = await Promise.all(
      ['495 123-45-67', '8 (495) 1234567', '+7 495 1234567', '007 495 1234567', ''].map(hintsWith),
    )
    assert.deepEqual(hints, [[sentence], [sentence], [], [], []])
  })

  test('hints about other forms come before anything is sent', async () => {
    const response = await createVisitor(app).post('/en/speaking-slot/check', speakingSlot)
    const $ = load(await response.text())
    const hints = $('.notice')
      .map((_, notice) => plain($(notice).text()))
      .get()
    assert.equal(hints.length, 1)
    assert.match(hints[0] as string, /confirm/i)
  })
})

test('steps have a limit of their own, larger than that of sending', async t => {
  const app = await appFor(t, { RATE_LIMIT_POSTS: '2' })
  const visitor = createVisitor(app)
  const steps = Array.from({ length: 20 }, () => visitor.post('/en/ai-governance-day/check', aiGovernanceDay))
  assert.deepEqual([...new Set((await Promise.all(steps)).map(({ status }) => status))], [200])
  assert.equal((await visitor.post('/en/ai-governance-day/check', aiGovernanceDay)).status, 429)
  assert.equal((await visitor.post('/en/ai-governance-day', aiGovernanceDay)).status, 303)
})
