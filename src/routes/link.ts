import { type Request, type Response, Router } from 'express'
import { contactEmail } from '#edition/circular.ts'
import { edition } from '#edition/index.ts'
import { inTrouble } from '../database-trouble.ts'
import { documentTitle } from '../document-title.ts'
import { oneEmail } from '../forms/address-rules.ts'
import { cleanEmail } from '../forms/clean-address.ts'
import { emailAttributes } from '../forms/control-attributes.ts'
import { type FieldView, inputField } from '../forms/field-view.ts'
import { findField } from '../forms/form.ts'
import type { ProblemView } from '../forms/page.ts'
import type { Problem } from '../forms/rules.ts'
import type { Translate } from '../i18n.ts'
import { mailLinksTo } from '../replies/mail-links.ts'
import type { Services } from '../services.ts'
import { typedText } from '../web/body.ts'
import { ifPossible } from '../web/if-possible.ts'

/** The address is asked for as the forms ask for it. */
const name = edition.person.means.email
const words = findField(edition.person, name)?.text ?? ''

export type LinkPage = {
  documentTitle: string
  /** The form that the link to the other language sends, so that nothing typed is lost. */
  switchForm: string | undefined
  isSent: boolean
  /** The secretariat's address, where no letter may go out any more today, whoever asks from here. */
  writeTo: string | undefined
  problems: ProblemView[]
  fields: FieldView[]
}

type Given = { email: string; problem?: string; isSent?: boolean; mayNotGo?: boolean }

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
  // Said before anybody is looked up: what cannot be stored must not be promised.
  const trouble = services.health.troubleInWriting()
  if (trouble) throw inTrouble(trouble)
  show(res, { email, isSent: true, mayNotGo: services.letters.areLinksUsedUp() })
  setImmediate(() => {
    ifPossible(services, 'links mailed', () => mailLinksTo(services, email))
    services.outbox.wake()
  })
}

const sentence = ({ code, values }: Problem, { locals: { t } }: Response): string =>
  t(`errors:fields.${code}`, { ...values, object: t(`${words}.object`) })

function show(res: Response, { email, problem, isSent = false, mayNotGo }: Given): void {
  const { t } = res.locals
  const page: LinkPage = {
    documentTitle: documentTitle(t('info:lost_link.title'), problem !== undefined, t),
    switchForm: isSent ? undefined : 'link-form',
    isSent,
    writeTo: mayNotGo ? contactEmail : undefined,
    problems: problem ? [{ href: `#${name}`, text: problem }] : [],
    fields: [emailField(email, problem, t)],
  }
  res.render('lost-link', page)
}

const emailField = (value: string, problem: string | undefined, t: Translate): FieldView =>
  inputField({
    id: name,
    label: t(`${words}.label`),
    problem,
    value,
    attributes: { ...emailAttributes, autocomplete: 'email' },
  })
