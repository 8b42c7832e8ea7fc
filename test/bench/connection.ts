import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

export type Answered = { status: number; bytes: number }

const headEnd = Buffer.from('\r\n\r\n')
const lastChunk = Buffer.from('0\r\n\r\n')

/**
 * A kept connection that sends one request after another. It reads no more of an answer than it must to know where it
 * ends, so that asking costs less than answering: a client of Node itself would be what is measured.
 */
export async function openConnection(port: number, host = '127.0.0.1') {
  const socket: Socket = connect(port, host)
  socket.setNoDelay(true)
  await once(socket, 'connect')
  let wanted: { done: (answer: Answered) => void; failed: (error: Error) => void } | undefined
  let answer = newAnswer()

  socket.on('data', (piece: Buffer) => {
    take(answer, piece)
    if (!isWhole(answer)) return
    const { status, bytes } = answer
    answer = newAnswer()
    const { done } = wanted ?? {}
    wanted = undefined
    done?.({ status, bytes })
  })
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

const newAnswer = (): Reading => ({ head: Buffer.alloc(0), status: 0, length: undefined, bytes: 0, tail: headEnd })

function take(answer: Reading, piece: Buffer): void {
  if (answer.length === undefined) takeHead(answer, piece)
  else takeBody(answer, piece)
}

/** With what of the body has come with it. */
function takeHead(answer: Reading, piece: Buffer): void {
  answer.head = answer.head.length === 0 ? piece : Buffer.concat([answer.head, piece])
  const end = answer.head.indexOf(headEnd)
  if (end < 0) return
  const head = answer.head.toString('latin1', 0, end)
  answer.status = Number(head.slice(9, 12))
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1]
  const hasChunks = /\r\ntransfer-encoding: *chunked/i.test(head)
  answer.length = hasChunks ? 'chunks' : Number(length ?? 0)
  takeBody(answer, answer.head.subarray(end + headEnd.length))
}

function takeBody(answer: Reading, piece: Buffer): void {
  answer.bytes += piece.length
  const end = piece.length < lastChunk.length ? Buffer.concat([answer.tail, piece]) : piece
  answer.tail = Buffer.from(end.subarray(-lastChunk.length))
}

const isWhole = ({ length, bytes, tail }: Reading): boolean =>
  length === 'chunks' ? tail.equals(lastChunk) : length !== undefined && bytes >= length
