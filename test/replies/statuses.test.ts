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

test('each look has its rule in a style sheet, but for the usual one', () => {
  const css = ['site/status.css', 'desk/status.css']
    .map(file => readFileSync(join(import.meta.dirname, '../../views/assets', file), 'utf8'))
    .join('')
  const looks = new Set(forms.flatMap(statusesOf).map(({ look }) => look))
  for (const look of looks) assert.equal(css.includes(`.status--${look}`), look !== 'open', look)
})

test('the secretariat decides in the order of the list', () => {
  const names = (...asked: string[]) => decidableStatuses(asked.length ? asked : undefined).map(({ name }) => name)
  assert.deepEqual(names(noteForm), ['noted'])
  assert.deepEqual(names(slotForm), ['in_review', 'slot_offered', 'waiting', 'refused'])
  assert.deepEqual(names(seatForm), ['noted', 'invited', 'waiting', 'refused'])
  assert.deepEqual(names(), ['noted', 'in_review', 'slot_offered', 'waiting', 'refused', 'invited'])
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
