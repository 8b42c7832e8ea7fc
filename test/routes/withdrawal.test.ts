import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { load } from 'cheerio'
import { participation } from '../support/answers.ts'
import { useNewApp } from '../support/app.ts'
import { filledIn, pageAt, plain, referenceOn, textIn } from '../support/page.ts'
import { signedIn } from '../support/staff.ts'
import { createVisitor } from '../support/visitor.ts'

const said = 'The ministry\u200b has been <b>dissolved</b>.\r\nWe shall write again.  '
const asKept = 'The ministry has been <b>dissolved</b>.\nWe shall write again.'

describe('a withdrawal', () => {
  const app = useNewApp()

  async function sender() {
    const visitor = createVisitor(app)
    const reference = await referenceOn(await visitor.submit('/en/participation', participation))
    const action = `/en/replies/participation/withdrawal?for=${reference}`
    const status = () => {
      const participant = app.services.replies.participantByReference(reference)
      return app.services.replies.reply(participant?.id ?? 0, 'participation')?.status
    }
    return { visitor, reference, action, status }
  }

  test('may carry a word, which the secretariat reads beside it, and no letter repeats', async () => {
    const { visitor, reference, action, status } = await sender()
    const $ = await pageAt(visitor, '/en/replies')
    assert.equal(plain($('label[for=participation-message]').text()), 'Message to the secretariat (optional)')
    await visitor.submit(action, filledIn($, action, { message: said }))
    assert.equal(status(), 'withdrawn')

    const desk = load(
      await (await (await signedIn(app, 'reviewer')).get(`/admin/replies/${reference}?tab=history`)).text(),
    )
    const message = desk('.timeline dt').filter((_, label) => desk(label).text() === 'Message from the participant')
    assert.equal(message.next('dd').text().trim(), asKept)
    const [letter] = app.services.outbox.latest(1)
    const { text } = letter ? await app.services.outbox.compose(letter) : assert.fail()
    assert.deepEqual([letter?.kind, /dissolved/.test(text)], ['withdrawn', false])
  })

  test('without a word says nothing of one', async () => {
    const { visitor, reference, action } = await sender()
    await visitor.submit(action, { message: ' \u200b ' })
    const desk = load(
      await (await (await signedIn(app, 'reviewer')).get(`/admin/replies/${reference}?tab=history`)).text(),
    )
    assert.doesNotMatch(textIn(desk), /Message from the participant/)
  })

  test('with too long a word is not made, and the word comes back in either language', async () => {
    const { visitor, action, status } = await sender()
    const message = 'a'.repeat(1001)
    const refused = await visitor.post(action, { message })
    const $ = load(await refused.text())
    assert.deepEqual(
      [refused.status, plain($('title').text()), textIn($, '.error-summary a'), $('#participation-message').val()],
      [
        422,
        'Error: The participant’s replies – Reply to the invitation',
        'Shorten the message to 1000 characters',
        message,
      ],
    )
    const button = $('button[name=switch_language]')
    assert.deepEqual(
      [button.attr('form'), button.attr('formaction')],
      ['participation-withdrawal', action.replace('/en/', '/ru/')],
    )
    const russian = await visitor.post(String(button.attr('formaction')), { message, switch_language: 'ru' })
    assert.equal(load(await russian.text())('#participation-message').val(), message)
    const short = await visitor.post(String(button.attr('formaction')), { message: 'Кратко', switch_language: 'ru' })
    assert.deepEqual([short.status, load(await short.text())('#participation-message').val()], [200, 'Кратко'])
    assert.equal(status(), 'received')

    await visitor.post(action, { message: 'a'.repeat(1000) })
    assert.equal(status(), 'withdrawn')
  })

  for (const button of ['withdrawal', 'answer'])
    test(`the page of its ${button} is loaded again as the personal page`, async () => {
      const { visitor, reference } = await sender()
      const again = await visitor.get(`/ru/replies/participation/${button}?for=${reference}`)
      assert.deepEqual([again.status, again.headers.get('location')], [303, `/ru/replies?for=${reference}`])
    })
})
