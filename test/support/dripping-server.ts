import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { createInterface } from 'node:readline'

/** Where a mail server begins to talk and comes to no end. */
export const drips = [
  'greeting',
  'EHLO',
  'AUTH',
  'MAIL',
  'RCPT',
  'DATA',
  'end of the letter',
  'QUIT',
  'STARTTLS',
] as const
export type Drip = (typeof drips)[number]

const dripMilliseconds = 50

/** A mail server that takes letters, and at one step goes on with `250-…` for as long as it is asked to. */
export async function startDrippingServer() {
  let drip: Drip | undefined
  const offers = () => ['well', 'AUTH PLAIN', ...(drip === 'STARTTLS' ? ['STARTTLS'] : [])]
  const taken: string[] = []
  const sockets = new Set<Socket>()
  const { promise: isDripping, resolve: hasBegun } = Promise.withResolvers<void>()
  const server = createServer(socket => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    const say = (step: string, code: number, lines: readonly string[] = ['well']) => {
      if (step !== drip) return void socket.write(linesOf(code, lines))
      hasBegun()
      dripInto(socket, code)
    }
    say('greeting', 220)
    let letter: string[] | undefined
    const answer = (step: string) => {
      if (step === 'DATA' && drip !== 'DATA') letter = []
      say(step, codes[step] ?? 250, step === 'EHLO' ? offers() : undefined)
      if (step === 'QUIT' && drip !== 'QUIT') socket.end()
    }
    const take = (line: string) => {
      if (line !== '.') return void letter?.push(line)
      taken.push(/^message-id: (.*)$/im.exec(letter?.join('\n') ?? '')?.[1] ?? '')
      letter = undefined
      say('end of the letter', 250)
    }
    createInterface({ input: socket }).on('line', line => (letter ? take(line) : answer(line.split(' ')[0] ?? '')))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `smtp://desk:secret@127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** Message-IDs of what it was given whole. */
    taken,
    /** Settled once it has begun. */
    isDripping: () => isDripping,
    dripsAt: (step: Drip | undefined): void => {
      drip = step
    },
    close(): void {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}

const codes: Record<string, number> = { AUTH: 235, DATA: 354, QUIT: 221, STARTTLS: 220 }

const linesOf = (code: number, lines: readonly string[]): string =>
  lines.map((line, at) => `${code}${at < lines.length - 1 ? '-' : ' '}${line}\r\n`).join('')

function dripInto(socket: Socket, code: number): void {
  const timer = setInterval(() => socket.write(`${code}-and on\r\n`), dripMilliseconds)
  socket.on('close', () => clearInterval(timer))
}
