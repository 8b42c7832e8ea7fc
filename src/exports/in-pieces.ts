import type { Rows } from './yielding-between.ts'

/** The rows, so many to a piece; the last may have fewer. */
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
