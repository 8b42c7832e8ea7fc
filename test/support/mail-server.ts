import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { after, before } from 'node:test'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'

/** What the server does with the next letter: takes it, answers with a code, and in its own words, says nothing more, or hangs up. */
export type Behaviour = 'accept' | 'stall' | 'drop' | number | Refusal

/** A step of the talk before the letter itself. */
export type Step = 'greeting' | 'password' | 'sender' | 'recipient'
type Refusal = { code: number; says: string }

export type MailServer = Awaited<ReturnType<typeof startMailServer>>

/** A real SMTP server on a free port that can also misbehave. */
export async function startMailServer() {
  const behaviours: Behaviour[] = []
  const seen: string[] = []
  const taken: ParsedMail[] = []
  const waiting: ((letter: ParsedMail) => void)[] = []
  const refusals = new Map<Step, Refusal>()
  const passwords: string[] = []
  const watching: (() => void)[] = []
  const answer = (step: Step, next: (error?: Error) => void) => {
    const refusal = refusals.get(step)
    next(refusal && refusalOf(refusal))
  }

  const server = new SMTPServer({
    authOptional: true,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    onConnect: (_session, next) => answer('greeting', next),
    onAuth({ username, password }, _session, next) {
      passwords.push(String(password))
      answer('password', error => next(error, error ? undefined : { user: username }))
    },
    onMailFrom: (_address, _session, next) => answer('sender', next),
    onRcptTo: (_address, _session, next) => answer('recipient', next),
    async onData(stream, _session, callback) {
      // A sender that dies in the middle has sent nothing.
      const letter = await simpleParser(stream).catch(() => undefined)
      if (!letter) return
      seen.push(letter.messageId ?? '')
      for (const look of watching) look()
      const behaviour = behaviours.shift() ?? 'accept'
      if (behaviour === 'stall') return
      if (behaviour === 'drop') return hangUp()
      if (behaviour !== 'accept') return callback(refusalOf(behaviour))
      callback()
      const wanted = waiting.shift()
      if (wanted) wanted(letter)
      else taken.push(letter)
    },
  })
  const hangUp = () => {
    for (const connection of server.connections) connection._socket.destroy()
  }
  // A dropped connection is what some tests are about.
  server.on('error', () => undefined)
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')

  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    /** Message-IDs of everything that was sent here, taken or not. */
    seen,
    /** Settled once so many have been sent here. */
    hasSeen: (count: number) =>
      new Promise<void>(resolve => {
        const look = () => seen.length >= count && resolve()
        watching.push(look)
        look()
      }),
    /** What happens to the letters that come next; after these all are taken. */
    willDo: (...next: Behaviour[]) => void behaviours.push(...next),
    /** From now on all are taken, whatever was to happen to them. */
    willForget: () => void behaviours.splice(0),
    /** What it answers at this step from now on; nothing: it goes on. */
    refuses: (step: Step, refusal?: Refusal): void =>
      void (refusal ? refusals.set(step, refusal) : refusals.delete(step)),
    /** Every password that came, in clear. */
    passwords,
    /** The next letter that was taken, once it is there. */
    letter(): Promise<ParsedMail> {
      const first = taken.shift()
      return first ? Promise.resolve(first) : new Promise(resolve => waiting.push(resolve))
    },
    close(): Promise<void> {
      hangUp()
      return new Promise(resolve => server.close(() => resolve()))
    },
  }
}

function refusalOf(behaviour: number | Refusal): Error {
  const { code, says } = typeof behaviour === 'number' ? { code: behaviour, says: 'refused' } : behaviour
  return Object.assign(new Error(says), { responseCode: code })
}

/** The same for all tests of the file or the group that calls this. */
export function useMailServer(): MailServer {
  let running: MailServer
  before(async () => {
    running = await startMailServer()
  })
  after(() => running.close())
  return {
    get url() {
      return running.url
    },
    get seen() {
      return running.seen
    },
    get passwords() {
      return running.passwords
    },
    hasSeen: count => running.hasSeen(count),
    willDo: (...next) => running.willDo(...next),
    willForget: () => running.willForget(),
    refuses: (...how) => running.refuses(...how),
    letter: () => running.letter(),
    close: () => running.close(),
  }
}
