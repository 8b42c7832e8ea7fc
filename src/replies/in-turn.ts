import { setImmediate } from 'node:timers/promises'

/** Pieces of a long file, one after another: between two of them whoever else has asked is answered first. */
export async function* inTurn<P>(pieces: Iterable<P>): AsyncGenerator<P> {
  for (const piece of pieces) {
    yield piece
    await setImmediate()
  }
}
