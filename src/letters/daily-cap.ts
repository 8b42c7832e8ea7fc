import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import { createCounter } from '../counter.ts'
import { postBoxOf } from '../post-box.ts'
import type { DailyCap } from './kind-of-letter.ts'
import { kinds, type LetterKind, letterKinds } from './kinds.ts'
import type { LetterStore } from './letters-store.ts'

/**
 * Letters that visitors may cause to one post box in 24 hours: ten, of which links are kept for
 * those who ask for them. The site's own limit is divided in the same way.
 */
const mostToPostBox: Record<DailyCap, number> = { visitors: 7, links: 3 }
const allToPostBox = Object.values(mostToPostBox).reduce((sum, most) => sum + most)

/** From one network; more than its posts of a day come to, unless those are not limited. */
const mostFromNetwork = 300

export type DailyCaps = ReturnType<typeof createDailyCaps>
type Parts = { config: Config; store: LetterStore; clock: Clock }

/**
 * How many letters visitors may cause. What the secretariat causes is not counted, nor what reaches
 * an address whose owner has proven it, but for links: anybody can ask for these.
 */
export function createDailyCaps({ config, store, clock }: Parts) {
  const fromNetworks = createCounter(clock, 24 * 60)
  const dayAgo = () => String(clock.now().subtract({ hours: 24 }))
  const mostInAll = (cap: DailyCap) =>
    Math.ceil((config.lettersPerDay * mostToPostBox[cap]) / allToPostBox)

  const isNetworkOver = (network: string | undefined): boolean =>
    network !== undefined && fromNetworks.count(network) >= mostFromNetwork
  const isSiteOver = (cap: DailyCap): boolean =>
    config.lettersPerDay > 0 &&
    store.haveCome(mostInAll(cap), dayAgo()) &&
    store.countUnproven(dayAgo(), ofCap(cap)) >= mostInAll(cap)
  const isPostBoxOver = (cap: DailyCap, postBox: string): boolean =>
    store.countToPostBox(postBox, dayAgo(), ofCap(cap)) >= mostToPostBox[cap]

  return {
    isNetworkOver,
    isSiteOver,
    /** A letter of this cap to this address, caused from this network, is one too many. */
    isOver: (cap: DailyCap, address: string, network: string): boolean =>
      isPostBoxOver(cap, postBoxOf(address)) || isNetworkOver(network) || isSiteOver(cap),
    /** A letter that a visitor from there has caused. */
    note(network: string | undefined): void {
      if (network !== undefined) fromNetworks.add(network)
    },
  }
}

export const ofCap = (cap: DailyCap): LetterKind[] =>
  letterKinds.filter(kind => kinds[kind].cap === cap)
