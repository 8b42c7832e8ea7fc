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
      labels.filter(label => /^(4|5|22|25)\. /.test(label)),
      [
        '4. E-mail for correspondence Электронная почта для переписки',
        '5. Telephone Телефон (optional) / (необязательно)',
        '22. Name of the representative Фамилия и имя представителя If you ticked 19.3 / Если отмечено: 19.3',
        '25. Delegation members Члены делегации (optional) / (необязательно) ' +
          'If you ticked 19.1, 19.2, 19.3 / Если отмечено: 19.1, 19.2, 19.3',
      ],
    )
    assert.equal(plain($('.tick:contains("19.3")').text()), '19.3 A representative will attend / Через представителя')
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
      'For no longer than six months after the event.',
      'Не более шести месяцев после мероприятия.',
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
