import { type Request, type Response, Router } from 'express'
import { edition } from '#edition/index.ts'
import { findField } from '../forms/form.ts'
import { cleanEmail } from '../forms/normalise.ts'
import { oneEmail, type Problem } from '../forms/rules.ts'
import { mailLinksTo } from '../replies/mail-links.ts'
import type { Services } from '../services.ts'
import { typedText } from '../web/body.ts'

/** The address is asked for as the forms ask for it. */
const name = edition.person.means.email
const words = findField(edition.person, name)?.text ?? ''

export type LinkPage = {
  name: string
  label: string
  email: string
  problem: string | undefined
  isSent: boolean
}

/** The way back for those who lost their link. */
export function linkRoutes(services: Services): Router {
  const router = Router()
  router.get('/link', (_req, res) => show(res, { email: '' }))
  router.post('/link', (req, res) => sendLinks(services, req, res))
  return router
}

/**
 * Says the same to everybody; the letters are looked up and queued after the answer has left, so
 * time tells nothing.
 */
function sendLinks(services: Services, req: Request, res: Response) {
  const email = cleanEmail(typedText(req, name))
  if (req.body?.switch_language) return show(res, { email })
  const problem = email ? oneEmail(email) : { code: 'enter' }
  if (problem) return show(res.status(422), { email, problem: sentence(problem, res) })
  show(res, { email, isSent: true })
  setImmediate(() => {
    try {
      mailLinksTo(services, email)
      services.outbox.wake()
    } catch (error) {
      services.log.error({ error: String(error) }, 'link letters not queued')
    }
  })
}

const sentence = ({ code, values }: Problem, { locals: { t } }: Response): string =>
  t(`errors:fields.${code}`, { ...values, object: t(`${words}.object`) })

function show(res: Response, given: Pick<LinkPage, 'email'> & Partial<LinkPage>) {
  const label = res.locals.t(`${words}.label`)
  const page: LinkPage = { name, label, problem: undefined, isSent: false, ...given }
  res.render('lost-link', page)
}
