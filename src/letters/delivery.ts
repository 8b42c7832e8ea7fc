import { setImmediate } from 'node:timers/promises'
import type { ComposedLetter } from './compose.ts'
import { concernInComposing, type DeliveryError } from './delivery-errors.ts'
import { createHalt } from './halt.ts'
import { claimDue, giveBack, type Hand, type LetterInHand } from './in-hand.ts'
import type { Letter } from './letter.ts'
import {
  concernInSending,
  type DeliveryTools,
  note,
  noteWhatIsLeft,
  putOff,
  type State,
} from './put-off.ts'

export type Delivery = ReturnType<typeof createDelivery>

/** Big providers take three connections from one mail box; the third is for asking whether they take any. */
const lettersAtOnce = 2

/** Sends what is due; it is claimed first, so that two processes share it. */
export function createDelivery(tools: DeliveryTools) {
  const state: State = { ...tools, halt: createHalt(tools.clock), unnoted: [] }
  let isStopping = false
  let underWay: Promise<void> | undefined

  const goesOn = (): boolean => !isStopping && !state.halt.isOn()

  async function deliverAll(): Promise<void> {
    // What cannot be noted is not sent.
    if (tools.health.trouble()) return
    noteWhatIsLeft(state)
    for (let isMore = true; isMore && goesOn(); ) {
      const hand = await claimDue(state)
      const isGivenBack = await deliverHand(state, hand, goesOn)
      isMore = (hand.isFull || isGivenBack) && state.unnoted.length === 0
    }
    endWithoutLetters(state)
  }

  const begin = (): Promise<void> =>
    deliverAll()
      .catch(error => {
        tools.health.notice(error)
        tools.log.error({ error: String(error) }, 'outbox')
      })
      .finally(() => {
        underWay = undefined
      })

  return {
    /** Why no letter leaves; undefined: they do. */
    trouble: state.halt.trouble,
    isUnderWay: (): boolean => underWay !== undefined,
    /** Never rejects: what goes wrong is kept with the letter. */
    deliverDue(): Promise<void> {
      underWay ??= begin()
      return underWay
    },
    /** Finishes the letters that are being sent, and begins no other. */
    async finish(): Promise<void> {
      isStopping = true
      await underWay
    },
  }
}

/** Another process has sent what this one could not. */
function endWithoutLetters({ store, halt }: State): void {
  if (halt.trouble() && store.countWaiting() === 0) halt.end()
}

/** Whether some were given back, with which nothing was tried. */
async function deliverHand(state: State, hand: Hand, goesOn: () => boolean): Promise<boolean> {
  const { clock, unnoted } = state
  const isInTime = () => Temporal.Instant.compare(clock.now(), hand.beginsBefore) < 0
  const mayBegin = () => goesOn() && unnoted.length === 0 && isInTime()
  const queues = hand.queues.values()
  const deliverOneByOne = async () => {
    for (const queue of queues)
      while (queue.length > 0 && mayBegin()) {
        await deliver(state, queue.shift() as LetterInHand)
        // Whoever has asked for a page meanwhile comes first.
        await setImmediate()
      }
  }
  const lanes = Array.from({ length: lettersAtOnce }, deliverOneByOne)
  await Promise.allSettled(lanes)
  giveBack(state, hand)
  noteWhatIsLeft(state)
  // Throws what one of them threw.
  await Promise.all(lanes)
  return hand.queues.some(queue => queue.length > 0)
}

async function deliver(state: State, { letter, ownLink }: LetterInHand): Promise<void> {
  const { store, clock, log, transport, halt } = state
  const composed = await compose(state, letter, ownLink)
  if (!composed) return
  try {
    // Called back or deleted while it waited in the hand.
    if (store.stateOf(letter) !== 'queued') return
    await transport.send(letter, composed)
  } catch (thrown) {
    const error = thrown as DeliveryError
    return putOff(state, letter, error, await concernInSending(state, letter, error))
  }
  halt.end()
  log.info({ letter: letter.id, kind: letter.kind }, 'letter sent')
  const at = String(clock.now())
  note(state, letter, () => store.markSent(letter.id, at))
}

/** Undefined: it was put off, for no other letter lacks what this one does. */
async function compose(
  state: State,
  letter: Letter,
  ownLink: LetterInHand['ownLink'],
): Promise<ComposedLetter | undefined> {
  try {
    return await state.compose(letter, ownLink())
  } catch (thrown) {
    const error = thrown as DeliveryError
    const concern = concernInComposing(error)
    state.log.error({ letter: letter.id, error: error.stack }, 'letter not composed')
    putOff(state, letter, concern === 'later' ? new Error('not_composed') : error, concern)
    return undefined
  }
}
