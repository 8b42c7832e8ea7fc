import type { Clock } from '../clock.ts'
import { createCounter } from '../counter.ts'
import { postBoxOf } from '../post-box.ts'
import { type DailyCaps, ofCap } from './daily-cap.ts'
import type { SentLetter } from './letter-counts-store.ts'
import type { LetterStore } from './letters-store.ts'

/** Minutes after the last letter with a link to a post box, by how many the last 24 hours have had. */
const waits = [0, 10, 120]
/** So many of them a network can cause, so that it uses up nobody else's. */
const mostFromNetwork = 2

type Parts = { store: LetterStore; clock: Clock; caps: DailyCaps }
/** `network`: of the visitor who asks; undefined: no visitor does. */
type Asked = { address: string; isProven: boolean; network: string | undefined }

export type LinkWait = ReturnType<typeof createLinkWait>

/**
 * Whether a letter with a link goes to whoever asks for one. Links last for longer than a day: who
 * owns an address has a working one in the post box whenever they ask, however many others do.
 */
export function createLinkWait({ store, clock, caps }: Parts) {
  const asked = createCounter(clock, 24 * 60)
  const keyOf = (address: string, network = '') => `${network} ${postBoxOf(address)}`

  function mayGo({ address, isProven, network }: Asked): boolean {
    const now = clock.now()
    const postBox = postBoxOf(address)
    const sent = store.toPostBox(postBox, String(now.subtract({ hours: 24 })), ofCap('links'))
    const isFirst = !sent.some(({ recipient }) => isSame(recipient, address))
    if (isFirst && isProven) return true
    if (caps.isNetworkOver(network) || (!isProven && caps.isSiteOver('links'))) return false
    // Others may have given an address of the same post box later, and ask for their links.
    if (isFirst && isSame(store.firstRecipient(postBox), address)) return true
    return hasWaited(sent, now) && asked.count(keyOf(address, network)) < mostFromNetwork
  }

  return {
    mayGo,
    /** One goes to this address, because somebody there has asked for it. */
    note: (address: string, network: string | undefined): void =>
      void asked.add(keyOf(address, network)),
  }
}

const isSame = (one: string | undefined, other: string): boolean =>
  one?.toLowerCase() === other.toLowerCase()

/** Never, once there have been as many as a day has. */
function hasWaited(sent: readonly SentLetter[], now: Temporal.Instant): boolean {
  const last = sent.at(-1)
  const minutes = waits[sent.length]
  if (!last || minutes === undefined) return minutes !== undefined
  const nextAt = Temporal.Instant.from(last.createdAt).add({ minutes })
  return Temporal.Instant.compare(nextAt, now) <= 0
}
