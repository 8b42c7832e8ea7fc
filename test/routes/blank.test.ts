import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { useApp } from '../support/app.ts'
import { pageAt, plain } from '../support/page.ts'
import { createVisitor } from '../support/visitor.ts'

describe('a blank form', () => {
  const app = useApp()
  async function read(form: string) {
    const $ = await pageAt(createVisitor(app), `/en/${form}/blank`)
    $('br').replaceWith(' ')
    return $
  }

  test('numbers its questions, and says which may be left out and by which boxes others are asked', async () => {
    const $ = await read('participation')
    const labels = $('.sheet-table > tbody > tr > th')
      .toArray()
      .map(label => plain($(label).text()))
    assert.deepEqual(
      labels.map((label, index) => label.startsWith(`${index + 1}. `)),
      labels.map(() => true),
    )
    assert.deepEqual(
      labels.filter(label => /^(4|7|22|23)\. /.test(label)),
      [
        '4. Family name and given name of the representative Фамилия и имя представителя If you ticked 1.3 / Если отмечено: 1.3',
        '7. Official registration at www.wsis.org/forum Официальная регистрация на сайте www.wsis.org/forum ' +
          'If you ticked 1.1, 1.2, 1.3 / Если отмечено: 1.1, 1.2, 1.3',
        '22. Name in the participant’s own script Фамилия, имя, отчество (при наличии) на родном языке ' +
          '(optional) / (необязательно)',
        '23. Family name Фамилия латинскими буквами',
      ],
    )
    assert.equal(
      plain($('.tick:contains("1.3")').first().text()),
      '1.3 A representative will attend / Через представителя',
    )
  })

  test('has ruled rows for the delegation, and a line for each hundred characters', async () => {
    const $ = await read('participation')
    assert.deepEqual(
      [$('.ruled th').length, $('.ruled tbody tr').length, $('.ruled tbody tr').first().find('td').length],
      [3, 5, 3],
    )
    const notes = $('tr.part:contains("Notes")').next()
    assert.equal(notes.find('.line').length, 10)
  })

  test('says what it is not, what becomes of what is written, and where to sign', async () => {
    const $ = await read('speaking-slot')
    const text = plain($('.sheet').text())
    for (const sentence of [
      'This form does not replace the official registration of participants: www.wsis.org/forum',
      'everything else: 6 months after the last day of the event.',
      'все остальное – 6 месяцев после последнего дня мероприятия:',
    ])
      assert.ok(text.includes(sentence), sentence)
    assert.deepEqual(
      $('.sign > span')
        .toArray()
        .map(line => plain($(line).text())),
      ['Participant’s signature / Подпись участника', 'Date / Дата'],
    )
  })
})
