import { setImmediate } from 'node:timers/promises'

/** Rows as they come, from memory or in turns of their own. */
export type Rows<R> = Iterable<R> | AsyncIterable<R>

/** Pieces of a long file, one after another: between two of them whoever else has asked is answered first. */
export async function* inTurn<P>(pieces: Rows<P>): AsyncGenerator<P> {
  for await (const piece of pieces) {
    yield piece
    await setImmediate()
  }
}
