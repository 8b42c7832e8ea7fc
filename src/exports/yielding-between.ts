import { setImmediate } from 'node:timers/promises'

/** Rows from memory, or produced asynchronously. */
export type Rows<R> = Iterable<R> | AsyncIterable<R>

let lastTurn: Promise<unknown> = Promise.resolve()

/** Between two pieces, of whatever files, everybody else is answered, however many are being made. */
function myTurn(): Promise<unknown> {
  lastTurn = lastTurn.then(() => setImmediate())
  return lastTurn
}

/** Always `size` of them, but for the last. */
export async function* inPieces<R>(rows: Rows<R>, size: number): AsyncGenerator<R[]> {
  let piece: R[] = []
  for await (const row of rows) {
    piece.push(row)
    if (piece.length < size) continue
    yield piece
    piece = []
  }
  if (piece.length > 0) yield piece
}

/** Lets other requests run before each piece, so that a long file does not block the site. */
export async function* yieldingBetween<P>(pieces: Rows<P>): AsyncGenerator<P> {
  await myTurn()
  for await (const piece of pieces) {
    yield piece
    await myTurn()
  }
}
