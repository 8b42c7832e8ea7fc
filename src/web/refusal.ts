/** A request that gets a clear page instead of what it asked for; `web/errors.ts` makes the page. */
export const refusal = (status: number): Error & { status: number } =>
  Object.assign(new Error(`Refused: ${status}`), { status })
