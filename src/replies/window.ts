import { z } from 'zod'
import { deadlineAt } from '../event.ts'

export type WindowState = 'open' | 'closed'

/** The last second of 30 April 2025 in Geneva still counts, to its end. */
const inTime = z
  .instanceof(Temporal.Instant)
  .refine(
    instant =>
      Temporal.Instant.compare(instant.round({ smallestUnit: 'second', roundingMode: 'floor' }), deadlineAt) <= 0,
    'closed',
  )

/** The one place that decides whether a reply may still be sent, changed or withdrawn. */
export const windowState = (now: Temporal.Instant): WindowState => (inTime.safeParse(now).success ? 'open' : 'closed')
