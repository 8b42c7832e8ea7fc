import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { edition } from '#edition/index.ts'
import type { Status } from '../../src/replies/flows/status.ts'
import {
  decidableStatuses,
  firstStatus,
  nextStatuses,
  publicStatus,
  statusAfterChange,
  statuses,
  statusesOf,
  stillFits,
} from '../../src/replies/statuses.ts'

const [noteForm, slotForm, seatForm] = (['note', 'slot', 'seat'] as const).map(
  flow => edition.formOf(flow)?.path ?? assert.fail(`no form is a ${flow}`),
) as [string, string, string]
const forms = [noteForm, slotForm, seatForm]

test('a status that several flows have is the same in all of them, for whoever asks by its name alone', () => {
  const byName = ({ setBy, publicName, isDecided, isWaiting, isConfirmed, isOver, look }: Status) => ({
    setBy,
    publicName,
    isDecided,
    isWaiting,
    isConfirmed,
    isOver,
    look,
  })
  const all = forms.flatMap(statusesOf)
  for (const status of all)
    assert.deepEqual(byName(all.find(({ name }) => name === status.name) as Status), byName(status), status.name)
})

test('every status belongs to a flow, and follows statuses of the same flow', () => {
  const all = new Set(forms.flatMap(statusesOf).map(({ name }) => name))
  assert.deepEqual(statuses.toSorted(), [...all].sort())
  for (const form of forms) {
    const names = statusesOf(form).map(({ name }) => name)
    const unknown = statusesOf(form).flatMap(({ follows = [] }) => follows.filter(one => !names.includes(one)))
    assert.deepEqual(unknown, [], form)
  }
})

test('what is set by somebody follows something, and the rest comes by sending or withdrawing', () => {
  for (const { name, setBy, follows } of forms.flatMap(statusesOf))
    assert.equal(setBy !== undefined, follows !== undefined, name)
})

const styles = (file: string) => readFileSync(join(import.meta.dirname, '../../views/assets', file), 'utf8')
const looks = [...new Set(forms.flatMap(statusesOf).map(({ look }) => look))]

