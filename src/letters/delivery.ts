import type { ComposedLetter } from './compose.ts'
import { concernInComposing, type DeliveryError } from './delivery-errors.ts'
import { createHalt } from './halt.ts'
import type { Letter } from './letter.ts'
import {
  concernInSending,
  type DeliveryTools,
  isGone,
  note,
  noteWhatIsLeft,
  putOff,
  type State,
} from './put-off.ts'

export type Delivery = ReturnType<typeof createDelivery>

/**
 * For so long a claimed letter is nobody else's. A try is over before (`src/letters/mail-server.ts`):
 * whoever died with the letter in hand leaves it to the next, who sends it with the same Message-ID.
 */
const leaseMinutes = 5

/** Sends what is due, one letter at a time; each is claimed first, so that two processes share them. */
export function createDelivery(tools: DeliveryTools) {
  const state: State = { ...tools, halt: createHalt(tools.clock), unnoted: [] }
  let isStopping = false
  let underWay: Promise<void> | undefined

  async function deliverAll(): Promise<void> {
    // What cannot be noted is not sent.
    if (tools.health.trouble()) return
    noteWhatIsLeft(state)
    while (!isStopping && !state.halt.isOn()) {
      const letter = claimDue(state)
      if (!letter) return endWithoutLetters(state)
      await deliver(state, letter)
    }
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
  const { store, clock, log, transport, halt } = state
  const composed = await compose(state, letter)
  if (!composed) return
  try {
    if (isGone(state, letter)) return
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
async function compose(state: State, letter: Letter): Promise<ComposedLetter | undefined> {
  try {
    return await state.compose(letter)
  } catch (thrown) {
    const error = thrown as DeliveryError
    const concern = concernInComposing(error)
    state.log.error({ letter: letter.id, error: error.stack }, 'letter not composed')
    putOff(state, letter, concern === 'later' ? new Error('not_composed') : error, concern)
    return undefined
  }
}
