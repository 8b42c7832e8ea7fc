import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { load } from 'cheerio'
import { guardFormula } from '../../src/exports/csv.ts'
import { aiGovernanceDay, participation, speakingSlot, type TypedForm } from '../support/answers.ts'
import { appFor, startApp, type TestApp } from '../support/app.ts'
import { createDial } from '../support/clock.ts'
import { signedIn } from '../support/staff.ts'
import { createVisitor } from '../support/visitor.ts'

/** Cells of a CSV whose every cell is quoted. */
const parseCsv = (text: string, delimiter = ';') =>
  text
    .replace('\ufeff', '')
    .split('"\r\n')
    .filter(Boolean)
    .map(line =>
      line
        .slice(1)
        .split(`"${delimiter}"`)
        .map(cell => cell.replaceAll('""', '"')),
    )

describe('the door', () => {
  let app: TestApp
  before(async () => {
    app = await startApp()
  })
  after(() => app.close())

  test('no page of the secretariat opens for who is not signed in', async () => {
    const visitor = createVisitor(app)
    const reads = ['/admin', '/admin/replies', '/admin/replies.csv', '/admin/replies/2346-789D', '/admin/nothing']
    const changes = ['/admin/sign-out', '/admin/language']
    for (const path of reads) {
      const response = await visitor.get(path)
      assert.deepEqual([path, response.status, response.headers.get('location')], [path, 303, '/admin/sign-in'])
    }
    for (const path of changes) assert.equal((await visitor.post(path)).headers.get('location'), '/admin/sign-in')
  })

  const password = 'correct horse battery'

  test('a wrong password, an unknown address and odd bodies get one answer, with the address kept', async () => {
    await signedIn(app)
    const say = async (form: TypedForm) => {
      const response = await createVisitor(app).post('/admin/sign-in', form, { 'accept-language': 'en' })
      const $ = load(await response.text())
      return [response.status, $('.error-summary a').text(), $('#email').val()]
    }
    const failed = 'Check the e-mail address and the password: one of them is not right.'
    assert.deepEqual(await say({ email: 'reviewer-en@itu.example', password: 'wrong' }), [
      422,
      failed,
      'reviewer-en@itu.example',
    ])
    assert.deepEqual(await say({ email: 'nobody@itu.example', password }), [422, failed, 'nobody@itu.example'])
    assert.deepEqual(await say({ email: ['a', 'b'], password: ['a', 'b'] }), [422, failed, ''])
    assert.deepEqual(await say({}), [422, failed, ''])
  })

  test('the session ends on the server: an old cookie opens nothing', async () => {
    const visitor = await signedIn(app)
    const cookies = [...visitor.cookies]
    assert.equal((await visitor.get('/admin/replies')).status, 200)
    await visitor.post('/admin/sign-out')
    const thief = createVisitor(app)
    for (const [name, value] of cookies) thief.cookies.set(name, value)
    assert.equal((await thief.get('/admin/replies')).status, 303)
  })

  test('each member has their own language, in pages and errors alike', async () => {
    const visitor = await signedIn(app, 'admin', 'ru')
    const title = async (path: string) =>
      load(await (await visitor.get(path, { 'accept-language': 'en' })).text())('h1').text()
    assert.deepEqual(
      [await title('/admin/replies'), await title('/admin/nothing')],
      ['Ответы на\u00a0приглашение', 'Страница не\u00a0найдена'],
    )
    await visitor.post('/admin/language', { language: 'en' })
    assert.equal(await title('/admin/replies'), 'Replies to the invitation')
  })
})

test('guessing one account is stopped, from wherever, even where the limit per address is off', async t => {
  const app = await appFor(t)
  const statuses = []
  for (let attempt = 0; attempt < 11; attempt++)
    statuses.push((await createVisitor(app).post('/admin/sign-in', { email: 'a@itu.example', password: 'x' })).status)
  assert.deepEqual(statuses, [...Array(10).fill(422), 429])
})

