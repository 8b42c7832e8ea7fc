import assert from 'node:assert/strict'
import { test } from 'node:test'
import { calendarFor } from '../../src/calendar.ts'
import { loadConfig } from '../../src/config.ts'
import { languages, translator } from '../../src/i18n.ts'
import type { Letter } from '../../src/letters/letter.ts'
import { messageOf } from '../../src/letters/message.ts'
import { nodemailer } from '../../src/letters/nodemailer.ts'
import { sourceOf } from '../../src/letters/source.ts'
import { composed, samples } from '../support/letters-as-read.ts'

const config = loadConfig({ MAIL_FROM: 'Секретариат <replies@example.org>', MAIL_REPLY_TO: 'desk@example.org' })
const entry = { name: 'leaders-round-table', part: 1, firstDay: '2025-07-08', lastDay: '2025-07-08' }

for (const language of languages)
  test(`every letter in ${language} is written as nodemailer writes it`, async t => {
    const mailer = nodemailer().createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
    t.after(() => mailer.close())
    const calendar = calendarFor('2346-789D', { sequence: 1, entries: [entry], ended: [] }, translator(language))
    const letter = { language, recipient: 'пётр@example.org', messageId: '<1@example.org>' } as Letter
    for (const sample of samples)
      for (const attached of [calendar, undefined]) {
        const words = { ...(await composed(sample, language)), calendar: attached }
        const message = { ...messageOf(letter, words, config), date: new Date(0), baseBoundary: 'same' }
        const written = await mailer.sendMail(message)
        assert.equal(sourceOf(message), String(written.message), sample.name)
      }
  })
