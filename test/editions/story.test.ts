import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { load } from 'cheerio'
import { timeZone } from '#edition/circular.ts'
import { edition } from '#edition/index.ts'
import { createDates } from '../../src/dates.ts'
import { lastClosesAt } from '../../src/facts/closing.ts'
import { displayAnswers } from '../../src/forms/display.ts'
import { type Flow, type Form, fieldsOf, isMet } from '../../src/forms/form.ts'
import { inSteps } from '../../src/forms/steps.ts'
import { languages, translator } from '../../src/i18n.ts'
import { deadlines } from '../../src/replies/deadlines.ts'
import { attributeName } from '../../src/table/field-attributes.ts'
import { useApp } from '../support/app.ts'
import { createDial, letTheMinutePass } from '../support/clock.ts'
import { figuresOn } from '../support/figures.ts'
import { goodAnswers, goodPerson } from '../support/good-answers.ts'
import { useMailServer } from '../support/mail-server.ts'
import { filledIn, pageAt, plain, textIn } from '../support/page.ts'
import { signedIn } from '../support/staff.ts'
import { createVisitor } from '../support/visitor.ts'

const { forms, person } = edition
const { means } = person
/** Each edition tells it in the last of its languages. */
const language = languages.at(-1) ?? languages[0]
const home = `/${language}`
const t = translator(language)
const dates = createDates(t)
const words = (key: string, values?: Record<string, unknown>) => plain(t(key, values))
const shortOf = ({ path }: Form) => words(`${path}:short`)
const tabOf = ({ path }: Form) => words(`${path}:tab`)
/** What the secretariat decides of each kind of reply, and what the participant says to it. */
const decisions: Record<Flow, { to: string; session?: string; answer?: string }> = {
  note: { to: 'noted' },
  slot: { to: 'slot_offered', session: edition.sessions[0]?.name ?? '', answer: 'confirmed' },
  seat: { to: 'invited', answer: 'accepted' },
}

const somebody = goodPerson({
  [means.email]: 'office@regulator.example',
  [means.familyName]: 'Ivanov',
  [means.nativeName]: 'Иванов Пётр',
  [means.language]: language,
})
const answersTo = (form: Form) => goodAnswers(form, somebody)
const shownAnswers = (form: Form) => {
  const own = Object.entries(answersTo(form)).filter(([name]) => !edition.personNames.has(name))
  return displayAnswers(form, Object.fromEntries(own) as Parameters<typeof displayAnswers>[1], t)
}

