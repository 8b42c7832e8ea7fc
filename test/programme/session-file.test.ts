import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { load } from 'cheerio'
import { pageAt, plain } from '../support/page.ts'
import { useProgramme } from '../support/programme.ts'
import { signedIn } from '../support/staff.ts'

describe('the papers of a day', () => {
  const { app, get, move, offered, ask } = useProgramme()

  const at = async (path: string) => load(await (await get(path)).text())
  /** Of each speech: its head, and all that stands below it, line by line. */
  async function speeches(path: string) {
    const $ = await at(path)
    return $('.speech-block')
      .toArray()
      .map(block => [
        plain($(block).find('h3').text()),
        ...$(block)
          .find('p, div')
          .toArray()
          .map(line => plain($(line).find('br').replaceWith('; ').end().text())),
      ])
  }

  test('the session file says of each speech what the chair and the interpreters need', async () => {
    const { id } = await ask('Adamov', {
      form_of_address: 'he_mr',
      quotation: 'Networks join people.',
      link: 'https://regulator.example/speech',
      substitute: 'Olga Petrova, Deputy Head',
    })
    await move(id, 'segment-9-july')
    const [speech] = await speeches('/session-file/2025-07-09')
    assert.deepEqual(speech, [
      '1. 10:00–10:03 His Excellency Mr Adamov Petr / Иванов Пётр Ильич',
      'Head of the Agency; Руководитель агентства; Authority of Adamov; Федеральное агентство связи; Belarus',
      'Russian, in the room, New',
      'Регулирование связи в сельских районах; Regulating rural communications',
      `Main points ${answersOf(id).main_points}`,
      `Biography of the speaker ${answersOf(id).biography}`,
      'Quotation for publication Networks join people.',
      'Link to material on the topic https://regulator.example/speech',
      'Who could speak instead of the speaker Olga Petrova, Deputy Head',
      'Consent to recording: Yes. Consent to publication: No',
    ])
  })

  test('of a stand-in it says for whom they speak, and not how the participant is addressed', async () => {
    const { id } = await ask('Adamov', {
      speaker_is_participant: 'no',
      speaker_name: 'Ivan Stand-in',
      speaker_position: 'Deputy',
      speaker_level: 'deputy_head',
    })
    await move(id, 'segment-9-july')
    const [speech = []] = await speeches('/session-file/2025-07-09')
    assert.deepEqual(speech.slice(0, 3), [
      '1. 10:00–10:03 Ivan Stand-in',
      'Speaks instead of the participant: Adamov Petr',
      'Deputy; Authority of Adamov; Федеральное агентство связи; Belarus',
    ])
  })

  test('a day has its own speeches alone, and a day on which nobody speaks has no paper', async () => {
    const [a, b] = [await ask('Adamov'), await ask('Borisov')]
    await move(a.id, 'segment-9-july')
    await move(b.id, 'segment-10-july')
    for (const [day, name] of [
      ['2025-07-09', 'Adamov Petr'],
      ['2025-07-10', 'Borisov Petr'],
    ]) {
      assert.deepEqual(
        (await speeches(`/session-file/${day}`)).map(([head]) => head),
        [`1. 10:00–10:03 Mr ${name} / Иванов Пётр Ильич`],
      )
      const $ = await at(`/order/${day}`)
      assert.deepEqual([$('tbody tr').length, plain($('tbody th span').first().text())], [1, name])
    }
    for (const day of ['2025-07-07', '2025-07-32', 'x'])
      for (const paper of ['session-file', 'order'])
        assert.deepEqual([day, (await get(`/${paper}/${day}`)).status], [day, 404])
  })

  test('the confirmed alone stand in the paper that asks for them, at their times', async () => {
    const [a, b] = [await ask('Adamov'), await ask('Borisov')]
    offered([a.id, b.id], 'segment-9-july')
    await b.visitor.post('/ru/replies/speaking-slot/answer', { answer: 'confirmed', version: '3' })
    const heads = async (query: string) =>
      (await speeches(`/session-file/2025-07-09${query}`)).map(([head = '']) => head.slice(0, 15))
    assert.deepEqual(await heads(''), ['1. 10:00–10:03 ', '2. 10:03–10:06 '])
    assert.deepEqual(await heads('?only=confirmed'), ['2. 10:03–10:06 '])
    const drafts = async (query: string) => (await at(`/session-file/2025-07-09${query}`))('.draft').length
    assert.deepEqual([await drafts(''), await drafts('?only=confirmed')], [1, 0])
  })

  test('every paper is one press from the programme, leads back, and says what it is and when it was printed', async () => {
    const $ = await at('')
    const links = $('.papers a')
      .toArray()
      .map(link => $(link).attr('href') ?? '')
    assert.equal(links.length, 11)
    const printed =
      'Printed 09:00 on 28 April 2025, Geneva time / Напечатано 28 апреля 2025 года, 09:00, по женевскому времени'
    const reader = await signedIn(app)
    for (const href of links) {
      const paper = await pageAt(reader, href)
      const room = href.startsWith('/admin/programme') ? '/admin/programme' : '/admin'
      assert.deepEqual(
        [href, plain(paper('h1 + p + .hint').text()), paper('.sheet .no-print a').first().attr('href')],
        [href, printed, room],
      )
    }
  })

  const answersOf = (id: number) => app.services.replies.replyById(id)?.answers ?? {}
})
