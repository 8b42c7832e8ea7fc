import { once } from 'node:events'
import { connect } from 'node:net'

export type Answered = { status: number; bytes: number }

const headEnd = Buffer.from('\r\n\r\n')
const lastChunk = Buffer.from('0\r\n\r\n')

/**
 * A kept connection that sends one request after another. It reads no more of an answer than it must to know where it
 * ends, so that asking costs less than answering: a client of Node itself would be what is measured.
 */
export async function openConnection(port: number, host = '127.0.0.1') {
  let wanted: { done: (answer: Answered) => void; failed: (error: Error) => void } | undefined
  let answer = newAnswer()
  // Read into the same bytes each time: a stream would make new ones for each piece, which costs as much as the rest.
  const onread = {
    buffer: Buffer.allocUnsafe(65_536),
    callback: (length: number, into: Uint8Array) => read(length, into),
  }
  const socket = connect({ port, host, noDelay: true, onread })
  await once(socket, 'connect')

  function read(length: number, into: Uint8Array): boolean {
    take(answer, Buffer.from(into.buffer, into.byteOffset, length))
    if (!isWhole(answer)) return true
    const { status, bytes } = answer
    answer = newAnswer()
    const { done } = wanted ?? {}
    wanted = undefined
    done?.({ status, bytes })
    return true
  }
  const fail = (error: Error) => wanted?.failed(error)
  socket.on('error', fail)
  socket.on('close', () => fail(new Error('The connection was closed')))

  return {
    ask: (request: string | Buffer): Promise<Answered> =>
      new Promise((done, failed) => {
        wanted = { done, failed }
        socket.write(request)
      }),
    close: () => socket.destroy(),
  }
}

/** `length`: of the body, once the head has said it; of chunks it does not. */
type Reading = { head: Buffer; status: number; length: number | 'chunks' | undefined; bytes: number; tail: Buffer }

const nothing = Buffer.alloc(0)
const newAnswer = (): Reading => ({ head: nothing, status: 0, length: undefined, bytes: 0, tail: headEnd })

/** What is kept of a piece is copied: its bytes are those of the next one. */
function take(answer: Reading, piece: Buffer): void {
  if (answer.length === undefined) takeHead(answer, piece)
  else takeBody(answer, piece)
}

/** With what of the body has come with it. */
function takeHead(answer: Reading, piece: Buffer): void {
  const begun = answer.head.length === 0 ? piece : Buffer.concat([answer.head, piece])
  const end = begun.indexOf(headEnd)
  if (end < 0) {
    answer.head = Buffer.from(begun)
    return
  }
  const head = begun.toString('latin1', 0, end)
  answer.status = Number(head.slice(9, 12))
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1]
  const hasChunks = /\r\ntransfer-encoding: *chunked/i.test(head)
  answer.length = hasChunks ? 'chunks' : Number(length ?? 0)
  takeBody(answer, begun.subarray(end + headEnd.length))
}

function takeBody(answer: Reading, piece: Buffer): void {
  answer.bytes += piece.length
  if (answer.length !== 'chunks') return
  const end = piece.length < lastChunk.length ? Buffer.concat([answer.tail, piece]) : piece
  answer.tail = Buffer.from(end.subarray(-lastChunk.length))
}

const isWhole = ({ length, bytes, tail }: Reading): boolean =>
  length === 'chunks' ? tail.equals(lastChunk) : length !== undefined && bytes >= length
