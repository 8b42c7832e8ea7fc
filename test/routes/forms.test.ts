import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { load } from 'cheerio'
import { aiGovernanceDay, encode, participation, speakingSlot, type TypedForm, typedForms } from '../support/answers.ts'
import { useApp } from '../support/app.ts'
import { referenceOn } from '../support/page.ts'
import { createVisitor } from '../support/visitor.ts'

describe('the three forms', () => {
  const app = useApp()

  const count = (table: string) =>
    app.services.database.prepare<[], { n: number }>(`SELECT count(*) AS n FROM ${table}`).get()?.n

  for (const [path, form] of Object.entries(typedForms)) {
    for (const language of ['ru', 'en']) {
      test(`${path} in ${language} leads to a receipt with a reference`, async () => {
        const visitor = createVisitor(app)
        const answer = await visitor.post(`/${language}/${path}`, { ...form, notes: language })
        assert.equal(answer.status, 303)
        assert.match(
          answer.headers.get('location') ?? '',
          new RegExp(`^/${language}/replies\\?for=[2-9A-Z]{4}-[2-9A-Z]{4}&done=${path}$`),
        )
        const page = await visitor.get(answer.headers.get('location') as string)
        assert.equal(page.status, 200)
        assert.equal(page.headers.get('cache-control'), 'no-store')
        assert.match(await referenceOn(page), /^[2346789DFGLNQRUVWZ]{4}-[2346789DFGLNQRUVWZ]{4}$/)
      })
    }
  }

  test('one participant has one reference for all three', async () => {
    const visitor = createVisitor(app)
    const first = await referenceOn(await visitor.submit('/ru/participation', { ...participation, notes: 'three' }))
    const second = await referenceOn(await visitor.submit('/ru/speaking-slot', speakingSlot))
    const third = await referenceOn(await visitor.submit('/ru/ai-governance-day', aiGovernanceDay))
    assert.deepEqual([second, third], [first, first])
  })

  test('only what may always be left empty is marked optional', async () => {
    const visitor = createVisitor(app)
    const labelsOn = async (page: Response, names: readonly string[]) => {
      const $ = load(await page.text())
      return names.map(name => $(`label[for=${name}]`).text().trim())
    }
    const first = await labelsOn(await visitor.get('/en/speaking-slot'), ['topic_en', 'quotation'])
    assert.deepEqual(first, ['Topic in English', 'Quotation for publication (optional)'])
    const second = await visitor.post('/en/speaking-slot/participant', { ...speakingSlot, change: 'yes' })
    assert.deepEqual(await labelsOn(second, ['country', 'given_names']), ['Country', 'Given names (optional)'])
  })

  test('an organisation between states needs no country, any other does', async () => {
    const send = (organization_kind: string) =>
      createVisitor(app).post('/en/participation', { ...participation, country: '', organization_kind })
    assert.deepEqual(
      await Promise.all(['intergovernmental', 'regional', 'regulator'].map(async kind => (await send(kind)).status)),
      [303, 303, 422],
    )
  })

  test('an empty form names every field that is asked, and links to it', async () => {
    const response = await createVisitor(app).post('/en/participation')
    assert.equal(response.status, 422)
    const $ = load(await response.text())
    const problems = $('.error-summary a')
      .map((_, link) => `${$(link).attr('href')} ${$(link).text()}`)
      .get()
    assert.deepEqual(problems, [
      '#attendance Select how the participant will attend',
      '#filled_in_for Select who is filling in this form',
      '#contact_email Enter the e-mail address',
      '#correspondence_language Select the language of correspondence',
      '#form_of_address Select the form of address',
      '#family_name Enter the family name',
      '#position Enter the position',
      '#organization Enter the name of the organisation',
      '#country Select the country',
      '#organization_kind Select the kind of organisation',
      '#level Select the level of the participant',
    ])
    assert.equal(
      $('.error-summary a')
        .toArray()
        .every(link => $($(link).attr('href') ?? '').length === 1),
      true,
    )
    assert.match($('title').text(), /^Error: /)
  })

  test('a rejected form shows everything that was typed', async () => {
    const typed: TypedForm = {
      ...participation,
      family_name: 'Иванов',
      notes: '<script>alert(1)</script> "quoted" \r\n second line',
    }
    const response = await createVisitor(app).post('/ru/participation', typed)
    assert.equal(response.status, 422)
    const $ = load(await response.text())
    assert.equal($('.error-summary a').text(), 'Введите фамилию латинскими буквами: буква «И» не\u00a0латинская')
    assert.equal($('#family_name').val(), 'Иванов')
    assert.equal($('#position_ru').val(), typed.position_ru)
    const { family_name: _, ...rest } = typed
    const sent = new URLSearchParams($('#reply-form').serialize())
    assert.deepEqual(
      Object.keys(rest).map(name => [name, sent.getAll(name)]),
      Object.entries(rest).map(([name, value]) => [name, [value].flat()]),
    )
  })

  test('one more row comes without script, and nothing is lost or sent', async () => {
    const before = count('replies')
    const response = await createVisitor(app).post('/ru/participation/answer', {
      ...participation,
      add_row: 'delegation_members',
    })
    assert.equal(response.status, 200)
    const $ = load(await response.text())
    assert.deepEqual(
      $('[name^=delegation_members][name$="[name]"]')
        .map((_, input) => $(input).val())
        .get(),
      ['Olga Petrova', '', ''],
    )
    assert.equal(count('replies'), before)
  })

  test('the same answers twice, even at once, are one reply with one reference; other answers are two', async () => {
    const form = { ...participation, notes: 'pressed twice' }
    const before = count('replies') as number
    const [one, two] = await Promise.all([
      createVisitor(app).submit('/ru/participation', form),
      createVisitor(app).submit('/ru/participation', form),
    ])
    const references = await Promise.all([referenceOn(one), referenceOn(two)])
    assert.equal(references[0], references[1])
    assert.equal(count('replies'), before + 1)
    const corrected = await referenceOn(
      await createVisitor(app).submit('/ru/participation', { ...form, notes: 'corrected' }),
    )
    assert.notEqual(corrected, references[0])
    assert.equal(count('replies'), before + 2)
  })

  test('a reply can be changed, withdrawn and sent again; each step is kept and gets its letter', async () => {
    const visitor = createVisitor(app)
    const reference = await referenceOn(await visitor.submit('/ru/participation', { ...participation, notes: 'one' }))
    const path = `/ru/participation?for=${reference}`
    await visitor.submit(path, { ...participation, notes: 'two' })
    const page = load(await (await visitor.get(path)).text())
    assert.equal(page('#notes').val(), 'two')
    await visitor.submit(`/ru/replies/participation/withdrawal?for=${reference}`, {})
    await visitor.submit(path, { ...participation, notes: 'three' })
    const participant = app.services.replies.participantByReference(reference as string)
    const versions = app.services.database
      .prepare(
        'SELECT reply_versions.version, action, json_extract(before, ?) AS before, json_extract(after, ?) AS after FROM reply_versions JOIN replies ON replies.id = reply_id WHERE participant_id = ? ORDER BY reply_versions.version',
      )
      .all('$.answers.notes', '$.answers.notes', participant?.id)
    assert.deepEqual(versions, [
      { version: 1, action: 'submitted', before: null, after: 'one' },
      { version: 2, action: 'changed', before: 'one', after: 'two' },
      { version: 3, action: 'withdrawn', before: 'two', after: 'two' },
      { version: 4, action: 'submitted', before: 'two', after: 'three' },
    ])
    const letters = app.services.outbox.ofParticipant(participant?.id as number).map(letter => letter.kind)
    assert.deepEqual(letters, ['received', 'changed', 'withdrawn', 'received'])
  })

  test('who attends nowhere is asked nothing more, and what was typed below is not stored', async () => {
    const visitor = createVisitor(app)
    const reference = await referenceOn(
      await visitor.submit('/en/participation', { ...participation, attendance: 'not_attending' }),
    )
    const participant = app.services.replies.participantByReference(reference as string)
    assert.deepEqual(
      app.services.replies.repliesOf(participant?.id as number).map(reply => reply.answers),
      [{ attendance: 'not_attending', privacy_read: 'yes' }],
    )
  })

  test('a GET changes nothing, whoever follows it', async () => {
    const visitor = createVisitor(app)
    await visitor.submit('/ru/participation', { ...participation, notes: 'scanner' })
    const before = JSON.stringify(app.services.database.prepare('SELECT * FROM replies').all())
    for (const path of [
      '/ru/replies',
      '/ru/replies/participation/withdrawal',
      '/ru/participation',
      '/ru/replies/leave',
      '/ru/replies/sheet',
    ])
      await visitor.get(path)
    assert.equal(JSON.stringify(app.services.database.prepare('SELECT * FROM replies').all()), before)
  })

  test('too much text is refused whole, with a page that says what to do', async () => {
    const response = await createVisitor(app).post('/ru/participation', {
      ...participation,
      notes: 'я'.repeat(1_000_000),
    })
    assert.equal(response.status, 413)
    assert.equal(load(await response.text())('h1').text(), 'Слишком большой объем текста')
  })

  test('other kinds of bodies are refused; no body at all is an empty form', async () => {
    const visitor = createVisitor(app)
    const send = (type: string, body: string) =>
      visitor.send('/en/participation', { method: 'POST', body, headers: { 'content-type': type } })
    assert.equal((await send('application/json', '{"attendance":"in_person"}')).status, 415)
    assert.equal((await send('multipart/form-data; boundary=x', '--x--')).status, 415)
    assert.equal((await visitor.send('/en/participation', { method: 'POST' })).status, 422)
  })

  test('prototype names, duplicate keys and unknown options do no harm', async () => {
    const body = encode(participation)
    for (const key of ['__proto__', 'constructor', 'toString', '__proto__[attendance]']) body.append(key, 'x')
    body.append('family_name', 'Second')
    body.append('delegation_members[__proto__][name]', 'x')
    body.append('delegation_members[1e9][name]', 'x')
    const accepted = await createVisitor(app).send('/ru/participation', { method: 'POST', body })
    assert.equal(accepted.status, 303)
    const unknown = await createVisitor(app).post('/en/participation', {
      ...participation,
      attendance: 'by_post',
      events: ['toString'],
    })
    const $ = load(await unknown.text())
    assert.equal(unknown.status, 422)
    assert.deepEqual(
      $('.error-summary a')
        .map((_, link) => $(link).text())
        .get(),
      ['Select how the participant will attend from the options offered'],
    )
  })

  test('unseen and reversing characters are cleaned away, names keep their letters', async () => {
    const visitor = createVisitor(app)
    const native_name = ' \u200bИванов\u0000 Пётр\u202e\ud800 \u00a0'
    const hostile = { ...participation, native_name, family_name: 'Ivanov\r\nBcc: x' }
    assert.equal((await visitor.post('/en/participation', hostile)).status, 422)
    const good = await referenceOn(await visitor.submit('/en/participation', { ...participation, native_name }))
    assert.equal(app.services.replies.participantByReference(good)?.person.native_name, 'Иванов Пётр\ufffd')
  })
})
