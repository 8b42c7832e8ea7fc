import { AsyncLocalStorage } from 'node:async_hooks'

const visitors = new AsyncLocalStorage<string>()

/**
 * Notes for all that `act` leads to, then and later, from which network the visitor comes who causes
 * it: no letter escapes its limit because somebody on the way has forgotten to hand that on.
 */
export const causedFrom = <T>(network: string, act: () => T): T => visitors.run(network, act)

/** The visitor's network; undefined: the secretariat, a command or the clock is the cause. */
export const causingNetwork = (): string | undefined => visitors.getStore()
