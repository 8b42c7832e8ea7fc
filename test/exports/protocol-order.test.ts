import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { categoryOf } from '../../src/replies/protocol-order.ts'
import { participation, speakingSlot, type TypedForm } from '../support/answers.ts'
import { useApp } from '../support/app.ts'
import { createDial } from '../support/clock.ts'
import { parseCsv } from '../support/csv.ts'
import { signedIn } from '../support/staff.ts'
import { createVisitor } from '../support/visitor.ts'

const every = { sort: 'submitted_at', isDescending: false } as const

describe('one protocol order for every file', () => {
  let desk: Awaited<ReturnType<typeof signedIn>>
  const clock = createDial()
  const app = useApp({}, clock)
  before(async () => {
    desk = await signedIn(app)
  })

  const rows = async (query: string) => parseCsv(await (await desk.get(`/admin/replies.csv${query}`)).text())
  const standIn = {
    speaker_is_participant: 'no',
    speaker_name: 'Stand-in',
    speaker_position: 'Deputy Minister',
    speaker_level: 'deputy_minister',
  }

  async function send(family_name: string, answers: TypedForm, visitor = createVisitor(app)) {
    clock.goOn({ minutes: 1 })
    const form = 'attendance' in answers ? 'participation' : 'speaking-slot'
    await visitor.post(`/en/${form}`, { ...answers, family_name, organization: `Authority of ${family_name}` })
    return visitor
  }
  const setCategory = (name: string, category: string) => {
    const [reply] = app.services.search.look({ ...every, q: name, conditions: { form: ['speaking-slot'] } }).page(1, 1)
    return desk.post(`/admin/programme/categories/${reply?.id}`, { category })
  }

  test('it goes by category, room and time; a category set by staff counts for all of a speaker’s replies', async () => {
    await send('Remote', { ...participation, attendance: 'remote', level: 'head' })
    await send('Later', { ...participation, level: 'head' })
    const speaker = await send('Chosen', { ...participation, level: 'other' })
    await send('Chosen', { ...speakingSlot, level: 'other' }, speaker)
    await setCategory('Chosen', 'UN')
    const represented = await send('Represented', { ...participation, level: 'other' })
    await send('Represented', { ...speakingSlot, level: 'other', ...standIn }, represented)
    await setCategory('Represented', 'MIN')
    const asked = '?order=protocol&column=family_name&column=form&column=protocol_category'
    assert.deepEqual(
      (await rows(asked)).map(([, ...row]) => row),
      [
        ['form', 'protocol_category', 'family_name'],
        ['participation', 'UN', 'Chosen'],
        ['speaking-slot', 'UN', 'Chosen'],
        ['speaking-slot', 'MIN', 'Represented'],
        ['participation', 'REG', 'Later'],
        ['participation', 'REG', 'Remote'],
        ['participation', 'none', 'Represented'],
      ],
    )
  })

  test('the joined sheet is in the order of the participants themselves', async () => {
    const joined = await Array.fromAsync(app.services.exportRows.joined(every, 'protocol'), ({ participant }) => [
      participant.person.family_name,
      categoryOf(participant),
    ])
    assert.deepEqual(joined, [
      ['Chosen', 'UN'],
      ['Later', 'REG'],
      ['Remote', 'REG'],
      ['Represented', 'none'],
    ])
  })
})
