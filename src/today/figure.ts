import { isInForce, statuses } from '../replies/statuses.ts'
import { type Conditions, opposite } from '../table/conditions.ts'
import type { ReplySearch } from '../table/search.ts'
import { tableHref } from '../table/table-href.ts'

/** A count, and the page that shows what it counts. */
export type Figure = { count: number; href: string }

export type FigureInWords = Figure & { text: string }

export type Counting = Pick<ReplySearch, 'count' | 'counts' | 'countParticipants'>

/** Replies that meet the conditions, and the table of them: the number cannot be another there. */
export const repliesWith = (search: Counting, conditions: Conditions): Figure => ({
  count: search.count({ conditions, sort: 'submitted_at', isDescending: false }),
  href: tableHref({ conditions }),
})

/** The same of participants. */
export const participantsWith = (search: Counting, conditions: Conditions): Figure => ({
  count: search.countParticipants({ conditions, sort: 'submitted_at', isDescending: false }),
  href: tableHref({ rows: 'participants', conditions }),
})

/** For counts that have no condition of their own which leaves out what was withdrawn. */
export const onlyInForce: Conditions = {
  status: statuses.filter(status => !isInForce({ status })).map(opposite),
}
