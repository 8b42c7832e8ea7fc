import { relative } from 'node:path'
import { Readable } from 'node:stream'
import { spec, type TestEvent } from 'node:test/reporters'

const shown = 10

/** Node's own report, with the files that took longest before its closing lines. */
export default async function* report(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  yield* Readable.from(withSlowest(events)).compose(new spec()) as AsyncIterable<string>
}

async function* withSlowest(events: AsyncIterable<TestEvent>): AsyncGenerator<TestEvent> {
  const milliseconds = new Map<string, number>()
  let isTold = false
  for await (const event of events) {
    const { type, data } = event
    if (type === 'test:complete' && data.file && data.nesting === 0) {
      const before = milliseconds.get(data.file) ?? 0
      milliseconds.set(data.file, before + data.details.duration_ms)
    }
    // The closing lines are about no file.
    if (type === 'test:diagnostic' && !data.file && !isTold) {
      isTold = true
      yield* linesOf(milliseconds)
    }
    yield event
  }
}

const linesOf = (milliseconds: Map<string, number>): TestEvent[] =>
  [...milliseconds]
    .toSorted(([, one], [, other]) => other - one)
    .slice(0, shown)
    .map(([file, time]) => `${(time / 1000).toFixed(1).padStart(6)} s  ${relative(process.cwd(), file)}`)
    .map(message => ({ type: 'test:diagnostic', data: { nesting: 0, message, level: 'info' } }) as TestEvent)