test('a stranger’s tries shut the owner of the account out only when they come from everywhere', async t => {
  const app = await appFor(t, { TRUST_PROXY: '1' })
  await signedIn(app)
  const from = (place: number, password: string) =>
    createVisitor(app)
      .post('/admin/sign-in', { email: 'reviewer-en@itu.example', password }, { 'x-forwarded-for': `192.0.2.${place}` })
      .then(({ status }) => status)
  const tries = async (place: number, count: number) => {
    const statuses = await Promise.all(Array.from({ length: count }, () => from(place, 'x')))
    return [statuses.filter(status => status === 422).length, statuses.filter(status => status === 429).length]
  }
  assert.deepEqual(await tries(1, 12), [10, 2])
  assert.deepEqual([await from(1, 'correct horse battery'), await from(2, 'correct horse battery')], [429, 303])
  for (let place = 3; place < 12; place++) assert.deepEqual(await tries(place, 10), [10, 0])
  assert.equal(await from(2, 'correct horse battery'), 429)
})

test('a session ends after twelve hours', async t => {
  const clock = createDial()
  const app = await appFor(t, {}, clock)
  const visitor = await signedIn(app)
  clock.goOn({ seconds: 12 * 3600 - 1 })
  assert.equal((await visitor.get('/admin/replies')).status, 200)
  clock.goOn({ seconds: 1 })
  assert.equal((await visitor.get('/admin/replies')).status, 303)
})

