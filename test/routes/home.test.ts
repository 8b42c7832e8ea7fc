import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { participation, typedForms } from '../support/answers.ts'
import { useApp } from '../support/app.ts'
import { pageAt, plain, referenceOn, textIn } from '../support/page.ts'
import { createVisitor } from '../support/visitor.ts'

describe('the home page', () => {
  const app = useApp()

  const linksIn = async (visitor: ReturnType<typeof createVisitor>, path: string, selector: string) => {
    const $ = await pageAt(visitor, path)
    return $(`:is(${selector}) a, a:is(${selector})`)
      .toArray()
      .map(link => [$(link).attr('href'), plain($(link).text())])
  }

  test('offers a stranger one button, and two answers that need few words', async () => {
    assert.deepEqual(await linksIn(createVisitor(app), '/ru', '.card > :not(.card-more)'), [
      ['/ru/participation', 'Ответить на приглашение'],
      ['/ru/participation?attendance=not_attending', 'Мы не сможем участвовать'],
      ['/ru/participation?attendance=representative', 'Приедет представитель'],
    ])
    assert.deepEqual(await linksIn(createVisitor(app), '/en', '.card > :not(.card-more)'), [
      ['/en/participation', 'Reply to the invitation'],
      ['/en/participation?attendance=not_attending', 'We cannot attend'],
      ['/en/participation?attendance=representative', 'A representative will come'],
    ])
  })

  test('says beside that how to reply on paper and whom to ask', async () => {
    assert.deepEqual(await linksIn(createVisitor(app), '/en', '.card-more'), [
      ['/en/help#paper', 'Can we reply on paper?'],
      ['mailto:wsis-info@itu.int', 'wsis-info@itu.int'],
    ])
    assert.equal((await pageAt(createVisitor(app), '/en/help'))('#paper + p').length, 1)
  })

  test('names the participant whom it knows, and the way to another; what was answered is offered no more', async () => {
    const visitor = createVisitor(app)
    const reference = await referenceOn(await visitor.submit('/en/participation', participation))
    assert.deepEqual(await linksIn(visitor, '/en', '.card > :not(.card-more)'), [['/en/replies', 'See my replies']])
    const name = `Ivanov Petr, reference number ${reference}`
    const $ = await pageAt(visitor, '/en')
    const said = $('main p')
      .toArray()
      .map(sentence => $(sentence).text().replace(/\s+/g, ' ').trim())
    assert.deepEqual(
      said.filter(sentence => /participant[:?]/i.test(sentence)),
      [`Participant: ${name}`, 'Not this participant? Reply for another participant'],
    )
    assert.deepEqual(
      $('.tasks li')
        .toArray()
        .map(task => [$(task).attr('class'), $(task).find('.status').text(), $(task).find('small').length]),
      [
        ['is-done', 'Received', 0],
        [undefined, 'No reply yet', 1],
        [undefined, 'No reply yet', 1],
      ],
    )
  })

  test('who has answered another form alone is one press from a refusal, for the same participant', async () => {
    const visitor = createVisitor(app)
    const speaking = typedForms['speaking-slot'] ?? {}
    const reference = await referenceOn(
      await visitor.submit('/en/speaking-slot', { ...speaking, family_name: 'Speaks' }),
    )
    assert.deepEqual(
      (await linksIn(visitor, '/en', '.card > :not(.card-more)')).map(([url]) => url),
      [
        '/en/replies',
        `/en/participation?for=${reference}&attendance=not_attending`,
        `/en/participation?for=${reference}&attendance=representative`,
      ],
    )
  })

  test('says that the letter asks for two replies, and that the confirmation is asked for in addition', async () => {
    const text = textIn(await pageAt(createVisitor(app), '/ru'))
    assert.match(text, /В циркулярном письме запрошены два ответа: .* Подтверждение .* запрашивается дополнительно/)
  })

  test('tells the hour of Moscow to readers of Russian alone, and dates do not break at their dash', async () => {
    const said = async (language: string) => textIn(await pageAt(createVisitor(app), `/${language}`), '.deadline time')
    assert.deepEqual([await said('ru'), await said('en')], ['В Москве это 1 мая 2025 года, 00:59.', ''])
    const lead = (await pageAt(createVisitor(app), '/ru'))('.lead').text()
    assert.match(lead, /7–\u206011\u00a0июля/)
  })

  test('the week is a table whose days have their column', async () => {
    const $ = await pageAt(createVisitor(app), '/en')
    const rows = $('.week tr')
      .toArray()
      .map(row => $(row).children().toArray())
    assert.deepEqual(
      rows.map(cells => cells.slice(1).map(cell => $(cell).text())),
      [
        ['Mon 7', 'Tue 8', 'Wed 9', 'Thu 10', 'Fri 11'],
        ['7', '8', '9', '10', '11'],
        ['', '8', '', '', ''],
        ['', '', '9', '10', '11'],
        ['', '8', '9', '10', '11'],
        ['', '', '', '10', ''],
      ],
    )
  })
})
