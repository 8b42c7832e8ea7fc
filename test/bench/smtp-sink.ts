import { createServer, type Socket } from 'node:net'

/** A mail server that greets at once, keeps connections, takes every letter and counts. */
let taken = 0
let first = 0
let last = 0
let connections = 0

const answers: [RegExp, string][] = [
  [/^(EHLO|HELO)/i, '250-sink\r\n250-PIPELINING\r\n250 8BITMIME\r\n'],
  [/^DATA/i, '354 Go on\r\n'],
  [/^QUIT/i, '221 Bye\r\n'],
]

function serve(socket: Socket): void {
  connections += 1
  socket.setNoDelay(true)
  socket.on('error', () => undefined)
  socket.write('220 sink ESMTP\r\n')
  let [text, isLetter] = ['', false]
  socket.setEncoding('latin1').on('data', (piece: string) => {
    text += piece
    for (let end = endOf(text, isLetter); end >= 0; end = endOf(text, isLetter)) {
      const command = text.slice(0, end)
      text = text.slice(end + (isLetter ? '\r\n.\r\n' : '\r\n').length)
      if (isLetter) take()
      socket.write(isLetter ? '250 Taken\r\n' : (answers.find(([word]) => word.test(command))?.[1] ?? '250 Ok\r\n'))
      isLetter = !isLetter && /^DATA/i.test(command)
    }
  })
}

const endOf = (text: string, isLetter: boolean): number => text.indexOf(isLetter ? '\r\n.\r\n' : '\r\n')

function take(): void {
  last = performance.now()
  if (taken === 0) first = last
  taken += 1
}

const server = createServer(serve).listen(0, '127.0.0.1', () => process.send?.(server.address()))
process.on('message', () => process.send?.({ taken, seconds: (last - first) / 1000, connections }))
