import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cleanLine, cleanLines } from '../../src/forms/normalise.ts'

const joiner = '\u200c'
const tenSeconds = 10_000_000

test('the ends lose blanks and joiners, the inside keeps what means something', () => {
  assert.equal(cleanLines(` \u2060\u200f\n a${joiner}b  c \n${joiner}\u00a0 `), `a${joiner}b  c`)
  assert.equal(cleanLine(` \u2060\u200f\n a${joiner}b \n c \n${joiner}\u00a0 `), `a${joiner}b c`)
  assert.deepEqual([cleanLines(` ${joiner} `), cleanLine('')], ['', ''])
})

test('a long run inside a text is cleaned by work that does not grow with the square of its length', () => {
  const before = process.cpuUsage()
  for (const run of [' '.repeat(400_000), joiner.repeat(400_000), `${joiner} `.repeat(200_000)])
    assert.equal(cleanLines(`a${run}b`), `a${run}b`)
  assert.equal(cleanLine(`a${' '.repeat(400_000)}b`), 'a b')
  // Milliseconds are enough; with such growth each of these takes minutes. The processor's time, so that nobody waits in it.
  const { user } = process.cpuUsage(before)
  assert.ok(user < tenSeconds, `${user} µs`)
})

test('more marks on a letter than any language has are kept, and put in order 30 at a time', () => {
  const [above, below, apart] = ['\u0307', '\u0331', '\u034f']
  const few = `q${above.repeat(15)}${below.repeat(15)}`
  assert.equal(cleanLine(few), `q${below.repeat(15)}${above.repeat(15)}`)
  assert.equal(cleanLine(few + above), `q${below.repeat(15)}${above.repeat(15)}${apart}${above}`)
  const many = cleanLine(`q${(above + below).repeat(120_000)}`)
  assert.equal(
    many,
    `q${Array(8000)
      .fill(below.repeat(15) + above.repeat(15))
      .join(apart)}`,
  )
  assert.equal(cleanLine(many), many)
})
