/** The start of the demo's clock: two days before the first deadline of the edition. */
export const opensAt = Temporal.Instant.from('2025-04-28T07:00:00Z')
