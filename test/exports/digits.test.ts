import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { aiGovernanceDay, participation, speakingSlot } from '../support/answers.ts'
import { useApp } from '../support/app.ts'
import { createDial } from '../support/clock.ts'
import { createDesk } from '../support/desk.ts'
import { asItLooks, useLibreOffice } from '../support/libreoffice.ts'
import { signedIn } from '../support/staff.ts'

/** As an office types it that knows no better; none of it is a number. */
const typed = {
  contact_phone: '84950000000',
  native_name: '0012',
  position_ru: '1-2',
  organization_ru: '1/2',
  contact_name: '12345678901234567890',
  contact_position: '8-9',
}

/** What a person reads: the tab behind is nothing to see. */
const read = (cell: string | undefined) => cell?.replace(/\t$/, '')

const readBack = useLibreOffice()

describe('digits that were typed are what was typed, in a spreadsheet that is opened in a hurry', () => {
  const app = useApp({}, createDial())
  let desk: Awaited<ReturnType<typeof signedIn>>
  before(async () => {
    const made = createDesk(app)
    const speaker = await made.participant(['participation', 'speaking-slot', 'ai-governance-day'], {
      ...participation,
      ...speakingSlot,
      ...aiGovernanceDay,
      ...typed,
      topic: '1E5 500',
      'delegation_members[0][name]': '0044',
      'delegation_members[0][position]': '5 мая',
      'advisers[0][name]': '00044',
      invitation_code: '0017',
    })
    made.decide(speaker, 'speaking-slot', 'slot_offered', 'segment-9-july')
    made.decide(speaker, 'ai-governance-day', 'invited')
    const { id, version } = speaker.reply('ai-governance-day')
    app.services.decisions.run([{ id, version }], { kind: 'release' }, 'x')
    app.services.seating.seat([{ replyId: id, from: null }], { table: 3 }, 'x')
    app.services.labels.addTag(speaker.participant(), '2025', 'x')
    desk = await signedIn(app, 'reviewer', 'ru')
  })

  const opened = async (path: string) => {
    const file = new Uint8Array(await (await desk.get(path)).arrayBuffer())
    const [sheet] = Object.values(await readBack(file, 'csv', asItLooks))
    const [codes = [], ...rows] = sheet ?? []
    return rows.map(row => Object.fromEntries(codes.map((code, at) => [code, row[at]])))
  }
  const told = (row: Record<string, string | undefined> | undefined, codes: readonly string[]) =>
    codes.map(code => [code, read(row?.[code])])

  test('replies', async () => {
    const [reply, slot, day] = await opened('/admin/replies.csv')
    assert.deepEqual(told(reply, Object.keys(typed)), Object.entries(typed))
    assert.deepEqual(told(reply, ['delegation_members.1.name', 'delegation_members.1.position', 'tags']), [
      ['delegation_members.1.name', '0044'],
      ['delegation_members.1.position', '5 мая'],
      ['tags', '2025'],
    ])
    assert.deepEqual([read(slot?.topic), read(day?.invitation_code)], ['1E5 500', '0017'])
    // What the program writes has nothing behind it, for scripts.
    assert.deepEqual(
      [reply?.['days.2025-07-08'], day?.table, /\t/.test(reply?.reference ?? '\t'), reply?.submitted_at],
      ['#1', '#3', false, '2025-04-28T07:00:00Z'],
    )
  })

  test('the running order', async () => {
    const [line] = await opened('/admin/programme.csv')
    assert.deepEqual([read(line?.native_name), read(line?.topic), line?.place], ['0012', '1E5 500', '#1'])
  })

  for (const door of ['round-table', 'afternoon'])
    test(`the list of the ${door}`, async () => {
      const [line] = await opened(`/admin/seating/${door}.csv`)
      assert.deepEqual(
        [read(line?.native_name), read(line?.organization_ru), read(line?.adviser_1), line?.table],
        ['0012', '1/2', '00044', '#3'],
      )
    })
})
