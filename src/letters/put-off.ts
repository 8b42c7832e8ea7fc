import type { Logger } from 'pino'
import type { Clock } from '../clock.ts'
import type { Commits } from '../commits.ts'
import type { DatabaseHealth } from '../database-health.ts'
import { postBoxOf } from '../post-box.ts'
import type { ComposedLetter } from './compose.ts'
import { type Concern, concernOf, type DeliveryError, minutesToNextTry } from './delivery-errors.ts'
import type { Halt } from './halt.ts'
import type { Letter } from './letter.ts'
import type { LetterLink } from './letter-link.ts'
import type { LetterStore } from './letters-store.ts'
import type { Transport } from './transport.ts'

export type DeliveryTools = {
  store: LetterStore
  clock: Clock
  log: Logger
  health: DatabaseHealth
  commits: Commits
  transport: Transport
  /** A new link, which is stored in the transaction that is open; undefined: the letter needs none. */
  linkOf(letter: Letter): LetterLink | undefined
  compose(letter: Letter, ownLink: LetterLink | undefined): Promise<ComposedLetter>
}

export type State = DeliveryTools & {
  halt: Halt
  /** What became of letters, while the database took no note of it. */
  unnoted: (() => void)[]
}

/** Of a server's answer: it is kept with the letter, and stands on the desk's pages. */
const mostCharacters = 500

/** Of a letter that was claimed and has not left. */
export function putOff(state: State, letter: Letter, error: DeliveryError, concern: Concern): void {
  state.health.notice(error)
  const { id, attempts } = letter
  state.log.warn({ letter: id, attempts, concern, code: error.responseCode }, 'letter not sent')
  note(state, letter, outcome(state, letter, error.message.slice(0, mostCharacters), concern))
}

function outcome({ store, clock, halt }: State, letter: Letter, said: string, concern: Concern) {
  const { id, attempts } = letter
  const now = clock.now()
  if (concern === 'everybody') {
    const until = halt.begin(said)
    return () => store.unclaim(id, said, String(until))
  }
  const minutes = concern === 'later' ? minutesToNextTry(attempts) : undefined
  return () =>
    minutes === undefined
      ? store.giveUp(id, said, String(now))
      : store.retryLater(id, said, String(now.add({ minutes })))
}

/**
 * A server that hangs up on one letter and greets the next has something against the letter, unless
 * it does so with everybody's.
 */
export async function concernInSending(
  { transport, halt }: State,
  { recipient }: Letter,
  error: DeliveryError,
): Promise<Concern> {
  const concern = concernOf(error)
  if (concern === 'unknown' && !(await transport.isReachable())) return 'everybody'
  if (concern !== 'unknown' && concern !== 'later') return concern
  return halt.isForAll(postBoxOf(recipient)) ? 'everybody' : 'later'
}

/** Throws where the database takes nothing: the note is kept, and no other letter leaves before it. */
export function note(state: State, letter: Letter, write: () => void): void {
  const { store, transport, unnoted } = state
  // It may have been deleted while it was in hand.
  unnoted.push(() => (store.stateOf(letter) ? write() : transport.takeBack(letter)))
  noteWhatIsLeft(state)
}

/** A power cut that undoes a note has the letter sent again, with the same Message-ID. */
export function noteWhatIsLeft({ commits, unnoted }: State): void {
  for (let write = unnoted[0]; write; write = unnoted[0]) {
    commits.withoutDisk(write)
    unnoted.shift()
  }
}
