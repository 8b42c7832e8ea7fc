import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { type CheerioAPI, load } from 'cheerio'
import { edition } from '#edition/index.ts'
import { decideSamples } from '../../src/demo/decide-samples.ts'
import { samples } from '../../src/demo/samples.ts'
import { sendSamples } from '../../src/demo/send-samples.ts'
import { organizationIn } from '../../src/facts/person.ts'
import { fieldsOf } from '../../src/forms/form.ts'
import { languages, type Translate, translator } from '../../src/i18n.ts'
import { inTableOrder } from '../../src/routes/admin/table-heads.ts'
import { type Attribute, isNone, noValue, valuesInOrder } from '../../src/table/attribute.ts'
import { attributes, findAttribute } from '../../src/table/attributes.ts'
import { opposite, type Rows } from '../../src/table/conditions.ts'
import { sortedBy } from '../../src/table/sorting.ts'
import { type TableParticipant, type TableReply, withoutReply } from '../../src/table/table-reply.ts'
import { useApp } from '../support/app.ts'
import { signedIn } from '../support/staff.ts'

const { forms } = edition
const usual = { sort: 'submitted_at', isDescending: false } as const
const participantIn = ({ participantId: id, reference }: { participantId: number; reference: string }) => ({
  id,
  reference,
})
/** What no condition of one reply says: to which form its participant has not replied. */
const ofParticipants = ({ filter }: Attribute) => filter?.onlyForParticipants === true

/** What a narrow column is called in its head. */
const shortHeads: Record<string, (t: Translate) => string> = {
  assignee: t => t('admin:attributes.assignee.head'),
  changed_at: t => t('admin:attributes.changed_at.head'),
}
/** What a cell cuts short is whole in its title; a status says no more there. */
const wholeIn = (cell: ReturnType<CheerioAPI>): string => cell.attr('title') ?? ''