describe('the whole story over HTTP, whatever the edition', () => {
  const clock = createDial(String(deadlines[0]?.closesAt.subtract({ hours: 60 })))
  let visitor: ReturnType<typeof createVisitor>
  let reference = ''
  const mail = useMailServer()
  const app = useApp(() => ({ SMTP_URL: mail.url }), clock)
  before(() => {
    app.services.outbox.start()
    visitor = createVisitor(app)
  })

  const personalPage = () => pageAt(visitor, `${home}/replies`)
  const sectionOf = (form: Form) => `#${form.path}`

  test('the invitation names every form, event and deadline', async () => {
    const text = textIn(await pageAt(visitor, home))
    const said = [
      ...forms.map(({ path }) => words(`${path}:title`)),
      ...edition.calendar.map(({ name }) => words(`event:events.${name}`)),
      ...deadlines.map(({ closesAt }) => plain(dates.moment(closesAt))),
      words('site:home.deadline.days', { count: 2 }),
    ]
    assert.deepEqual(
      said.filter(sentence => !text.includes(sentence)),
      [],
    )
  })

  test('every form asks, refuses what is empty, takes what is good, and all have one reference', async () => {
    const references: string[] = []
    for (const form of forms) {
      const path = `${home}/${form.path}`
      assert.match(textIn(await pageAt(visitor, path)), new RegExp(words(`${form.path}:lead`).slice(0, 30)))
      const empty = await visitor.post(path)
      const asked = inSteps(edition.withPerson(form), ['answer', 'participant'])
      const required = fieldsOf(asked).filter(({ required, when }) => required === true && !when)
      const problems = load(await empty.text())('.error-summary a')
        .toArray()
        .map(a => a.attribs.href)
      assert.equal(empty.status, 422)
      assert.deepEqual(
        required.filter(({ name }) => !problems.includes(`#${name}`)),
        [],
      )
      const receipt = load(await (await visitor.submit(path, answersTo(form))).text())
      references.push(receipt('[data-reference]').attr('data-reference') ?? '')
    }
    reference = references[0] ?? ''
    assert.match(reference, /^[\w]{4}-[\w]{4}$/)
    assert.deepEqual([...new Set(references)], [reference])
  })

  test('a letter confirms each reply, says its deadline, and opens the personal page elsewhere', async () => {
    for (const form of forms) {
      const letter = await mail.letter()
      const subject = words(`confirmations:${form.path}.received.subject`, { reference })
      assert.equal(plain(letter.subject ?? ''), subject)
      const until = words('letters:until', { deadline: dates.moment(form.closesAt) })
      const days = edition.calendarOf(form, answersTo(form) as never).map(({ name }) => words(`event:events.${name}`))
      const text = plain(letter.text ?? '')
      assert.deepEqual(
        [until, ...days].filter(sentence => !text.includes(sentence)),
        [],
      )
      const link = letter.text?.match(/http:\S+/)?.[0] ?? ''
      const elsewhere = createVisitor(app)
      const opened = await elsewhere.get(link)
      const $ = await pageAt(elsewhere, opened.headers.get('location') ?? '')
      assert.equal($('[data-reference]').attr('data-reference'), reference)
      // Whoever opens the letter has proven the address; the browser that only typed it has not.
      visitor = elsewhere
    }
  })

  test('the personal page shows every answer in words; a reply can be changed, withdrawn and sent again', async () => {
    const $ = await personalPage()
    for (const form of forms) {
      const text = textIn($, sectionOf(form))
      const said = shownAnswers(form).flatMap(({ label, lines }) => [label, ...lines].map(plain))
      assert.deepEqual(
        said.filter(sentence => !text.includes(sentence)),
        [],
      )
    }
    const [form] = forms
    const page = await pageAt(visitor, `${home}/${form.path}`)
    const action = page('#reply-form').attr('action') ?? ''
    await visitor.submit(`${home}/${form.path}`, filledIn(page, action, answersTo(form)))
    assert.equal((await visitor.post(`${home}/replies/${form.path}/withdrawal`)).status, 303)
    assert.match(textIn(await personalPage(), sectionOf(form)), new RegExp(words('replies:status.withdrawn')))
    await visitor.submit(`${home}/${form.path}`, answersTo(form))
    assert.match(textIn(await personalPage(), sectionOf(form)), new RegExp(words('replies:status.received')))
    const kinds = [await mail.letter(), await mail.letter()].map(letter => plain(letter.subject ?? ''))
    const subjectOf = (kind: string) => words(`confirmations:${form.path}.${kind}.subject`, { reference })
    assert.deepEqual(kinds, [subjectOf('withdrawn'), subjectOf('received')])
  })

  test('the secretariat finds the replies by name, form and country, and reads every answer', async () => {
    const desk = await signedIn(app, 'reviewer', language)
    const rowsAt = async (query: string) => textIn(await pageAt(desk, `/admin/replies?${query}`), 'tbody')
    const all = await rowsAt(`q=${encodeURIComponent('Иванов')}`)
    assert.deepEqual(
      forms.map(tabOf).filter(form => !all.includes(form)),
      [],
    )
    for (const form of forms) {
      const rows = await rowsAt(`form=${form.path}&${means.country}=${somebody[means.country]}`)
      assert.deepEqual(
        forms.map(tabOf).filter(tab => rows.includes(tab)),
        [tabOf(form)],
      )
    }
    const pages = []
    for (const { path } of forms) pages.push(textIn(await pageAt(desk, `/admin/replies/${reference}?form=${path}`)))
    const page = pages.join(' ')
    const labels = forms.flatMap(form => shownAnswers(form).flatMap(({ name, lines }) => [name, ...lines].map(plain)))
    assert.deepEqual(
      labels.filter(sentence => !page.includes(sentence)),
      [],
    )
    await pageAt(desk, '/admin/replies?rows=participants')
  })

  test('each reply is decided on and told of, and the participant answers', async () => {
    const desk = await signedIn(app, 'reviewer', language)
    for (const form of forms) {
      const path = `/admin/replies/${reference}`
      const { answer, ...decision } = decisions[form.flow]
      const chosen = filledIn(
        await pageAt(desk, `${path}?form=${form.path}`),
        `${path}/${form.path}/decision`,
        decision,
      )
      assert.equal((await desk.post(`${path}/${form.path}/decision`, chosen)).status, 303)
      if (!answer) continue
      const told = filledIn(await pageAt(desk, `${path}/${form.path}/letter`), `${path}/${form.path}/release`)
      assert.equal((await desk.post(`${path}/${form.path}/release`, told)).status, 303)
      await letTheMinutePass(clock, app)
      const letter = await mail.letter()
      const sentences = `decisions:${form.path}.${decision.to}`
      assert.equal(plain(letter.subject ?? ''), words(`${sentences}.subject`, { reference }))
      assert.match(plain(letter.text ?? ''), new RegExp(words(`${sentences}.intro`).slice(0, 30)))
      const action = `${home}/replies/${form.path}/answer?for=${reference}`
      const said = filledIn(await personalPage(), action, { answer })
      assert.equal((await visitor.post(action, said)).status, 303)
      assert.equal(
        plain((await mail.letter()).subject ?? ''),
        words(`decisions:${form.path}.${answer}.subject`, { reference }),
      )
      assert.match(textIn(await personalPage(), sectionOf(form)), new RegExp(words(`replies:status.${answer}`)))
    }
  })

  test('programme and round table are there where a form asks for them, and nowhere else', async () => {
    const desk = await signedIn(app, 'reviewer', language)
    const [slot, seat] = (['slot', 'seat'] as const).map(edition.formOf)
    const doors = (seat?.means.doors ?? []).filter(({ needsSeat }) => needsSeat)
    const pages = {
      slot: ['/admin/programme', '/admin/programme/order', '/admin/programme.csv', '/admin/programme.ics'],
      seat: [
        '/admin/seating',
        ...doors.flatMap(({ name }) => [`/admin/seating/${name}`, `/admin/seating/${name}.csv`]),
      ],
    }
    for (const [flow, form] of [
      ['slot', slot],
      ['seat', seat],
    ] as const)
      for (const path of pages[flow]) {
        const response = await desk.get(path)
        assert.equal(response.status, form ? 200 : 404, path)
        if (form) assert.match(plain(await response.text()), /Ivanov/, path)
      }
    const linksTo = (await pageAt(desk, '/admin'))('nav a')
      .toArray()
      .map(a => a.attribs.href)
    assert.deepEqual(
      [linksTo.includes('/admin/programme'), linksTo.includes('/admin/seating')],
      [slot !== undefined, seat !== undefined],
    )
  })

  test('the day counts, and the CSV has a row a reply and a column a field', async () => {
    const desk = await signedIn(app, 'reviewer', language)
    const today = textIn(await pageAt(desk, '/admin'))
    const lists = [...edition.regions.map(region => words(`event:regions.${region}`)), ...forms.map(shortOf)]
    assert.deepEqual(
      lists.filter(name => !today.includes(name)),
      [],
    )
    const [header = '', ...rows] = (await (await desk.get('/admin/replies.csv?delimiter=comma')).text())
      .trim()
      .split('\r\n')
    const codes = header.split(',').map(cell => cell.replace(/^"([\w.-]+)"$/, '$1'))
    assert.deepEqual(
      codes.filter(code => !/^[\w.-]+$/.test(code)),
      [],
    )
    const named = [person, ...forms].flatMap(fieldsOf).filter(({ sensitive, kind }) => !sensitive && kind !== 'rows')
    const isThere = (name: string) => codes.some(code => code.split('.').includes(name))
    assert.deepEqual(
      named.filter(({ name }) => !isThere(name)).map(({ name }) => name),
      [],
    )
    assert.deepEqual(
      forms.map(({ path }) => rows.filter(row => row.includes(reference) && row.includes(`"${path}"`)).length),
      forms.map(() => 1),
    )
  })

  test('every figure of the day leads to a table with as many rows', async () => {
    const desk = await signedIn(app, 'reviewer', language)
    const $ = await pageAt(desk, '/admin')
    const figures = figuresOn($).filter(({ href }) => href.startsWith('/admin/replies?'))
    const asked = forms.flatMap(form =>
      form.means.wayOfTakingPart ? [attributeName(form.means.wayOfTakingPart, form)] : [],
    )
    for (const name of ['unread', 'came_on', 'region', 'status', ...asked])
      assert.ok(
        figures.some(({ href }) => new URLSearchParams(href.split('?')[1]).has(name)),
        name,
      )
    for (const { href, count } of figures) {
      const shown = await pageAt(desk, href)
      assert.deepEqual([href, shown('.replies tbody tr').length], [href, count])
    }
  })

  test('the day tells what the edition calls work, and the director too', async () => {
    const desk = await signedIn(app, 'reviewer', language)
    const [today, summary] = [textIn(await pageAt(desk, '/admin')), textIn(await pageAt(desk, '/admin/summary'))]
    const work = forms.flatMap(form => (form.means.work ?? []).map(work => ({ form, ...work })))
    assert.ok(work.length > 0)
    for (const { form, name, when } of work) {
      const count = isMet(when, answersTo(form) as never) ? 1 : 0
      const words = plain(`${count} ${t(`${form.path}:work.${name}`, { count })}`)
      assert.deepEqual([words, today.includes(words), summary.includes(words)], [words, true, true])
    }
  })

  test('the day counts those who take part in each way', async () => {
    const asking = forms.find(form => form.means.wayOfTakingPart)
    const name = asking?.means.wayOfTakingPart
    if (!asking || !name) return
    const $ = await pageAt(await signedIn(app, 'reviewer', language), '/admin')
    const counts = $('[aria-labelledby=ways] td:first-of-type')
      .toArray()
      .map(one => plain($(one).text()))
    const { options } = fieldsOf(asking).find(field => field.name === name) ?? { options: [] }
    assert.deepEqual(
      counts,
      options.map(option => (option === answersTo(asking)[name] ? '1' : '0')),
    )
  })

  test('each form closes at its own deadline', async () => {
    for (const { closesAt } of deadlines) {
      clock.turnTo(String(closesAt.add({ seconds: 1 })))
      for (const form of forms) {
        const isClosed = Temporal.Instant.compare(form.closesAt, closesAt) <= 0
        const response = await createVisitor(app).post(`${home}/${form.path}`)
        assert.equal(response.status, isClosed ? 410 : 422, `${form.path} at ${closesAt}`)
      }
    }
    assert.equal(String(deadlines.at(-1)?.closesAt), String(lastClosesAt))
    assert.match(
      dates.moment(lastClosesAt),
      new RegExp(lastClosesAt.toZonedDateTimeISO(timeZone).toPlainTime().toString().slice(0, 5)),
    )
  })
})