test('each look has its shape on every page, so that nothing is said by colour alone', () => {
  const shapes = styles('site/status.css').matchAll(/([^{}]*)::before \{\s*content: "(\S) "/g)
  const shapeOf = Object.fromEntries(
    [...shapes].flatMap(([, selector = '', shape]) =>
      [...selector.matchAll(/status--(\w+)/g)].map(([, look]) => [look, shape]),
    ),
  )
  assert.deepEqual(shapeOf, { new: '●', positive: '●', ours: '□', theirs: '○', closed: '–' })
  assert.deepEqual(looks.toSorted(), Object.keys(shapeOf).toSorted())
})

/** Of a colour such as `#1a5a9e`, as WCAG 2 defines it. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map(at => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map(part => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

test('each look is read at the desk, on paper and on what is tinted, by day and by night', () => {
  assert.equal(contrast('#000000', '#ffffff'), 21)
  const whole = (colour: string) => colour.replace(/^#(.)(.)(.)$/, '#$1$1$2$2$3$3')
  const token = (name: string, time: 1 | 2) => {
    const found = styles('site/tokens.css').match(`--${name}: light-dark\\((#\\w+), (#\\w+)\\)`)
    return whole(found?.[time] ?? assert.fail(name))
  }
  const desk = styles('desk/status.css')
  const colourOf = (look: string) => desk.match(`status--${look} {\\s*color: var\\(--(\\w+)\\)`)?.[1] ?? 'good'
  const colours = looks.map(colourOf)
  assert.deepEqual(colours.toSorted(), ['closed', 'good', 'new', 'ours', 'theirs'])
  for (const time of [1, 2] as const)
    for (const ground of ['paper', 'tint'])
      for (const colour of colours)
        assert.ok(contrast(token(colour, time), token(ground, time)) >= 4.5, `${colour} on ${ground}, ${time}`)
})

test('the secretariat decides in the order of the list', () => {
  const names = (...asked: string[]) => decidableStatuses(asked.length ? asked : undefined).map(({ name }) => name)
  assert.deepEqual(names(noteForm), ['noted'])
  assert.deepEqual(names(slotForm), ['in_review', 'slot_offered', 'waiting', 'refused'])
  assert.deepEqual(names(seatForm), ['noted', 'invited', 'waiting', 'refused', 'uninvited'])
  assert.deepEqual(names(), ['noted', 'in_review', 'slot_offered', 'waiting', 'refused', 'invited', 'uninvited'])
})

test('outside the secretariat, what it weighs is simply received', () => {
  assert.deepEqual(
    statuses.filter(status => publicStatus(status) !== status).map(status => [status, publicStatus(status)]),
    [
      ['noted', 'received'],
      ['in_review', 'received'],
      ['interest_noted', 'received'],
    ],
  )
})

const asksForSeat = { ai_parts: ['round_table'] }
const comesInTheAfternoon = { ai_parts: ['afternoon'] }

test('a reply begins with what its answers ask for', () => {
  assert.equal(firstStatus(noteForm, {}), 'received')
  assert.equal(firstStatus(slotForm, {}), 'received')
  assert.equal(firstStatus(seatForm, asksForSeat), 'interest_noted')
  assert.equal(firstStatus(seatForm, comesInTheAfternoon), 'received')
})

test('changed answers keep what was decided, unless it was about what is no longer asked for', () => {
  const after = (form: string, from: Parameters<typeof statusAfterChange>[1], answers: object, byStaff = false) =>
    statusAfterChange(form, from, answers as typeof asksForSeat, byStaff)
  assert.equal(after(noteForm, 'noted', {}), 'received')
  assert.equal(after(noteForm, 'noted', {}, true), 'noted')
  assert.equal(after(noteForm, 'withdrawn', {}), 'received')
  assert.equal(after(slotForm, 'confirmed', {}), 'confirmed')
  assert.equal(after(seatForm, 'invited', asksForSeat), 'invited')
  assert.equal(after(seatForm, 'invited', comesInTheAfternoon), 'received')
  assert.equal(after(seatForm, 'received', asksForSeat), 'interest_noted')
})

test('a noted reply that staff correct stays noted; if it now asks for a seat it can be invited', () => {
  assert.equal(statusAfterChange(seatForm, 'noted', comesInTheAfternoon, true), 'noted')
  const status = statusAfterChange(seatForm, 'noted', asksForSeat, true)
  assert.equal(status, 'interest_noted')
  assert.equal(
    nextStatuses({ form: seatForm, status }, 'staff').some(({ name }) => name === 'invited'),
    true,
  )
})

test('a decision that waits for its letter goes on waiting where it may still follow', () => {
  const invitation = { form: seatForm, pendingStatus: 'invited' } as const
  assert.equal(stillFits({ ...invitation, status: 'interest_noted' }), true)
  assert.equal(stillFits({ ...invitation, status: 'received' }), false)
  assert.equal(stillFits({ form: seatForm, status: 'interest_noted', pendingStatus: null }), false)
})

/** Letters, pages, actions and figures are called so too. */
const namesOfOthers: readonly string[] = ['received', 'withdrawn']

test('nobody but the flows names a status: what is so of one is asked of the list', () => {
  const root = join(import.meta.dirname, '../..')
  const own = statuses.filter(status => !namesOfOthers.includes(status))
  const isFree = (file: string) => /^src\/(replies\/flows|edition|demo)\//.test(file)
  const found = globSync('src/**/*.ts', { cwd: root })
    .filter(file => !isFree(file))
    .flatMap(file =>
      own
        .filter(status => readFileSync(join(root, file), 'utf8').includes(`'${status}'`))
        .map(status => `${file}: ${status}`),
    )
  // An address of the running order, which is so called whatever the statuses are.
  assert.deepEqual(found, ['src/routes/admin/running-order.ts: confirmed'])
})
