import type { RequestHandler } from 'express'
import type { Services } from '../services.ts'

/** The desk's pages and files that list or count replies, by the beginning of their paths. */
const listing =
  /^\/($|(programme|summary|representation|first-run|export|deliveries|files|batches|published)\b|replies\.)/

/**
 * Before what the table in memory answers: after a start, and after another program's write, it is
 * read in slices, and others are answered meanwhile. A record that was opened from the table shows
 * its neighbours there, and its buttons lead on to the next. The table itself waits only where more
 * is asked than how it opens.
 */
export const whenRead =
  ({ search }: Services): RequestHandler =>
  async (req, _res, next) => {
    if (listing.test(req.path) || req.query.list || req.body?.list) await search.ready()
    next()
  }
