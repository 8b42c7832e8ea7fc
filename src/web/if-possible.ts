import type { Services } from '../services.ts'

/**
 * Does what the answer does not depend on, and tells the log alone where it fails: a reply that is
 * stored is never answered as if it were not, and a page that is only read is shown.
 */
export function ifPossible<T>(
  { log, health }: Pick<Services, 'log' | 'health'>,
  what: string,
  act: () => T,
): T | undefined {
  try {
    return act()
  } catch (error) {
    const trouble = health.notice(error as Error)
    log.error({ error: String((error as Error).stack), trouble }, `not done: ${what}`)
    return undefined
  }
}
