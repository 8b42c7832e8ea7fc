import { concernInComposing, type DeliveryError } from './delivery-errors.ts'
import type { Letter } from './letter.ts'
import type { LetterLink } from './letter-link.ts'
import type { State } from './put-off.ts'

/**
 * For so long a claimed letter is nobody else's. Whoever died with it in hand leaves it to the next,
 * who sends it with the same Message-ID.
 */
const leaseMinutes = 5
/** A try takes three minutes at most (`src/letters/mail-server.ts`): one that is begun later might outlast the claim. */
const beginMinutes = 1

/** So many wait for the disk once. */
const mostInHand = 32

export type LetterInHand = {
  letter: Letter
  /** Throws what kept it from being made. */
  ownLink(): LetterLink | undefined
}

/** What was claimed together. Letters about one participant leave in their order, and so in one queue. */
export type Hand = { queues: LetterInHand[][]; beginsBefore: Temporal.Instant; isFull: boolean }

/** Whether a server takes letters at all is found out with one. */
export function claimDue(state: State): Promise<Hand> {
  const { commits, store, clock, halt } = state
  const most = halt.isTaking() ? mostInHand : 1
  return commits.together(() => {
    const now = clock.now()
    const ids = store.claimDue(String(now), String(now.add({ minutes: leaseMinutes })), most)
    return {
      queues: inQueues(store.lettersIn(ids)).map(queue =>
        queue.map(letter => ({ letter, ownLink: linkOf(state, letter) })),
      ),
      beginsBefore: now.add({ minutes: beginMinutes }),
      isFull: ids.length === most,
    }
  })
}

const inQueues = (letters: readonly Letter[]): Letter[][] => [
  ...Map.groupBy(letters, ({ participantId, recipient }) => participantId ?? recipient).values(),
]

/** It is on the disk before the letter leaves, and waits for that together with the claim. */
function linkOf(state: State, letter: Letter): LetterInHand['ownLink'] {
  try {
    const made = state.linkOf(letter)
    return () => made
  } catch (thrown) {
    const error = thrown as DeliveryError
    if (concernInComposing(error) === 'everybody') throw error
    return () => {
      throw error
    }
  }
}

/** Those with which nothing was tried, once the database takes it. */
export function giveBack(state: State, { queues }: Hand): void {
  const { clock, store, unnoted } = state
  const now = String(clock.now())
  for (const { letter } of queues.flat()) unnoted.push(() => store.release(letter, now))
}
