import { type Response, Router } from 'express'
import { z } from 'zod'
import { createDates } from '../../dates.ts'
import { findSegment } from '../../event.ts'
import { type Language, translator } from '../../i18n.ts'
import { takesSeat } from '../../replies/transitions.ts'
import { doorListCsv, doors, type Visitor, visitorFrom, visitorsAt } from '../../review/door-list.ts'
import type { Guest, SeatingPlan } from '../../review/seating.ts'
import { proposeTables, sizeOfTable, tablesFor, traitsOf } from '../../review/table-plan.ts'
import type { Services } from '../../services.ts'
import { mayWrite } from '../../staff/accounts.ts'
import { datedName, download } from '../../web/download.ts'
import { refusal } from '../../web/refusal.ts'
import { writersOnly } from '../../web/staff-only.ts'

const planBody = z.object({
  seats: z.coerce.number().int().min(1).max(1000),
  table_size: z.coerce.number().int().min(2).max(50),
  /** The settings on the page that was pressed. */
  was: z.string().catch(''),
})
const table = z.union([z.literal('').transform(() => null), z.coerce.number().int().min(1).max(500)])
/** `from`: the table at which the guest sat on the page that was pressed. */
const moveBody = z.object({ table, from: table })
/** How many the last press has seated, for the notice after it. */
const seenQuery = z.object({ seated: z.coerce.number().int().min(1).max(1000).catch(0) })

/** Why nothing was done, and what was typed, to be shown `at` its field or guest. */
type Refused = { problem: string; values?: SeatingPlan; at: string; typed: Record<string, unknown> }

/** The round table of AI Governance Day: seats, who waits for one, who sits where, and lists for the doors. */
export function seatingRoutes({ seating, audit, clock }: Services): Router {
  const router = Router()

  router.get('/seating', (req, res) => show(res, undefined, seenQuery.parse(req.query).seated))

  for (const door of doors) {
    router.get(`/seating/${door}`, (req, res) => {
      const by = door === 'round-table' && req.query.by === 'table' ? 'table' : 'name'
      res.render('admin/door-list', {
        door,
        by,
        visitors: visitorsAt(door, seating.guests(), by),
        day: findSegment('ai_governance_day')?.firstDay,
        ru: translator('ru'),
        en: translator('en'),
        datesIn: (language: Language) => createDates(translator(language), language),
      })
    })
    router.get(`/seating/${door}.csv`, (_req, res, next) => {
      const visitors = visitorsAt(door, seating.guests())
      audit.record(res.locals.member.email, 'exported', { file: `${door}.csv`, rows: visitors.length })
      download(doorListCsv(visitors), datedName(door, 'csv', clock), res, next)
    })
  }

  router.post('/seating/plan', writersOnly, (req, res) => {
    const read = planBody.safeParse(req.body)
    const refused = { at: 'seats', typed: req.body ?? {} }
    if (!read.success) return show(res.status(422), { problem: 'bad_plan', ...refused })
    const { seats, table_size: tableSize, was } = read.data
    const [plan, now] = [{ seats, tableSize }, seating.plan()]
    if (![signature(plan), was].includes(signature(now)))
      return show(res.status(409), { problem: 'plan_stale', values: now, ...refused })
    seating.setPlan(plan)
    audit.record(res.locals.member.email, 'seating_changed', { seats, table_size: tableSize })
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
  function moved(guests: readonly Guest[], tableOf: (guest: Guest) => number | null | undefined, res: Response) {
    const details = guests.flatMap(guest => {
      const { reference, table: from } = guest
      const to = tableOf(guest)
      return to === undefined || to === from ? [] : [{ reference, from: from ?? '', to: to ?? '' }]
    })
    audit.recordAll(res.locals.member.email, 'table_given', details)
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
      mayWrite: mayWrite(res.locals.member),
      refused,
    })
  }

  return router
}

/** Settings in one word, to tell whether they are still those that a page showed. */
const signature = ({ seats, tableSize }: SeatingPlan): string => `${seats} ${tableSize}`

type Warning = 'two_of_authority' | 'over_size' | 'no_such_table'

/** The tables at which somebody sits, with how they are mixed and what speaks against it. */
function tablesOf(guests: readonly Visitor[], plan: SeatingPlan) {
  const byTable = [
    ...Map.groupBy(
      guests.filter(({ table }) => table !== null),
      ({ table }) => table as number,
    ),
  ]
  return byTable
    .toSorted(([a], [b]) => a - b)
    .map(([number, sitting]) => ({
      number,
      size: Math.max(0, sizeOfTable(plan, number)),
      guests: sitting,
      mix: {
        regions: countsOf(sitting, 'region'),
        kinds: countsOf(sitting, 'kind'),
        languages: countsOf(sitting, 'language'),
      },
      warnings: warningsAbout(number, sitting, plan),
    }))
}

const countsOf = (guests: readonly Guest[], trait: 'region' | 'kind' | 'language') =>
  [...Map.groupBy(guests, guest => traitsOf(guest)[trait])].map(([value, all]) => ({ value, count: all.length }))

function warningsAbout(number: number, guests: readonly Guest[], plan: SeatingPlan): Warning[] {
  const authorities = new Set(guests.map(guest => traitsOf(guest).authority))
  const found: [Warning, boolean][] = [
    ['no_such_table', number > tablesFor(plan)],
    ['over_size', number <= tablesFor(plan) && guests.length > sizeOfTable(plan, number)],
    ['two_of_authority', authorities.size < guests.length],
  ]
  return found.flatMap(([warning, is]) => (is ? [warning] : []))
}
