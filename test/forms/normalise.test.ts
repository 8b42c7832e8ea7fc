import assert from 'node:assert/strict'
import { test } from 'node:test'
import { httpLink, oneEmail } from '../../src/forms/address-rules.ts'
import { cleanEmail, cleanLink } from '../../src/forms/clean-address.ts'
import { cleanLine, cleanLines } from '../../src/forms/normalise.ts'

const joiner = '\u200c'
const [before, behind] = ['ع', 'ر']
const tenSeconds = 10_000_000

test('the ends lose blanks and joiners, the inside keeps what means something', () => {
  const word = `${before}${joiner}${behind}`
  assert.equal(cleanLines(` \u2060\u200f\n ${word}  c \n${joiner}\u00a0 `), `${word}  c`)
  assert.equal(cleanLine(` \u2060\u200f\n ${word} \n c \n${joiner}\u00a0 `), `${word} c`)
  assert.deepEqual([cleanLines(` ${joiner} `), cleanLine('')], ['', ''])
})

test('a long run inside a text is cleaned by work that does not grow with the square of its length', () => {
  const started = process.cpuUsage()
  const many = 400_000
  assert.equal(cleanLines(`a${' '.repeat(many)}b`), `a${' '.repeat(many)}b`)
  assert.equal(cleanLines(`a${joiner.repeat(many)}b`), 'ab')
  assert.equal(cleanLines(`${before}${joiner.repeat(many)}${behind}`), `${before}${behind}`)
  assert.equal(cleanLines(`a${`${joiner} `.repeat(many)}b`), `a${' '.repeat(many)}b`)
  assert.equal(cleanLine(`a${' '.repeat(many)}b`), 'a b')
  for (const run of ['"', '<', '[', '(', '@', '[@', ')', '»', 'x:', '%40']) {
    const text = run.repeat(many)
    assert.equal(typeof (oneEmail(cleanEmail(text)) && httpLink(`https://${cleanLink(text)}`)), 'object')
  }
  // Milliseconds are enough; with such growth each of these takes minutes. The processor's time, so that nobody waits in it.
  const { user } = process.cpuUsage(started)
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
