import assert from 'node:assert/strict'
import { test } from 'node:test'
import { load } from 'cheerio'
import { translator } from '../../src/i18n.ts'
import { greetingOf } from '../../src/letters/greeting.ts'
import { composed, head, lettersAsRead, replyTo, samples, storedLetters } from '../support/letters-as-read.ts'
import { mailDesk, replyFrom } from '../support/mail-desk.ts'

const plain = (text = '') => text.replaceAll('\u00a0', ' ')

for (const language of ['ru', 'en'] as const) {
  test(`every letter in ${language} says what test/letters/as-read/${language}.txt has`, async () => {
    assert.equal(await lettersAsRead(language), storedLetters(language))
  })

  test(`a refusal in ${language} is called no confirmation, and sends nobody to register`, async () => {
    const isSo = /подтвержд|регистрац|confirm|regist/i
    const letters = await Promise.all(
      samples
        .filter(({ kind }) => kind === 'received')
        .map(async sample => [sample.name, isSo.test((await composed(sample, language)).html)] as const),
    )
    assert.deepEqual(
      letters.filter(([, is]) => !is).map(([name]) => name),
      ['received, participation, refusal', 'received, ai-governance-day, refusal'],
    )
  })

  test(`the parts of a letter in ${language} say the same in the same order`, async () => {
    for (const sample of samples) {
      const { html, text } = await composed(sample, language)
      const $ = load(html)
      $('head, main ~ *, body > div, td[bgcolor] a').remove()
      const words = (all: string) => all.replace(/https?:\/\/|^- |^-- $/gm, ' ').replace(/[:\s]+/g, ' ')
      const ofText = words(text).trim()
      const ofHtml = words($('main').text()).trim()
      assert.equal(ofHtml, ofText, sample.name)
    }
  })
}

test('a head is greeted by the whole name in Cyrillic, by the family name in Latin letters, else by none', () => {
  const greetings = ['he_mr', 'he_ms', 'mr', 'ms', 'dr', 'prof', 'other', 'none'].map(form_of_address => {
    const greet = (language: 'ru' | 'en', native_name: string) => {
      const own = { ...head, form_of_address, form_of_address_other: 'X', native_name }
      return plain(greetingOf(replyTo('participation', own).person, true, translator(language)))
    }
    return [greet('ru', 'Иванов Пётр Ильич'), greet('ru', 'Ivanov Petr'), greet('en', 'Иванов Пётр Ильич')]
  })
  const neutral = 'Уважаемая госпожа, уважаемый господин,'
  const excellency = ['Ваше Превосходительство,', 'Ваше Превосходительство,', 'Excellency,']
  assert.deepEqual(greetings, [
    excellency,
    excellency,
    ['Уважаемый господин Иванов Пётр Ильич,', 'Уважаемый господин,', 'Dear Mr Ivanov,'],
    ['Уважаемая госпожа Иванов Пётр Ильич,', 'Уважаемая госпожа,', 'Dear Ms Ivanov,'],
    [neutral, neutral, 'Dear Dr Ivanov,'],
    [neutral, neutral, 'Dear Professor Ivanov,'],
    [neutral, neutral, 'Dear Sir or Madam,'],
    [neutral, neutral, 'Dear Sir or Madam,'],
  ])
})

test('no name and no position can become a link', async () => {
  const { person, ...data } = replyTo('participation', {
    native_name: 'Иванов П.И.',
    position_ru: 'Глава www.bait.example',
  })
  const sample = { name: '', kind: 'received', isProven: true, data: { ...data, person: person ?? {} } } as const
  const { text } = await composed(sample, 'ru')
  assert.match(plain(text), /\nУчастник: Иванов П\. И\., Глава www\. bait\. example\n/)
})

test('a letter is 600 pixels wide in every program, has no picture and no style sheet, and one button', async () => {
  for (const sample of samples) {
    const { html } = await composed(sample, 'en')
    const $ = load(html)
    const widths = [
      $('main > table')
        .attr('style')
        ?.match(/max-width:(\d+)px/)?.[1],
      html.match(/mso\]><table.* width="(\d+)"/)?.[1],
    ]
    assert.deepEqual(widths, ['600', '600'])
    assert.equal($('img, style, link, script').length, 0)
    const leadsTo = $('td[bgcolor] a').attr('href')
    assert.equal(
      leadsTo,
      sample.name === 'address_changed' ? undefined : $('td[bgcolor] a').parents('table').next('p').text().trim(),
    )
    const cells = $('td, th').toArray()
    assert.deepEqual(
      cells.filter(cell => !/font:[^;]* Arial,/.test($(cell).attr('style') ?? '')).map(cell => $(cell).text()),
      [],
    )
  }
})

test('the sender’s name is in the letter’s language where MAIL_FROM has none, and MAIL_SIGNATURE signs', async t => {
  const sent = async (settings: Record<string, string>) => {
    const { app, mail, outbox } = await mailDesk(t, settings)
    await replyFrom(app, 'Alfa')
    await outbox.deliverDue()
    const letter = await mail.letter()
    return [plain(letter.from?.text), plain(letter.text).match(/С уважением,\n(.*)\n/)?.[1]]
  }
  const secretariat = 'секретариат по приему ответов на циркулярное письмо CL-25/18'
  assert.deepEqual(await sent({}), ['"Ответы на циркулярное письмо CL-25/18" <replies@localhost>', secretariat])
  assert.deepEqual(await sent({ MAIL_FROM: 'Desk <desk@regulator.example>', MAIL_SIGNATURE: 'A. B.' }), [
    '"Desk" <desk@regulator.example>',
    'A. B.',
  ])
  const [, signature] = await sent({ MAIL_SIGNATURE: 'Секретариат МСЭ / The secretariat of ITU' })
  assert.equal(signature, 'Секретариат МСЭ')
})

test('what follows the body is told apart by two hyphens and a space, as it leaves', async t => {
  const { app, mail, outbox } = await mailDesk(t)
  await replyFrom(app, 'Alfa')
  await outbox.deliverDue()
  assert.match((await mail.letter()).text ?? '', /\n-- \nThis e-mail is about a reply to circular letter CL-25\/18/)
})
