import { type Response, Router } from 'express'
import { z } from 'zod'
import { takesSeat } from '../../replies/statuses.ts'
import { visitorFrom } from '../../seating/door-list.ts'
import { proposeTables, sizeOfTable, tablesFor } from '../../seating/proposal.ts'
import { tablesOf } from '../../seating/round-tables.ts'
import type { Guest, SeatingPlan } from '../../seating/seating.ts'
import type { Services } from '../../services.ts'
import { mayWrite } from '../../staff/accounts.ts'
import { memberOf } from '../../web/locals.ts'
import { refusal } from '../../web/refusal.ts'
import { writersOnly } from '../../web/staff-only.ts'

const planBody = z.object({
  seats: z.coerce.number().int().min(1).max(1000),
  table_size: z.coerce.number().int().min(2).max(50),
  /** The settings on the page that was pressed. */
  was: z.string().catch(''),
})
const table = z.union([
  z.literal('').transform(() => null),
  z.coerce.number().int().min(1).max(500),
])
/** `from`: the table at which the guest sat on the page that was pressed. */
const moveBody = z.object({ table, from: table })
/** How many the last press has seated, for the notice after it. */
const seenQuery = z.object({ seated: z.coerce.number().int().min(1).max(1000).catch(0) })

/** Why nothing was done, and what was typed, to be shown `at` its field or guest. */
type Refused = { problem: string; values?: SeatingPlan; at: string; typed: Record<string, unknown> }

/** The round table of AI Governance Day: seats, who waits for one, and who sits where. */
export function seatingRoutes({ seating, audit }: Services): Router {
  const router = Router()

  router.get('/seating', (req, res) => show(res, undefined, seenQuery.parse(req.query).seated))

  router.post('/seating/plan', writersOnly, (req, res) => {
    const read = planBody.safeParse(req.body)
    const refused = { at: 'seats', typed: req.body ?? {} }
    if (!read.success) return show(res.status(422), { problem: 'bad_plan', ...refused })
    const { seats, table_size: tableSize, was } = read.data
    const [plan, now] = [{ seats, tableSize }, seating.plan()]
    if (![signature(plan), was].includes(signature(now)))
      return show(res.status(409), { problem: 'plan_stale', values: now, ...refused })
    seating.setPlan(plan)
    audit.record(memberOf(res).email, 'seating_changed', { seats, table_size: tableSize })
    res.redirect(303, '/admin/seating')
  })

  router.post('/seating/proposal', writersOnly, (_req, res) => {
    const guests = seated()
    const tables = proposeTables(guests, seating.plan())
    seating.placeAll(tables)
    moved(guests, guest => tables.get(guest.replyId), res)
    res.redirect(303, `/admin/seating${tables.size ? `?seated=${tables.size}` : ''}#tables`)
  })

  router.post('/seating/clearing', writersOnly, (_req, res) => {
    const guests = seated()
    seating.clear()
    moved(guests, () => null, res)
    res.redirect(303, '/admin/seating#without')
  })

  router.post('/seating/guests/:reply', writersOnly, (req, res, next) => {
    const guest = seated().find(({ replyId }) => replyId === Number(req.params.reply))
    const read = moveBody.safeParse(req.body)
    if (!guest || !read.success) return next(refusal(guest ? 400 : 404))
    const { table, from } = read.data
    const refused = { at: `guest-${guest.replyId}`, typed: { table } }
    if (guest.table !== from) return show(res.status(409), { problem: 'stale', ...refused })
    const problem = table === null ? undefined : problemAt(table, guest)
    if (problem) return show(res.status(422), { problem, ...refused })
    if (table === null) seating.remove(guest.replyId)
    else seating.place(guest.replyId, table)
    moved([guest], () => table, res)
    // Back to where the guest sits now, so that the next key goes on from there.
    res.redirect(303, `/admin/seating#guest-${guest.replyId}`)
  })

  const seated = (): Guest[] => seating.guests().filter(({ status }) => takesSeat(status))

  function problemAt(table: number, guest: Guest): string | undefined {
    const plan = seating.plan()
    if (table > tablesFor(plan)) return 'no_such_table'
    const others = seated().filter(one => one.table === table && one.replyId !== guest.replyId)
    return others.length < sizeOfTable(plan, table) ? undefined : 'table_full'
  }

  /** Where each sits now; undefined: where they sat before. */
  function moved(
    guests: readonly Guest[],
    tableOf: (guest: Guest) => number | null | undefined,
    res: Response,
  ) {
    const details = guests.flatMap(guest => {
      const { reference, table: from } = guest
      const to = tableOf(guest)
      return to === undefined || to === from ? [] : [{ reference, from: from ?? '', to: to ?? '' }]
    })
    audit.recordAll(memberOf(res).email, 'table_given', details)
  }

  function show(res: Response, refused?: Refused, seated = 0) {
    const plan = seating.plan()
    const all = seating.guests().map(visitorFrom)
    const guests = all.filter(({ status }) => takesSeat(status))
    const sitting = guests.filter(({ table }) => table !== null).length
    res.render('admin/seating', {
      plan,
      was: signature(plan),
      count: seating.count(),
      tables: tablesOf(guests, plan),
      lastTable: tablesFor(plan),
      without: guests.filter(({ table }) => table === null),
      waiting: all.filter(({ status }) => status === 'waiting'),
      undecided: all.filter(({ status }) => status === 'interest_noted'),
      // An address that somebody has kept or changed says nothing that cannot be.
      seated: seated <= sitting ? seated : 0,
      mayWrite: mayWrite(memberOf(res)),
      refused,
    })
  }

  return router
}

/** Settings in one word, to tell whether they are still those that a page showed. */
const signature = ({ seats, tableSize }: SeatingPlan): string => `${seats} ${tableSize}`
