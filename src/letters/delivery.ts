import type { Logger } from 'pino'
import type { Clock } from '../clock.ts'
import type { ComposedLetter } from './compose.ts'
import { type Concern, concernOf, type DeliveryError, minutesToNextTry } from './delivery-errors.ts'
import { createHalt, type Halt } from './halt.ts'
import type { Letter } from './letter.ts'
import type { LetterStore } from './letters-store.ts'
import { postBoxOf } from './post-box.ts'
import type { Transport } from './transport.ts'

type Tools = {
  store: LetterStore
  clock: Clock
  log: Logger
  transport: Transport
  compose(letter: Letter): Promise<ComposedLetter>
}

type State = Tools & {
  halt: Halt
  /** What became of letters, while the database took no note of it. */
  unnoted: (() => void)[]
}

export type Delivery = ReturnType<typeof createDelivery>

/**
 * For so long a claimed letter is nobody else's. A try is over before: whoever died with the letter
 * in hand leaves it to the next, who sends it with the same Message-ID.
 */
const leaseMinutes = 5

/** Of a server's answer: it is kept with the letter, and stands on the desk's pages. */
const mostCharacters = 500

/** Sends what is due, one letter at a time; each is claimed first, so that two processes share them. */
export function createDelivery(tools: Tools) {
  const state: State = { ...tools, halt: createHalt(tools.clock), unnoted: [] }
  let isStopping = false
  let underWay: Promise<void> | undefined

  async function deliverAll(): Promise<void> {
    noteWhatIsLeft(state)
    while (!isStopping && !state.halt.isOn()) {
      const letter = claimDue(state)
      if (!letter) return endWithoutLetters(state)
      await deliver(state, letter)
    }
  }

  const begin = (): Promise<void> =>
    deliverAll()
      .catch(error => tools.log.error({ error: String(error) }, 'outbox'))
      .finally(() => {
        underWay = undefined
      })

  return {
    /** Why no letter leaves; undefined: they do. */
    trouble: state.halt.trouble,
    /** Never rejects: what goes wrong is kept with the letter. */
    deliverDue(): Promise<void> {
      underWay ??= begin()
      return underWay
    },
    /** Finishes the letter in hand, and begins no other. */
    async finish(): Promise<void> {
      isStopping = true
      await underWay
    },
  }
}

/** Another process has sent what this one could not. */
function endWithoutLetters({ store, halt }: State): void {
  if (store.countWaiting() === 0) halt.end()
}

function claimDue({ store, clock }: State): Letter | undefined {
  const now = clock.now()
  const id = store.claimDue(String(now), String(now.add({ minutes: leaseMinutes })))
  return id === undefined ? undefined : store.letter(id)
}

async function deliver(state: State, letter: Letter): Promise<void> {
  const { store, clock, log, transport, compose, halt } = state
  try {
    await transport.send(letter, await compose(letter))
  } catch (error) {
    return await putOff(state, letter, error as DeliveryError)
  }
  halt.end()
  log.info({ letter: letter.id, kind: letter.kind }, 'letter sent')
  const at = String(clock.now())
  note(state, () => store.markSent(letter.id, at))
}

async function putOff(state: State, letter: Letter, error: DeliveryError): Promise<void> {
  const { store, clock, log, halt } = state
  const concern = await concernInTheEnd(state, letter, concernOf(error))
  const { id, attempts } = letter
  const said = error.message.slice(0, mostCharacters)
  log.warn({ letter: id, attempts, concern, code: error.responseCode }, 'letter not sent')
  const now = clock.now()
  if (concern === 'everybody') {
    const until = halt.begin(said)
    return note(state, () => store.unclaim(id, said, String(until)))
  }
  const minutes = concern === 'later' ? minutesToNextTry(attempts) : undefined
  note(state, () =>
    minutes === undefined
      ? store.giveUp(id, said, String(now))
      : store.retryLater(id, said, String(now.add({ minutes }))),
  )
}

/**
 * A server that hangs up on one letter and greets the next has something against the letter, unless
 * it does so with everybody's.
 */
async function concernInTheEnd(
  { transport, halt }: State,
  { recipient }: Letter,
  concern: Concern,
): Promise<Concern> {
  if (concern === 'unknown' && !(await transport.isReachable())) return 'everybody'
  if (concern !== 'unknown' && concern !== 'later') return concern
  return halt.isForAll(postBoxOf(recipient)) ? 'everybody' : 'later'
}

/** Throws where the database takes nothing: the note is kept, and no other letter leaves before it. */
function note(state: State, write: () => void): void {
  state.unnoted.push(write)
  noteWhatIsLeft(state)
}

function noteWhatIsLeft({ unnoted }: State): void {
  for (let write = unnoted[0]; write; write = unnoted[0]) {
    write()
    unnoted.shift()
  }
}
