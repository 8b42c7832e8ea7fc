import { Readable } from 'node:stream'

const bytesAhead = 2 ** 18

/**
 * Bytes that are made before they are asked for: while one thread packs or sends a piece of a file,
 * this one goes on with the next.
 */
export const madeAhead = (pieces: AsyncIterable<string | Uint8Array>): Readable =>
  Readable.from(pieces, { objectMode: false, highWaterMark: bytesAhead })
