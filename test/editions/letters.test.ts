import assert from 'node:assert/strict'
import { test } from 'node:test'
import { load } from 'cheerio'
import { edition } from '#edition/index.ts'
import type { Form } from '../../src/forms/form.ts'
import { readAnswers } from '../../src/forms/read-answers.ts'
import { languages, otherLanguages, siteLanguage } from '../../src/i18n.ts'
import { composeLetter } from '../../src/letters/compose.ts'
import type { KindOfLetter } from '../../src/letters/kind-of-letter.ts'
import { kinds, letterKinds } from '../../src/letters/kinds.ts'
import type { LetterContent } from '../../src/letters/letter.ts'
import { statusesOf } from '../../src/replies/statuses.ts'
import { figureNames } from '../../src/staff/digest.ts'
import { goodAnswers, goodPerson } from '../support/good-answers.ts'
import { plain } from '../support/page.ts'
import { strayIn, strayWords } from '../support/stray-words.ts'
import { wordlessIn } from '../support/wordless.ts'

type Data = LetterContent['data']

/** Of that day every deadline lies ahead. */
const at = Temporal.Instant.from('2025-01-01T00:00:00Z')

const { means } = edition.person
const typed = goodPerson({ [means.familyName]: 'IVANOV', [means.nativeName]: 'IVANOV' })
const session = edition.sessions[0]?.name

function reply(form: Form): Data {
  const whole = edition.withPerson(form)
  const { answers } = readAnswers(whole, goodAnswers(form, typed) as Parameters<typeof readAnswers>[1])
  return { reference: '2345-6789', form: form.path, person: answers, answers, changed: Object.keys(answers) }
}

/** Everything that a letter of this kind can be about. */
const aboutOf: Record<KindOfLetter['about'], () => Data[]> = {
  reply: () => edition.forms.map(reply),
  participant: () => [{ reference: '2345-6789', person: reply(edition.forms[0]).person ?? {} }],
  draft: () => edition.forms.map(({ path }) => ({ reference: '', form: path, draft: 1 })),
  decision: () =>
    edition.forms.flatMap(form =>
      statusesOf(form.path)
        .filter(({ hasLetter }) => hasLetter)
        .map(({ name }) => ({ ...reply(form), status: name, note: 'A NOTE', session, formerSession: session })),
    ),
  desk: () =>
    [0, 1, 2, 3, 11, 100].map(count => ({
      reference: '',
      figures: Object.fromEntries(figureNames.map(name => [name, count])),
    })),
}

for (const language of languages)
  for (const kind of letterKinds)
    test(`the letter «${kind}» in ${language} is in its language, and ends in every other`, async () => {
      const all = aboutOf[kinds[kind].about]()
      assert.ok(all.length > 0)
      for (const data of all)
        for (const isProven of [false, true]) {
          const letter = await composeLetter(
            { kind, language, data, isProven },
            { at, linkIn: () => 'https://replies.example/x' },
          )
          assert.deepEqual([...wordlessIn(letter.html + letter.text + letter.subject), ...strayIn(letter.html)], [])
          assert.deepEqual(
            [letter.subject, letter.body].flatMap(text => strayWords(text, language)),
            [],
          )
          const $ = load(letter.html)
          const { direction } = siteLanguage(language)
          assert.deepEqual([$('html').attr('lang'), $('html').attr('dir')], [language, direction])
          const last = $('p[lang]').toArray()
          assert.deepEqual(
            last.map(one => [$(one).attr('lang'), $(one).attr('dir')]),
            otherLanguages(language).map(other => [other, siteLanguage(other).direction]),
          )
          const [, closings = ''] = letter.text.split('\n-- \n')
          assert.deepEqual(
            closings.trim().split('\n').map(plain),
            last.map(one => plain($(one).text().trim().replace(/\n\s*/g, ' '))),
          )
        }
    })
