import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { setImmediate } from 'node:timers/promises'
import { csvStream, lineOf } from '../../src/exports/csv.ts'
import { xlsxStream } from '../../src/exports/xlsx.ts'

const rows = 10_000
/** Enough to read every row, were each turn to read a piece. */
const turns = 400

for (const [name, open] of [
  ['CSV', (records: IteratorObject<string[]>) => csvStream(records.map(cells => lineOf(cells, ';')))],
  ['XLSX', (records: IteratorObject<string[]>) => xlsxStream([{ name: 'a', records }])],
] as const)
  test(`a ${name} that nobody reads on reads no more rows, and whoever breaks it off ends the reading`, async () => {
    let read = 0
    const ended = Promise.withResolvers<void>()
    function* records() {
      try {
        // Nothing that packs well: what waits is as long as what was read.
        for (; read < rows; read++) yield [randomBytes(150).toString('base64')]
      } finally {
        ended.resolve()
      }
    }
    const file = open(records())
    const pieces = file.iterator({ destroyOnReturn: false })
    while (read === 0) await pieces.next()
    for (let turn = 0; turn < turns; turn++) await setImmediate()
    const readAhead = read
    file.destroy()
    await ended.promise
    assert.ok(readAhead > 0 && read < rows / 2, `${readAhead} ${read}`)
  })
