/**
 * A request that gets a clear page instead of what it asked for; `web/errors.ts` makes the page.
 */
export type Refusal = Error & {
  status: number
  /** When what was sent too late had to be here. */
  closedAt?: Temporal.Instant
}

export const refusal = (status: number): Refusal =>
  Object.assign(new Error(`Refused: ${status}`), { status })

/** A reply, a change or a withdrawal that came after its form had closed. */
export const tooLate = ({ closesAt }: { closesAt: Temporal.Instant }): Refusal =>
  Object.assign(refusal(410), { closedAt: closesAt })