describe('the table', () => {
  let app: TestApp
  const clock = createDial()
  const hostile = '<img src=x onerror=alert(1)>"\'><script>alert(2)</script>'
  before(async () => {
    app = await startApp({}, clock)
    const send = async (path: string, form: TypedForm) => {
      await createVisitor(app).post(`/ru/${path}`, form)
      clock.goOn({ minutes: 1 })
    }
    await send('participation', {
      ...participation,
      family_name: 'Ivanov',
      native_name: '',
      country: 'BY',
      organization: 'Alpha',
    })
    await send('speaking-slot', {
      ...speakingSlot,
      family_name: 'Petrov',
      native_name: 'Петров',
      country: 'KZ',
      organization: 'Beta',
    })
    await send('ai-governance-day', {
      ...aiGovernanceDay,
      family_name: 'Garcia',
      given_names: 'José',
      native_name: '',
      country: 'ES',
      organization: 'Gamma',
    })
    await send('participation', {
      ...participation,
      family_name: 'Zorro',
      native_name: hostile,
      organization: `Delta ${hostile}`,
      country: 'CH',
      notes: hostile,
      contact_phone: '+41 22 730 51 11',
      position_ru: '=HYPERLINK("x")',
    })
    const withdrawing = createVisitor(app)
    await withdrawing.post('/ru/participation', {
      ...participation,
      family_name: 'Adamov',
      native_name: '',
      country: 'KZ',
      organization: 'Epsilon',
    })
    await withdrawing.post('/ru/replies/participation/withdrawal')
  })
  after(() => app.close())

  const table = async (query: string) => {
    const $ = load(await (await (await signedIn(app)).get(`/admin/replies${query}`)).text())
    return {
      $,
      names: $('tbody th a')
        .map((_, link) => $(link).text().split(' ')[0])
        .get(),
      total: $('.total strong').text().trim(),
    }
  }
  const names = async (query: string) => (await table(query)).names.join()

  test('shows every reply, the newest first, and how many they are', async () => {
    const { names, total } = await table('')
    assert.deepEqual([names, total], [['Adamov', 'Zorro', 'Garcia', 'Petrov', 'Ivanov'], '5 replies'])
  })

  test('is narrowed by form, state, country and region, alone and together', async () => {
    assert.deepEqual(
      await Promise.all(
        [
          '?form=participation',
          '?status=withdrawn',
          '?country=KZ',
          '?region=cis',
          '?region=cis&form=participation',
          '?region=europe&country=KZ',
          '?form=nothing&status=x&country=ZZ&region=mars&page=-1&sort=sql',
        ].map(names),
      ),
      [
        'Adamov,Zorro,Ivanov',
        'Adamov',
        'Adamov,Petrov',
        'Adamov,Petrov,Ivanov',
        'Adamov,Ivanov',
        '',
        'Adamov,Zorro,Garcia,Petrov,Ivanov',
      ],
    )
  })

  test('is narrowed by what the person chose from options; each condition can be removed alone', async () => {
    assert.deepEqual(
      await Promise.all(
        [
          '?level=head&region=europe',
          '?level=minister',
          '?correspondence_language=ru&q=Zorro',
          '?organization_kind=x',
        ].map(names),
      ),
      ['Zorro,Garcia', '', 'Zorro', 'Adamov,Zorro,Garcia,Petrov,Ivanov'],
    )
    const { $ } = await table('?level=head&region=europe&sort=name')
    assert.deepEqual(
      $('.chips a')
        .toArray()
        .map(link => [$(link).find('bdi').text() || $(link).text(), $(link).attr('href')]),
      [
        ['Europe', '/admin/replies?level=head&sort=name'],
        ['all except “Europe”', '/admin/replies?level=head&region=%21europe&sort=name'],
        ['Head of the authority', '/admin/replies?region=europe&sort=name'],
        ['all except “Head of the authority”', '/admin/replies?region=europe&level=%21head&sort=name'],
        ['Clear the filter', '/admin/replies'],
      ],
    )
  })

  test('is narrowed by day, by lateness and by decisions that wait for their letter; pages have the size asked for', async () => {
    assert.deepEqual(
      await Promise.all(
        [
          '?day=2025-07-07&sort=name',
          '?day=2025-07-08&form=speaking-slot',
          '?day=2025-07-11',
          '?late=1',
          '?pending=1',
        ].map(names),
      ),
      ['Adamov,Ivanov,Zorro', 'Petrov', '', '', ''],
    )
    const [slot] = app.services.search
      .look({ conditions: { form: ['speaking-slot'] }, sort: 'name', isDescending: false })
      .page(1, 1)
    const target = { id: slot?.id ?? 0, version: slot?.version ?? 0 }
    app.services.decisions.run([target], { kind: 'decide', to: 'waiting', note: '' }, 'x')
    app.services.database.exec(`UPDATE replies SET late = 1 WHERE form = 'ai-governance-day'`)
    assert.deepEqual([await names('?pending=1'), await names('?late=1')], ['Petrov', 'Garcia'])
    app.services.database.exec('UPDATE replies SET late = 0')
    app.services.decisions.run([{ ...target, version: target.version + 1 }], { kind: 'reconsider' }, 'x')
    const { $ } = await table('?size=25&late=x&day=2025-07-01&pending=no')
    assert.deepEqual([$('#size option[selected]').text(), $('tbody tr').length], ['25', 5])
    assert.equal($('th a[title="Sort by: Country"]').attr('href'), '/admin/replies?sort=country&size=25')
  })

  test('is searched in either script, by name, authority, address and reference', async () => {
    const { $ } = await table('?q=Ivanov')
    const reference = $('.code').text()
    const queries = [
      'Иванов',
      'ИВАНОВ',
      'petrov',
      'Петров',
      'jose',
      'гамма',
      'a.sergeeva@regulator',
      reference.toLowerCase().replace('-', ''),
      '%',
      "'; DROP TABLE replies; --",
    ]
    assert.deepEqual(await Promise.all(queries.map(query => names(`?q=${encodeURIComponent(query)}&sort=name`))), [
      'Ivanov',
      'Ivanov',
      'Petrov',
      'Petrov',
      'Garcia',
      'Garcia',
      'Adamov,Garcia,Ivanov,Petrov,Zorro',
      'Ivanov',
      '',
      '',
    ])
  })

  test('is sorted by each column, both ways, and says so', async () => {
    for (const key of ['name', 'country', 'form', 'status', 'reference', 'submitted_at', 'changed_at']) {
      const up = await table(`?sort=${key}`)
      assert.equal(up.$('[aria-sort=ascending]').length, 1)
      assert.equal((await table(`?sort=-${key}`)).$('[aria-sort=descending]').length, 1)
    }
    assert.equal(await names('?sort=name'), 'Adamov,Garcia,Ivanov,Petrov,Zorro')
    assert.equal(await names('?sort=-name'), 'Zorro,Petrov,Ivanov,Garcia,Adamov')
  })

  test('keeps what was asked in every link and field', async () => {
    const { $ } = await table('?form=participation&sort=name&q=a')
    assert.equal(
      $('a[href^="/admin/replies.csv"]').first().attr('href'),
      '/admin/replies.csv?form=participation&q=a&sort=name&delimiter=semicolon',
    )
    assert.deepEqual([$('#q').val(), $('#form').val(), $('input[name=sort]').val()], ['a', 'participation', 'name'])
    assert.equal($('th a[title="Sort by: Country"]').attr('href'), '/admin/replies?form=participation&q=a&sort=country')
  })

  test('hostile names are text in table, reply page and CSV', async () => {
    const visitor = await signedIn(app)
    const { $ } = await table('?q=Zorro')
    assert.equal($('tbody img, tbody script').length, 0)
    assert.equal($('tbody th .hint').first().text(), hostile)
    const page = load(await (await visitor.get($('tbody th a').attr('href') as string)).text())
    assert.equal(page('main img, main script').length, 0)
    assert.equal(
      page('.answers dd')
        .toArray()
        .filter(line => page(line).text() === hostile).length,
      2,
    )
  })

  test('the CSV has what the filter shows: BOM, quotes, CRLF, either delimiter, one column per option', async () => {
    const visitor = await signedIn(app)
    const response = await visitor.get('/admin/replies.csv?form=participation')
    assert.equal(response.headers.get('content-type'), 'text/csv; charset=utf-8')
    assert.equal(response.headers.get('content-disposition'), 'attachment; filename=replies-2025-04-28.csv')
    const bytes = Buffer.from(await response.arrayBuffer())
    assert.deepEqual([...bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf])
    const [head = [], ...rows] = parseCsv(bytes.toString('utf8'))
    assert.equal(rows.length, 3)
    assert.deepEqual(
      rows.map(row => row.length),
      rows.map(() => head.length),
    )
    const cell = (family: string, code: string) =>
      rows.find(row => row[head.indexOf('family_name')] === family)?.[head.indexOf(code)]
    assert.equal(cell('Ivanov', 'position_ru'), 'Руководитель агентства')
    assert.deepEqual(
      [cell('Ivanov', 'events.regulators_round_table'), cell('Ivanov', 'events.ai_for_good_summit')],
      ['1', ''],
    )
    assert.equal(cell('Ivanov', 'delegation_members.1.name'), 'Olga Petrova')
    assert.deepEqual(
      [cell('Zorro', 'contact_phone'), cell('Zorro', 'position_ru')],
      ["'+41 22 730 51 11", `'=HYPERLINK("x")`],
    )
    assert.equal(cell('Zorro', 'notes'), hostile)
    assert.deepEqual(
      head.filter(code => /accessibility_needs|dietary_needs/.test(code)),
      [],
    )
    const commas = await (await visitor.get('/admin/replies.csv?form=participation&delimiter=comma')).text()
    assert.deepEqual(parseCsv(commas, ','), [head, ...rows])
  })

  test('what a spreadsheet would run is made text, and nothing of it is lost', () => {
    const risky = ['=1', '+7', '-1', '@x', '\tx', '\rx', '＝1', '＋1', '－1', '＠x']
    assert.deepEqual(
      risky.map(guardFormula),
      risky.map(text => `'${text}`),
    )
    assert.deepEqual(['1', 'Иванов', 'a=b', ''].map(guardFormula), ['1', 'Иванов', 'a=b', ''])
  })

  test('the reply page has answers, history and letters; sensitive answers are not for viewers', async () => {
    const visitor = createVisitor(app)
    await visitor.post('/ru/participation', {
      ...participation,
      family_name: 'Sensitive',
      accessibility_needs: 'Wheelchair',
    })
    await visitor.post('/ru/participation', {
      ...participation,
      family_name: 'Sensitive',
      accessibility_needs: 'Wheelchair',
      notes: 'more',
    })
    const reply = async (role: 'viewer' | 'reviewer') => {
      const staff = await signedIn(app, role)
      const $ = load(await (await staff.get('/admin/replies?q=Sensitive')).text())
      return load(await (await staff.get($('tbody th a').attr('href') as string)).text())
    }
    const $ = await reply('reviewer')
    assert.equal($('main').text().includes('Wheelchair'), true)
    assert.deepEqual(
      $('.timeline li')
        .map((_, step) =>
          $(step)
            .text()
            .replace(/\s+/g, ' ')
            .replace(/^[\d., :]+/, '')
            .trim(),
        )
        .get(),
      [
        'Confirmation of participation: reply sent, participant',
        'Confirmation of participation: reply changed, participant Notes more',
      ],
    )
    assert.deepEqual(
      $('#letters')
        .closest('section')
        .find('tbody tr')
        .map((_, row) => $(row).find('td').first().text())
        .get(),
      ['Confirmation of receipt', 'Confirmation of a change'],
    )
    assert.equal((await reply('viewer'))('main').text().includes('Wheelchair'), false)
  })
})

