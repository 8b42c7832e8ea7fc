import { setImmediate } from 'node:timers/promises'

/** Rows from memory, or produced asynchronously. */
export type Rows<R> = Iterable<R> | AsyncIterable<R>

/** Lets other requests run after each piece, so that a long file does not block the site. */
export async function* yieldingBetween<P>(pieces: Rows<P>): AsyncGenerator<P> {
  for await (const piece of pieces) {
    yield piece
    await setImmediate()
  }
}
