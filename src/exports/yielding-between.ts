import { setImmediate } from 'node:timers/promises'

/** Rows from memory, or produced asynchronously. */
export type Rows<R> = Iterable<R> | AsyncIterable<R>

let lastTurn: Promise<unknown> = Promise.resolve()

/** Between two pieces, of whatever files, everybody else is answered, however many are being made. */
function myTurn(): Promise<unknown> {
  lastTurn = lastTurn.then(() => setImmediate())
  return lastTurn
}

/** Lets other requests run before each piece, so that a long file does not block the site. */
export async function* yieldingBetween<P>(pieces: Rows<P>): AsyncGenerator<P> {
  await myTurn()
  for await (const piece of pieces) {
    yield piece
    await myTurn()
  }
}