test('pages hold fifty replies each, and the total counts all', async t => {
  const app = await appFor(t)
  for (let number = 0; number < 51; number++)
    await createVisitor(app).post('/en/participation', { ...participation, notes: `${number}` })
  const visitor = await signedIn(app)
  const page = async (query: string) => {
    const $ = load(await (await visitor.get(`/admin/replies${query}`)).text())
    return [$('tbody tr').length, $('.pages span').text(), $('.total strong').text().trim()]
  }
  assert.deepEqual(await page(''), [50, 'Page 1 of 2', '51 replies'])
  assert.deepEqual(await page('?page=2'), [1, 'Page 2 of 2', '51 replies'])
  assert.deepEqual(await page('?page=99'), [1, 'Page 2 of 2', '51 replies'])
})

test('the participants’ table says who has not replied to what; a withdrawn reply is missing', async t => {
  const app = await appFor(t)
  const send = async (family_name: string, forms: Record<string, TypedForm>, country = 'BY') => {
    const visitor = createVisitor(app)
    for (const [path, form] of Object.entries(forms))
      await visitor.post(`/ru/${path}`, { ...form, family_name, country })
    return visitor
  }
  await send('Adamov', { participation, 'speaking-slot': speakingSlot, 'ai-governance-day': aiGovernanceDay })
  await send('Borisov', { 'speaking-slot': speakingSlot }, 'KZ')
  await (await send('Vasiliev', { participation })).post('/ru/replies/participation/withdrawal')
  const visitor = await signedIn(app)
  const table = async (query: string) => {
    const $ = load(await (await visitor.get(`/admin/replies?rows=participants&${query.slice(1)}`)).text())
    return $('tbody tr')
      .toArray()
      .map(row =>
        [
          $(row).find('a').text().split(' ')[0],
          ...$(row)
            .find('.status')
            .toArray()
            .map(state => $(state).text()),
        ].join(' | '),
      )
  }
  assert.deepEqual(await table(''), [
    'Adamov | Received | Received | Interest noted',
    'Borisov | No reply | Received | No reply',
    'Vasiliev | Withdrawn | No reply | No reply',
  ])
  const names = async (query: string) => (await table(query)).map(row => row.split(' ')[0]).join()
  assert.deepEqual(
    await Promise.all(
      [
        '?missing=participation',
        '?missing=speaking-slot',
        '?missing=ai-governance-day&country=KZ',
        '?q=Борисов',
        '?missing=nothing',
      ].map(names),
    ),
    ['Borisov,Vasiliev', 'Vasiliev', 'Borisov', 'Borisov', 'Adamov,Borisov,Vasiliev'],
  )
})

