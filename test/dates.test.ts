import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isoDayOf, short, shortInYear } from '../src/dates.ts'

test('moments in tables and files are those of the event, up to the second at which its clocks change', () => {
  const moments = [
    ['2025-03-30T00:59:59.999Z', '30.03.2025, 01:59'],
    ['2025-03-30T01:00:00Z', '30.03.2025, 03:00'],
    ['2025-10-26T00:59:59Z', '26.10.2025, 02:59'],
    ['2025-10-26T01:00:00Z', '26.10.2025, 02:00'],
    ['2024-12-31T22:59:00Z', '31.12.2024, 23:59'],
    ['2024-12-31T23:00:00Z', '01.01.2025, 00:00'],
  ]
  const instants = moments.map(([instant = '']) => Temporal.Instant.from(instant))
  const shown = moments.map(([, text = '']) => text)
  assert.deepEqual(instants.map(short), shown)
  assert.deepEqual(
    instants.map(shortInYear),
    shown.map(text => text.replace(/\.\d{4}/, '')),
  )
  assert.deepEqual(instants.map(isoDayOf), [
    '2025-03-30',
    '2025-03-30',
    '2025-10-26',
    '2025-10-26',
    '2024-12-31',
    '2025-01-01',
  ])
})
