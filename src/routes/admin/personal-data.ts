import { Readable } from 'node:stream'
import { type NextFunction, type Request, type Response, Router } from 'express'
import { parseReference } from '../../participants/reference.ts'
import type { Services } from '../../services.ts'
import { maySee } from '../../staff/roles.ts'
import { typedText } from '../../web/body.ts'
import { datedName, download } from '../../web/download.ts'
import { loadNamed, subjectOf } from '../../web/loading.ts'
import { memberOf } from '../../web/locals.ts'
import { adminsOnly, writersOnly } from '../../web/staff-only.ts'
import { type ErasureProblem, erasurePage, seenOf } from './erasure-page.ts'

/** What participants may ask for: a copy of everything held on them, and that it is deleted. */
export const personalDataRoutes = (services: Services): Router =>
  loadNamed(Router(), services)
    .get('/replies/:reference/held.json', writersOnly, (_req, res, next) =>
      sendCopy(services, res, next),
    )
    .get('/replies/:reference/erasure', adminsOnly, (_req, res) => show(services, res))
    .post('/replies/:reference/erasure', adminsOnly, (req, res) => erase(services, req, res))

function sendCopy({ held, clock }: Services, res: Response, next: NextFunction): void {
  const [subject, member] = [subjectOf(res), memberOf(res)]
  const copy = held.take(subject, member.email, field => maySee(member, field))
  const text = JSON.stringify({ madeAt: String(clock.now()), ...copy }, null, 2)
  download(Readable.from([`${text}\n`]), datedName(subject.reference, 'json', clock), res, next)
}

async function erase(services: Services, req: Request, res: Response): Promise<void> {
  const { erasure, retention } = services
  const subject = subjectOf(res)
  const typed = typedText(req, 'reference')
  if (parseReference(typed) !== subject.reference)
    return show(services, res.status(422), typed, 'wrong')
  if (typedText(req, 'seen') !== seenOf(subject, erasure.counts(subject)))
    return show(services, res.status(409), typed, 'stale')
  erasure.erase(subject, memberOf(res).email)
  await retention.forget()
  res.redirect(303, `/admin/audit?q=${subject.reference}`)
}

async function show(
  services: Services,
  res: Response,
  typed = '',
  problem?: ErasureProblem,
): Promise<void> {
  const page = await erasurePage(services, subjectOf(res), typed, problem, res.locals.t)
  res.render('admin/erasure/page', page)
}
