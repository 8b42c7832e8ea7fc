import type { Response } from 'express'
import { z } from 'zod'
import { type SeatingPage, seatingPage } from '../../seating/seating-page.ts'
import type { SeatingRefused } from '../../seating/seating-problem.ts'
import type { Services } from '../../services.ts'
import { mayWrite } from '../../staff/roles.ts'
import { memberOf } from '../../web/locals.ts'
import { severalOf } from './query.ts'

/** What is ticked in the forms of the page: guests with a seat, and replies without one. */
const boxes = z.object({ guest: severalOf(z.string()), reply: severalOf(z.string()) })

/** Of each list so many stand beside the tables; all are in the table of replies. */
const askingMax = 25

/** The page of the round table; with what was refused and why, and what was typed and ticked. */
export function showSeating({ seating }: Services, res: Response, refused?: SeatingRefused): void {
  const state = {
    plan: seating.plan(),
    count: seating.count(),
    seated: seating.seated(),
    waiting: seating.waiting(askingMax),
    undecided: seating.undecided(askingMax),
  }
  const { guest, reply } = boxes.parse(refused?.typed ?? {})
  const ticked = new Set([...guest, ...reply].map(value => Number.parseInt(value, 10)))
  const shown = { mayWrite: mayWrite(memberOf(res)), refused, ticked }
  const page: SeatingPage = seatingPage(state, res.locals, shown)
  res.render('admin/seating/page', page)
}

/** The page once more, because nothing was done; leads to the first of those who were ticked. */
export function refuseSeating(
  services: Services,
  res: Response,
  status: number,
  problem: SeatingRefused['problem'],
  at: string,
): void {
  showSeating(services, res.status(status), { problem, at, typed: res.req.body ?? {} })
}
