import { get } from 'node:http'
import { buffer } from 'node:stream/consumers'

/**
 * Somebody else who asks at fixed moments, whether or not the answer before has come: each wait is counted from the
 * moment at which it was due, so that one long standstill is not one short line in the list.
 */
export function startWaiting(urls: readonly string[], everyMilliseconds = 5) {
  const waits = new Map(urls.map(url => [url, [] as number[]]))
  const open = new Set<Promise<void>>()
  const from = performance.now()
  let asked = 0
  async function ask(url: string, due: number): Promise<void> {
    await answered(url).catch(() => undefined)
    waits.get(url)?.push(performance.now() - due)
  }
  const timer = setInterval(() => {
    for (; from + asked * everyMilliseconds <= performance.now(); asked++) {
      // Whoever has been waiting longest tells of a standstill; hundreds more would be a flood of their own.
      if (open.size >= mostOpen) continue
      const one = ask(urls[asked % urls.length] ?? '', from + asked * everyMilliseconds)
      open.add(one)
      one.finally(() => open.delete(one))
    }
  }, 1)
  return {
    /** Milliseconds, of each address. */
    async stop(): Promise<Map<string, number[]>> {
      clearInterval(timer)
      await Promise.all(open)
      return waits
    },
  }
}

const mostOpen = 10

const answered = (url: string): Promise<Buffer> =>
  new Promise((done, failed) => {
    get(url, { agent: false }, response => buffer(response).then(done, failed)).on('error', failed)
  })
