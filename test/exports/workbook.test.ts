import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { load } from 'cheerio'
import { strFromU8, unzipSync } from 'fflate'
import { edition } from '#edition/index.ts'
import { sheetName } from '../../src/exports/xlsx.ts'
import { participation, speakingSlot } from '../support/answers.ts'
import { useApp } from '../support/app.ts'
import { useLibreOffice } from '../support/libreoffice.ts'
import { signedIn } from '../support/staff.ts'
import { createVisitor } from '../support/visitor.ts'

const { forms } = edition

const every = { sort: 'submitted_at', isDescending: false } as const

const readBack = useLibreOffice()

describe('a workbook for people', () => {
  let desk: Awaited<ReturnType<typeof signedIn>>
  const app = useApp()
  before(async () => {
    desk = await signedIn(app)
    const visitor = createVisitor(app)
    await visitor.post('/ru/participation', { ...participation, native_name: 'yes' })
    await visitor.post('/ru/speaking-slot', { ...speakingSlot, native_name: 'yes' })
  })

  const workbook = async (query: string) => {
    const response = await desk.get(`/admin/replies.xlsx${query}`)
    return { response, file: new Uint8Array(await response.arrayBuffer()) }
  }
  const sheetsIn = (file: Uint8Array) => {
    const $ = load(strFromU8(unzipSync(file)['xl/workbook.xml'] ?? new Uint8Array()), { xml: true })
    return $('sheet')
      .toArray()
      .map(sheet => $(sheet).attr('name'))
  }

  test('sheets are called as their headings are, and the file has its day', async () => {
    const { response, file } = await workbook('?headings=ru')
    assert.equal(response.headers.get('content-disposition'), 'attachment; filename=replies-2025-04-28.xlsx')
    assert.deepEqual(sheetsIn(file), [
      'Подтверждение участия',
      'Заявка на выступление',
      'День управления ИИ',
      'Все формы',
    ])
    assert.deepEqual(sheetsIn((await workbook('')).file), [...forms.map(({ path }) => path), 'joined'])
    assert.equal(sheetName('a[b]:c*d?e/f\\g'), 'a b  c d e f g')
    assert.equal(sheetName('x'.repeat(40)).length, 31)
  })

  const columns = ['status', 'form', 'late', 'language', 'protocol_category', 'submitted_at', 'country', 'native_name']
  const asked = [...columns, 'attendance', 'events.regulators_round_table', 'list_consent', 'participation.status']
    .map(column => `column=${column}`)
    .join('&')

  test('values in words: options, countries, statuses and Geneva time; what was typed stays', async () => {
    app.services.database
      .prepare(`UPDATE replies SET submitted_at = '2025-04-28T07:00:00Z', late = 1 WHERE form = 'participation'`)
      .run()
    const { file } = await workbook(`?headings=en&values=words&codes=1&form=participation&${asked}`)
    const [headings, codes, row] = (await readBack(file, 'xlsx'))['Confirmation of participation'] ?? []
    assert.deepEqual(
      codes?.map((code, index) => [code, row?.[index]]),
      [
        ['reference', row?.[0]],
        ['form', 'Confirmation of participation'],
        ['status', 'New'],
        ['protocol_category', 'Head of a regulatory authority'],
        ['late', 'Yes'],
        ['language', 'Russian'],
        ['submitted_at', '#04/28/2025 09:00:00'],
        ['native_name', 'yes'],
        ['country', 'Belarus'],
        ['attendance', 'In person'],
        ['events.regulators_round_table', 'Yes'],
        ['list_consent', 'Yes'],
      ],
    )
    assert.equal(headings?.[codes?.indexOf('submitted_at') ?? -1], 'Sent (Geneva time)')
    const inRussian = (await workbook(`?headings=ru&values=words&codes=1&form=participation&${asked}`)).file
    const [, , russian] = (await readBack(inRussian, 'xlsx'))['Подтверждение участия'] ?? []
    assert.deepEqual(russian?.slice(1, 6), [
      'Подтверждение участия',
      'Новое',
      'Руководитель регуляторного органа',
      'Да',
      'Русский',
    ])
  })

  test('the joined sheet says what has changed as well', async () => {
    const delivery = { name: 'Organisers', selection: '', choice: 'values=codes&column=family_name' }
    app.services.deliveries.add(delivery, 'x')
    const { id } = app.services.deliveries.all()[0] ?? assert.fail()
    const file = async (query: string) =>
      new Uint8Array(await (await desk.get(`/admin/deliveries/${id}.xlsx${query}`)).arrayBuffer())
    await file('')
    const [reply] = app.services.search.look({ ...every, conditions: { form: ['speaking-slot'] } }).page(1, 1)
    app.services.decisions.run([{ id: reply?.id ?? 0, version: 1 }], { kind: 'decide', to: 'in_review', note: '' }, 'x')
    assert.deepEqual((await readBack(await file('?since=last'), 'xlsx')).joined, [
      ['reference', 'change', 'former_references', 'family_name'],
      [reply?.reference, 'decided', '', 'Ivanov'],
    ])
  })
})
