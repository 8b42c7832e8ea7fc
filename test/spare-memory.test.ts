import assert from 'node:assert/strict'
import { test } from 'node:test'
import { giveBack } from '../src/spare-memory.ts'

/** Small things, of which V8 makes its heap larger and keeps it so. */
const things = () => Array.from({ length: 1_000_000 }, (_, number) => ({ number, text: String(number) }))

test('memory that a busy time has taken is given back, each time anew', () => {
  const heap = () => process.memoryUsage().heapTotal
  for (const _ of [1, 2]) {
    assert.equal(things().length, 1_000_000)
    const busy = heap()
    giveBack()
    assert.equal(busy - heap() > 30_000_000, true, `${busy} bytes before, ${heap()} after`)
  }
})