describe('every attribute of the list', () => {
  let replies: TableReply[]
  const opensAt = Temporal.Instant.from('2025-04-28T07:00:00Z')
  let now = opensAt
  const app = useApp({}, { now: () => now })
  before(async () => {
    sendSamples(app.services, samples, opensAt, at => {
      now = at
    })
    decideSamples(app.services, 'x')
    await signedIn(app, 'reviewer', 'en', 'looks-after')
    const [first, second] = app.services.search.look(usual).page(200, 1)
    const [member] = app.services.staff.list()
    assert.ok(first && second)
    const { labels } = app.services
    labels.assign(participantIn(first), member?.id ?? 0, 'x')
    labels.addTag(participantIn(first), 'first', 'x')
    labels.addTag(participantIn(second), 'second', 'x')
    labels.markRead(first.participantId, first.form)
    fillWhatNoSampleAnswers()
    // As if the secretariat had entered one after the deadline.
    app.services.database.prepare('UPDATE replies SET late = 1 WHERE id = ?').run(second?.id)
    replies = await Array.fromAsync(app.services.exportRows.all(usual))
  })

  /** A choice that depends on a rarer answer; the first request of its form gets the first option. */
  function fillWhatNoSampleAnswers(): void {
    const answered = app.services.database
      .prepare<[string, string], number>('SELECT count(*) FROM replies WHERE form = ? AND answers ->> ? IS NOT NULL')
      .pluck()
    const fill = app.services.database.prepare(
      'UPDATE replies SET answers = json_set(answers, ?, ?) WHERE id = (SELECT min(id) FROM replies WHERE form = ?)',
    )
    for (const form of forms)
      for (const { name, options } of fieldsOf(form).filter(one => one.options.length > 0))
        if (!answered.get(form.path, name)) fill.run(`$.${name}`, options[0], form.path)
  }

  const idsOf = (rows: readonly TableReply[]) => rows.map(({ id }) => id).toSorted((a, b) => a - b)
  const found = (conditions: Record<string, string[]>) => {
    const look = app.services.search.look({ ...usual, conditions })
    const pages = Array.from({ length: Math.ceil(look.total / 200) }, (_, index) => look.page(200, index + 1))
    return idsOf(pages.flat())
  }

  test('each filter narrows, by every value and by its opposite', () => {
    for (const attribute of attributes.filter(one => one.filter && !ofParticipants(one))) {
      const { name, valuesOf, form } = attribute
      const values = new Set(replies.flatMap(reply => valuesOf(reply)))
      assert.deepEqual([name, values.size > 0], [name, true])
      for (const value of values) {
        const having = replies.filter(reply => valuesOf(reply).includes(value))
        assert.deepEqual([name, value, found({ [name]: [value] })], [name, value, idsOf(having)])
        // Who was never asked has not said no.
        const asked = form ? replies.filter(reply => reply.form === form) : replies
        const others = idsOf(asked.filter(reply => !having.includes(reply)))
        assert.deepEqual([name, value, found({ [name]: [opposite(value)] })], [name, value, others])
        const { counts } = app.services.search.look(usual)
        assert.deepEqual([name, value, counts([name])?.[name]?.[value]], [name, value, having.length])
      }
    }
  })

  test('two values of one filter are either, and a filter beside another is both', () => {
    const either = found({ form: [forms[0]?.path ?? '', forms[1]?.path ?? ''] })
    assert.deepEqual(either, found({ form: [opposite(forms[2]?.path ?? '')] }))
    const both = found({ form: [forms[0]?.path ?? ''], region: ['cis'] })
    assert.deepEqual(
      both,
      found({ form: [forms[0]?.path ?? ''] }).filter(id => found({ region: ['cis'] }).includes(id)),
    )
    assert.ok(either.length > both.length && both.length > 0)
  })

  test('each filter narrows the table of participants, and its opposite leaves the others', () => {
    const { search } = app.services
    const totalOf = (form: string | undefined) =>
      search.lookForParticipants({ ...usual, conditions: form ? { form: [form] } : {} }).total
    const count = (name: string, value: string) =>
      search.lookForParticipants({ ...usual, conditions: { [name]: [value] } }).total
    for (const attribute of attributes.filter(one => one.filter)) {
      const { name, form } = attribute
      for (const value of search.valuesOf(name))
        assert.deepEqual([name, value, count(name, value) + count(name, opposite(value))], [name, value, totalOf(form)])
    }
  })

  test('what became of several replies of one participant can be asked for together', () => {
    const [one, other] = [forms[0]?.path ?? '', forms[1]?.path ?? '']
    const status = 'received'
    const having = (form: string) =>
      new Set(replies.filter(reply => reply.form === form && reply.status === status).map(one => one.participantId))
    const both = having(one).intersection(having(other))
    assert.ok(both.size > 0 && both.size < having(one).size)
    const conditions = { [one]: [status], [other]: [status] }
    const { total, counts } = app.services.search.lookForParticipants({ ...usual, conditions })
    assert.deepEqual([total, counts([other])?.[other]?.[status]], [both.size, both.size])
    const ofForm = replies.filter(reply => reply.form === one && having(other).has(reply.participantId))
    assert.deepEqual(found({ form: [one], [other]: [status] }), idsOf(ofForm))
  })

  test('values that are made up as the secretariat goes along stand in the one order, in any script', () => {
    const { labels, search } = app.services
    const [first] = search.look(usual).page(1, 1)
    const participant = app.services.replies.participantByReference(first?.reference ?? '') ?? assert.fail()
    const tags = ['Zeta', 'alpha', 'яблоко', 'ёлка']
    for (const tag of tags) labels.addTag(participant, tag, 'x')
    assert.deepEqual(
      search.valuesOf('tags').filter(tag => tags.includes(tag)),
      ['alpha', 'ёлка', 'яблоко', 'Zeta'],
    )
    for (const tag of tags) labels.removeTag(participant, tag, 'x')
  })

  test('each column shows words and never a code, in both languages', async () => {
    const columns = inTableOrder(attributes.filter(({ column }) => column && !column.onlyForParticipants))
    for (const language of languages) {
      const t = translator(language)
      const desk = await signedIn(app, 'admin', language, 'columns')
      await desk.post('/admin/columns', { column: columns.map(({ name }) => name), query: '' })
      const $ = load(await (await desk.get('/admin/replies?size=200&sort=-submitted_at')).text())
      const shown = app.services.search.look({ ...usual, isDescending: true }).page(200, 1)
      const heads = $('thead th')
        .toArray()
        .slice(1)
        .map(head => $(head).text().trim())
      assert.deepEqual([heads.length, new Set(heads).size], [columns.length, columns.length])
      assert.deepEqual(
        columns.filter(({ name, label }, index) => !heads[index]?.startsWith(shortHeads[name]?.(t) ?? label(t))),
        [],
      )
      const rows = $('tbody tr')
        .toArray()
        .map(row =>
          $(row)
            .find('td:not(:has(input))')
            .toArray()
            .map(cell => (wholeIn($(cell)) || $(cell).find('.status, time').first().text() || $(cell).text()).trim()),
        )
      for (const [at, { name, column, valuesOf, inWords }] of columns.entries()) {
        const cells = shown.map((_, index) => rows[index]?.[at])
        const words = shown.map(reply => {
          // The name in the reader's language, and nobody where nobody is named.
          if (column?.look === 'employer') return organizationIn(reply.person, language)
          const values = valuesOf(reply).filter(value => value !== noValue || column?.look !== 'person')
          return values.map(value => inWords(value, t)).join(', ')
        })
        assert.deepEqual([name, cells], [name, words])
        const codes = new Set(shown.flatMap(reply => [...valuesOf(reply)]))
        if (column?.look !== 'code' && column?.look !== 'free')
          assert.deepEqual([name, cells.filter(cell => cell && codes.has(cell) && cell.includes('_'))], [name, []])
        assert.deepEqual([name, words.filter(word => /^[a-z][\w-]*:[\w.-]+$/.test(word))], [name, []])
      }
    }
  })

  test('each value that can be asked for has words of its own, in both languages', () => {
    for (const language of languages) {
      const t = translator(language)
      for (const attribute of attributes.filter(({ filter }) => filter?.values)) {
        const values = valuesInOrder(attribute, t)
        const words = values.map(value => attribute.inWords(value, t))
        assert.deepEqual([attribute.name, new Set(words).size], [attribute.name, values.length])
        assert.deepEqual(
          [attribute.name, values.filter(value => attribute.inWords(value, t) === value)],
          [attribute.name, []],
        )
        assert.deepEqual([attribute.name, words.filter(word => !word || /^[a-z-]+:/.test(word))], [attribute.name, []])
      }
    }
  })

  const orderOf = (rows: Rows, sort: string, isDescending: boolean) => {
    const { search } = app.services
    const filter = { sort, isDescending, t: translator('en') }
    const look = rows === 'participants' ? search.lookForParticipants(filter) : search.look(filter)
    const pages = Math.ceil(look.total / 50)
    return Array.from({ length: pages }, (_, index) => look.page(50, index + 1))
      .flat()
      .map(({ id }) => id)
  }

  test('each sort changes the order, and puts those without a value last, both ways', () => {
    const byId = new Map(replies.map(reply => [reply.id, reply]))
    for (const { name, valuesOf } of sortedBy('replies')) {
      const [up, down] = [orderOf('replies', name, false), orderOf('replies', name, true)]
      assert.deepEqual(
        [name, up.toSorted(), down.toSorted()],
        [name, idsOf(replies).toSorted(), idsOf(replies).toSorted()],
      )
      assert.notDeepEqual(up, down, name)
      const hasValue = (id: number) => {
        const values = valuesOf(byId.get(id) as TableReply)
        return values.some(value => !isNone(findAttribute(name), value))
      }
      for (const order of [up, down]) {
        const valued = order.map(hasValue)
        assert.deepEqual([name, valued], [name, valued.toSorted((a, b) => Number(b) - Number(a))])
      }
    }
  })

  test('each sort of participants has every one of them once, and those without a value last, both ways', () => {
    const { search } = app.services
    const everybody = new Set(replies.map(({ participantId }) => participantId))
    const byId = new Map(
      search
        .lookForParticipants(usual)
        .page(200, 1)
        .map(participant => [participant.id, participant]),
    )
    assert.deepEqual(new Set(byId.keys()), everybody)
    for (const attribute of sortedBy('participants')) {
      const { name, valuesOf } = attribute
      const [up, down] = [orderOf('participants', name, false), orderOf('participants', name, true)]
      assert.notDeepEqual(up, down, name)
      for (const order of [up, down]) {
        assert.deepEqual([name, order.length, new Set(order)], [name, everybody.size, everybody])
        const valued = order.map(id => {
          const participant = byId.get(id) as TableParticipant
          const values = ofParticipants(attribute)
            ? [participant.states[name] ?? []].flat()
            : valuesOf(withoutReply(participant))
          return values.some(value => !isNone(attribute, value))
        })
        assert.deepEqual([name, valued], [name, valued.toSorted((a, b) => Number(b) - Number(a))])
      }
    }
  })

  test('the table of participants says in words what became of each reply', async () => {
    const t = translator('en')
    const desk = await signedIn(app, 'admin', 'en', 'states')
    const $ = load(await (await desk.get('/admin/replies?rows=participants&size=200')).text())
    const shown = app.services.search.lookForParticipants({ sort: 'name', isDescending: false }).page(200, 1)
    assert.deepEqual(
      $('tbody tr')
        .toArray()
        .map(row =>
          $(row)
            .find('.status')
            .toArray()
            .map(cell => $(cell).text().trim()),
        ),
      shown.map(({ states }) => forms.map(({ path }) => t(`admin:status.${states[path] ?? 'none'}`))),
    )
  })
})
