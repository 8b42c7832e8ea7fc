/** A request that gets a clear page instead of what it asked for; `web/errors.ts` makes the page. */
export const refusal = (status: RefusalStatus): Error & { status: number } =>
  Object.assign(new Error(`Refused: ${status}`), { status })

export type RefusalStatus = 403 | 404 | 410 | 415 | 421 | 429
