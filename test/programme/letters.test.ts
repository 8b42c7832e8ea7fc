import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { load } from 'cheerio'
import { problemIn, useProgramme } from '../support/programme.ts'

describe('offers and letters from the board', () => {
  const { app, get, post, page, move, ask } = useProgramme()
  const [nine, ten] = ['segment-9-july', 'segment-10-july']
  const plain = (text: string) => text.replaceAll('\u00a0', ' ').trim()

  /** What a form of the board would send: of this session, or of all of them. */
  async function form(action: 'offers' | 'letters', session?: string): Promise<{ text: string; slot: string[] }> {
    const $ = await page()
    const place = session ? $(`#${session}`).closest('section') : $('.board-head')
    const found = place.find(`form[action="/admin/programme/${action}"]`)
    return {
      text: plain(found.find('button').contents().first().text()),
      slot: found
        .find('[name=slot]')
        .toArray()
        .map(one => $(one).val() as string),
    }
  }
  const said = async () => plain((await page())('.said p').text())
  const standing = (id: number) => {
    const reply = app.services.replies.replyById(id)
    return [reply?.status, reply?.pendingStatus, reply?.toldSession]
  }

  test('offers those of a session who were not told of it yet, sends their letters, and takes both back', async () => {
    const [a, b, c] = [await ask('Adamov'), await ask('Borisov'), await ask('Chernov')]
    for (const [{ id }, session] of [
      [a, nine],
      [b, nine],
      [c, ten],
    ] as const)
      await move(id, session)
    assert.deepEqual([(await form('offers')).text, (await form('offers', ten)).text], ['Offer 3', 'Offer 1'])
    const { slot } = await form('offers', nine)
    assert.equal((await post('offers', { slot })).headers.get('location'), '/admin/programme')
    assert.equal(await said(), 'Decided to offer slots to 2 participants. The e-mails wait to be sent.')
    assert.deepEqual(standing(a.id), ['received', 'slot_offered', null])
    assert.equal((await form('offers', nine)).slot.length, 0)
    const letters = await form('letters')
    assert.deepEqual([letters.text, letters.slot.length], ['Send 2 e-mails', 2])
    const $ = await page()
    const [look] = $('.board-head .letters a').toArray()
    assert.match($(look).attr('href') ?? '', /^\/admin\/replies\/[^/]+\/speaking-slot\/letter$/)
    await post('letters', { slot: letters.slot })
    assert.match(await said(), /^2 e-mails leave at \d\d:\d\d:\d\d\. They can be called back until then\.$/)
    assert.deepEqual(standing(b.id), ['slot_offered', null, nine])
    assert.equal((await form('offers')).text, 'Offer 1')
    // Whoever was told and is moved is offered the other session anew.
    await move(b.id, ten)
    assert.equal((await form('offers', ten)).text, 'Offer 2')
    await post('offers', { slot: (await form('offers', ten)).slot })
    await post('letters', { slot: (await form('letters', ten)).slot })
    assert.deepEqual(standing(b.id), ['slot_offered', null, ten])
  })

  test('a decision that takes the slot away is a remark, and its letter is not sent from the board', async () => {
    const { id } = await ask('Adamov')
    const version = app.services.replies.replyById(id)?.version ?? 0
    app.services.decisions.run([{ id, version }], { kind: 'decide', to: 'waiting', note: '' }, 'x')
    await move(id, nine)
    assert.equal((await form('letters')).slot.length, 0)
    assert.equal(
      plain(
        load(await (await get('/conflicts')).text())('.conflicts .alarm, .conflicts .error')
          .first()
          .text(),
      ),
      '⚠ decided “Put on the waiting list”, e-mail not sent: once it is, the speech leaves the programme',
    )
  })

  test('the last of them is taken back by its message, once', async () => {
    const { id } = await ask('Adamov')
    await move(id, nine)
    await post('offers', { slot: (await form('offers')).slot })
    const batch = (await page())('.said [name=batch]').val() as string
    assert.equal((await post('undo', { batch })).status, 303)
    assert.deepEqual([await said(), standing(id)], ['Undone for 1 reply', ['received', null, null]])
    const again = await post('undo', { batch })
    assert.deepEqual(
      [again.status, await problemIn(again)],
      [409, 'Nothing was changed: the reply has changed since you opened this page'],
    )
    assert.equal((await post('undo', { batch: crypto.randomUUID() })).status, 404)
    assert.equal((await post('undo', { batch: 'x' })).status, 400)
  })

  test('an old page offers nobody a session that the speech has left, and says whom it left out', async () => {
    const [a, b] = [await ask('Adamov'), await ask('Borisov')]
    for (const { id } of [a, b]) await move(id, nine)
    const { slot } = await form('offers', nine)
    await move(a.id, ten)
    await post('offers', { slot })
    assert.equal(
      await said(),
      'Decided to offer a slot to 1 participant. Left out: 1 (the reply has changed since you opened this page).',
    )
    assert.deepEqual([standing(a.id)[1], standing(b.id)[1]], [null, 'slot_offered'])
    const old = await post('offers', { slot })
    assert.deepEqual(
      [old.status, await problemIn(old)],
      [409, 'Nothing was changed: the reply has changed since you opened this page'],
    )
  })

  test('all conflicts stand in one list, which the head and the first page lead to', async () => {
    const { id } = await ask('Adamov', { available_days: ['2025-07-08'] })
    assert.equal(
      plain(
        load(await (await get('/conflicts')).text())('main p')
          .last()
          .text(),
      ),
      'Nothing to look at.',
    )
    await move(id, nine)
    const $ = await page()
    assert.deepEqual(
      [plain($('.board-head .alarm').text()), $('.board-head .alarm').attr('href')],
      ['⚠ 1 speech to look at again', '/admin/programme/conflicts'],
    )
    const list = load(await (await get('/conflicts')).text())
    const [item] = list('.conflicts li').toArray()
    assert.deepEqual(
      [list(item).find('a').attr('href'), plain(list(item).find('.alarm').text())],
      [`/admin/programme?session=segment-9-july#speech-${id}`, '⚠ the speaker did not offer this day: can on 8.07'],
    )
  })
})
