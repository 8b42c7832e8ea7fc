import { documentTitle } from '../../document-title.ts'
import { type FieldView, inputField } from '../../forms/field-view.ts'
import type { ProblemView } from '../../forms/page.ts'
import type { HiddenInput } from '../../forms/read-answers.ts'
import type { Translate } from '../../i18n.ts'
import { mailedLinkField } from '../../web/guessing.ts'

export type SignInPage = {
  documentTitle: string
  problems: ProblemView[]
  /** A link was asked for: where it is. */
  sent: string | undefined
  fields: FieldView[]
  /** The token of the mailed link that has led here, and what came after the session had ended. */
  inputs: HiddenInput[]
  /** What came after the session had ended is sent on. */
  isCarrying: boolean
  /** The form that another language is asked for with, where something would be lost otherwise. */
  switchForm: string | undefined
  /** After too many tries elsewhere a link can be mailed: what its form sends. */
  linkInputs: HiddenInput[] | undefined
}

/** `email`: as it was typed; `mailedLink`: the token of one; `carried`: after the session had ended. */
export type Tried = {
  email?: string
  mailedLink?: string
  carried?: HiddenInput | undefined
  outcome?: 'failed' | 'too_often' | 'sent'
}

const refusals = { failed: 'admin:sign_in.failed', too_often: 'admin:sign_in.too_often' } as const

export function signInPage(tried: Tried, t: Translate): SignInPage {
  const { email = '', mailedLink = '', carried, outcome } = tried
  const problem = outcome && outcome !== 'sent' ? t(refusals[outcome]) : undefined
  return {
    documentTitle: documentTitle(t('admin:sign_in.title'), problem !== undefined, t),
    problems: problem ? [{ href: '#email', text: problem }] : [],
    sent: outcome === 'sent' ? t('admin:sign_in.sent') : undefined,
    fields: [emailField(email, problem, t), passwordField(t)],
    inputs: hidden([mailedLinkField, mailedLink], carried),
    isCarrying: carried !== undefined,
    switchForm: carried && 'sign-in',
    linkInputs: outcome === 'too_often' ? hidden(['email', email], carried) : undefined,
  }
}

/** What is not empty. */
const hidden = (
  [name, value]: [name: string, value: string],
  carried: HiddenInput | undefined,
): HiddenInput[] => [...(value ? [{ name, value }] : []), ...(carried ? [carried] : [])]

const emailField = (value: string, problem: string | undefined, t: Translate): FieldView =>
  inputField({
    id: 'email',
    label: t('admin:sign_in.email'),
    problem,
    value,
    attributes: { type: 'email', autocomplete: 'username', required: '' },
  })

const passwordField = (t: Translate): FieldView =>
  inputField({
    id: 'password',
    label: t('admin:sign_in.password'),
    attributes: { type: 'password', autocomplete: 'current-password', required: '' },
  })