test('notes are kept as typed, shown as text, and never outside the desk', async t => {
  const app = await appFor(t)
  const participant = createVisitor(app)
  const receipt = load(await (await participant.submit('/en/participation', participation)).text())
  const address = `/admin/replies/${receipt('[data-reference]').attr('data-reference')}`
  const visitor = await signedIn(app)
  const text = 'First line\nSecond <script>alert(1)</script> «строка»'
  const added = await visitor.post(`${address}/notes`, { text })
  assert.equal(added.headers.get('location'), `${address}#notes`)
  const note = async () =>
    load(await (await visitor.get(address)).text())('.notes p')
      .first()
      .text()
  assert.equal(await note(), text)
  const long = 'я'.repeat(2001)
  const refused = await visitor.post(`${address}/notes`, { text: long })
  const $ = load(await refused.text())
  assert.deepEqual(
    [refused.status, $('.error-summary a').text(), $('#text').val()],
    [422, 'Shorten the note: no more than 2000 characters', long],
  )
  const pages = await Promise.all(
    ['/en/replies', '/en/replies/sheet'].map(async path => (await participant.get(path)).text()),
  )
  assert.equal(pages.join().includes('Second'), false)
  const csv = await (await visitor.get('/admin/replies.csv')).text()
  assert.equal(csv.includes('Second'), false)
})

