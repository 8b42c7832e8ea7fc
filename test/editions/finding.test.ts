import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { load } from 'cheerio'
import { edition } from '#edition/index.ts'
import { type Form, fieldsOf } from '../../src/forms/form.ts'
import { languages } from '../../src/i18n.ts'
import type { TypedForm } from '../support/answers.ts'
import { useApp } from '../support/app.ts'
import { goodAnswers } from '../support/good-answers.ts'
import { signedIn } from '../support/staff.ts'
import { createVisitor } from '../support/visitor.ts'

const { email, familyName, nativeName } = edition.person.means

describe('search in whatever edition', () => {
  const app = useApp()
  let desk: Awaited<ReturnType<typeof signedIn>>
  before(async () => {
    desk = await signedIn(app)
  })
  const found = async (q: string) =>
    load(await (await desk.get(`/admin/replies?q=${encodeURIComponent(q)}`)).text())('tbody tr').length

  /** Somebody with a name, somebody who comes along, and what nobody shall find. */
  function typedInto(form: Form, index: number): TypedForm {
    const { rows = '', name = '', position = '' } = form.means.companions ?? {}
    const asked = fieldsOf(form).filter(({ kind }) => kind === 'rows' || kind === 'textarea')
    const secrets = asked.filter(({ sensitive }) => sensitive)
    return {
      [email]: `box${index}@regulator.example`,
      [familyName]: `Yıldız${'abcdef'.charAt(index)}`,
      [nativeName]: 'Қасымов',
      ...(rows && { [`${rows}[0][${name}]`]: 'Lindqvist', [`${rows}[0][${position}]`]: 'Counsellor' }),
      ...Object.fromEntries(secrets.map(secret => [secret.name, 'Peanutless'])),
    }
  }

  test('finds the participant and whoever comes along by their names, and nothing sensitive', async () => {
    const forms = edition.forms.map((form, index) => ({ form, typed: typedInto(form, index) }))
    const stored: string[] = []
    for (const { form, typed } of forms) {
      const answers = { ...goodAnswers(form, typed), ...typed }
      const response = await createVisitor(app).submit(`/${languages[0]}/${form.path}`, answers)
      assert.equal(response.status, 200, form.path)
      const [one] = app.services.replies.participantsByEmail(String(typed[email]))
      stored.push(JSON.stringify(app.services.replies.reply(one?.id ?? 0, form.path)?.answers))
    }
    const having = (text: string) => stored.filter(answers => answers.includes(text)).length
    assert.deepEqual([await found('yildiz'), await found('Касымов')], [forms.length, forms.length])
    assert.ok(having('Lindqvist') > 0 && having('Peanutless') > 0)
    assert.deepEqual(
      [await found('Lindkvist'), await found('counsellor'), await found('Peanutless')],
      [having('Lindqvist'), having('Lindqvist'), 0],
    )
  })
})
