import { type Request, type Response, Router } from 'express'
import { z } from 'zod'
import { circular, privacyVersion, readerZones } from '#edition/circular.ts'
import { edition } from '#edition/index.ts'
import type { Form } from '../forms/form.ts'
import { cleanLine } from '../forms/normalise.ts'
import { oneEmail } from '../forms/rules.ts'
import { daysLeft, isOpen, lastDeadline } from '../replies/deadlines.ts'
import { publicStatus } from '../replies/statuses.ts'
import type { Participant } from '../replies/store.ts'
import type { Services } from '../services.ts'
import { preferredLanguage } from '../web/language.ts'
import { postsPerEmail } from '../web/rate-limit.ts'

const { days, events, forms } = edition

/** `/` has no language of its own. */
export function rootRoutes(): Router {
  const router = Router()
  router.get('/', (req, res) =>
    res.vary('Accept-Language').redirect(302, `/${preferredLanguage(req)}`),
  )
  return router
}

/** Letters to one address in ten minutes that anybody may ask for. */
const linksPerEmail = 5

/** The invitation, the pages about the site, and the way back for those who lost their link. */
export function publicRoutes(services: Services): Router {
  const router = Router()
  router.get('/', (_req, res) => res.render('home', homePage(services, res)))
  for (const page of ['privacy', 'accessibility', 'help'])
    router.get(`/${page}`, (_req, res) =>
      res.render(page, { privacyVersion, formPaths: forms.map(({ path }) => path) }),
    )
  router.get('/link', (_req, res) =>
    res.render('link', { email: '', problem: undefined, isSent: false }),
  )
  router.post('/link', postsPerEmail(linksPerEmail, 'contact_email'), (req, res) =>
    sendLink(services, req, res),
  )
  return router
}

function homePage({ clock, replies }: Services, res: Response) {
  const participant: Participant | undefined = res.locals.participant
  const isOpenNow = isOpen(lastDeadline, clock.now())
  return {
    circular,
    eventDays: days.map(day => Temporal.PlainDate.from(day)),
    events,
    readerZones,
    isOpen: isOpenNow,
    daysLeft: daysLeft(lastDeadline, clock.now()),
    tasks: forms.map(form => ({ path: form.path, status: statusOf(form) })),
  }

  function statusOf(form: Form): string {
    const reply = participant && replies.reply(participant.id, form.path)
    return (reply && publicStatus(reply.status)) ?? (isOpen(form, clock.now()) ? 'none' : 'closed')
  }
}

/** One request must not fill a post box; whose address is proven comes first. */
const linksPerRequest = 5
const latestFirst = (participants: readonly Participant[]): Participant[] =>
  participants.toSorted(
    (a, b) =>
      Number(b.emailProvenAt !== null) - Number(a.emailProvenAt !== null) ||
      b.changedAt.localeCompare(a.changedAt),
  )

const address = z.string().superRefine((text, context) => {
  const problem = text ? oneEmail(text) : { code: 'enter' }
  if (problem) context.addIssue({ code: 'custom', message: problem.code, params: problem.values })
})

/** Says the same to everybody; the letters are looked up and queued after the answer has left, so time tells nothing. */
function sendLink({ replies, letters, outbox, log }: Services, req: Request, res: Response) {
  const typed = req.body?.contact_email
  const email = cleanLine(typeof typed === 'string' ? typed : '')
  if (req.body?.switch_language)
    return res.render('link', { email, problem: undefined, isSent: false })
  const read = address.safeParse(email)
  if (!read.success) {
    const [issue] = read.error.issues
    const values = issue?.code === 'custom' ? issue.params : undefined
    return res
      .status(422)
      .render('link', { email, problem: { code: issue?.message, values }, isSent: false })
  }
  res.render('link', { email, problem: undefined, isSent: true })
  setImmediate(() => {
    try {
      for (const participant of latestFirst(replies.participantsByEmail(email)).slice(
        0,
        linksPerRequest,
      ))
        letters.send('link', participant)
      outbox.wake()
    } catch (error) {
      log.error({ error: String(error) }, 'link letters not queued')
    }
  })
}