test('the page of a participant names who may be the same person, and why', async t => {
  const app = await appFor(t)
  const send = async (changes: TypedForm) => {
    const receipt = await createVisitor(app).submit('/ru/participation', {
      ...participation,
      contact_phone: '',
      ...changes,
    })
    return load(await receipt.text())('[data-reference]').attr('data-reference') as string
  }
  const first = await send({
    family_name: 'Ivanov',
    contact_email: 'one@a.example',
    contact_phone: '+375 (17) 123-45-67',
    country: 'BY',
  })
  const sameMail = await send({ family_name: 'Petrov', contact_email: 'ONE@a.example', country: 'KZ' })
  const sameName = await send({ family_name: 'IVANOV', contact_email: 'two@a.example', country: 'BY' })
  const samePhone = await send({
    family_name: 'Sidorov',
    contact_email: 'three@a.example',
    contact_phone: '375171234567',
    country: 'RU',
  })
  const otherSpelling = await send({
    family_name: 'Yvanow',
    native_name: 'Пётр Иванов',
    contact_email: 'six@a.example',
    country: 'BY',
  })
  // Not these: another country, and a surname that only begins the same.
  await send({ family_name: 'Ivanov', contact_email: 'four@a.example', country: 'RU' })
  await send({ family_name: 'Ivanova', native_name: 'Иванова Анна', contact_email: 'five@a.example', country: 'BY' })
  const short = await send({ family_name: 'Li', native_name: '', contact_email: 'li-1@a.example', country: 'CN' })
  for (const family_name of Array.from({ length: 10 }, (_, index) => `Li${'abcdefghij'[index]}`))
    await send({ family_name, native_name: '', contact_email: `${family_name}@a.example`, country: 'CN' })
  await send({ family_name: 'LI', native_name: '', contact_email: 'li-2@a.example', country: 'CN' })
  const visitor = await signedIn(app)
  assert.equal(
    load(await (await visitor.get(`/admin/replies/${short}`)).text())('.notice li .hint').text(),
    'same surname and country',
  )
  const $ = load(await (await visitor.get(`/admin/replies/${first}`)).text())
  assert.deepEqual(
    $('.notice li')
      .toArray()
      .map(item => [$(item).find('a').attr('href')?.split('/').at(-1), $(item).find('.hint').text()]),
    [
      [sameMail, 'same e-mail address'],
      [samePhone, 'same telephone'],
      [sameName, 'same surname and country'],
      [otherSpelling, 'same surname and country'],
    ],
  )
  // Once somebody has said that two are different, neither page points to the other.
  await visitor.post(`/admin/replies/${first}/different`, { other: sameName })
  const pointedOut = async (reference: string) => {
    const page = load(await (await visitor.get(`/admin/replies/${reference}`)).text())
    return page('.notice li')
      .toArray()
      .map(item => page(item).find('a').attr('href')?.split('/').at(-1))
  }
  assert.deepEqual(
    [await pointedOut(first), await pointedOut(sameName)],
    [[sameMail, samePhone, otherSpelling], [otherSpelling]],
  )
})
