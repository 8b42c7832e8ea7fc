import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setImmediate } from 'node:timers/promises'
import { csvStream, lineOf } from '../../src/exports/csv.ts'
import { xlsxStream } from '../../src/exports/xlsx.ts'

const files = 8
const rows = 1000

test('files that are made at once take turns: between pieces of two of them, others are answered', async () => {
  /** Of each turn of the site: for which files rows were read in it. */
  const turns: Set<number>[] = [new Set()]
  function* rowsOf(file: number) {
    for (let row = 0; row < rows; row++) {
      turns.at(-1)?.add(file)
      yield [`${file}`, `${row}`]
    }
  }
  const streams = Array.from({ length: files }, (_, file) =>
    file % 2
      ? csvStream(rowsOf(file).map(row => lineOf(row, ';')))
      : xlsxStream([{ name: 'x', records: rowsOf(file) }]),
  )
  let unfinished = files
  const made = streams.map(async stream => {
    await stream.resume().toArray()
    unfinished--
  })
  while (unfinished > 0) {
    await setImmediate()
    turns.push(new Set())
  }
  await Promise.all(made)
  assert.deepEqual(new Set(turns.map(({ size }) => size)), new Set([0, 1]))
  // Each has had several, so that they could have met.
  const each = Array.from({ length: files }, (_, file) => turns.filter(turn => turn.has(file)).length)
  assert.ok(Math.min(...each) >= rows / 100, String(each))
})
