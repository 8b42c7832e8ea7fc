import { documentTitle } from '../../document-title.ts'
import { type FieldView, inputField } from '../../forms/field-view.ts'
import type { ProblemView } from '../../forms/page.ts'
import type { Translate } from '../../i18n.ts'

export type SignInPage = {
  documentTitle: string
  problems: ProblemView[]
  /** A link was asked for: where it is. */
  sent: string | undefined
  fields: FieldView[]
  /** The token of the mailed link that has led here; empty: none has. */
  letter: string
  /** What came after the session had ended, to be sent on; empty: nothing. */
  carried: string
  /** After too many tries elsewhere: the address to which a link can be mailed. */
  linkFor: { email: string } | undefined
}

/** `email`: as it was typed; `letter`: the token of a mailed link. */
export type Tried = {
  email?: string
  letter?: string
  carried?: string | undefined
  outcome?: 'failed' | 'too_often' | 'sent'
}

const refusals = { failed: 'admin:sign_in.failed', too_often: 'admin:sign_in.too_often' } as const

export function signInPage(tried: Tried, t: Translate): SignInPage {
  const { email = '', letter = '', carried = '', outcome } = tried
  const problem = outcome && outcome !== 'sent' ? t(refusals[outcome]) : undefined
  return {
    documentTitle: documentTitle(t('admin:sign_in.title'), problem !== undefined, t),
    problems: problem ? [{ href: '#email', text: problem }] : [],
    sent: outcome === 'sent' ? t('admin:sign_in.sent') : undefined,
    fields: [emailField(email, problem, t), passwordField(t)],
    letter,
    carried,
    linkFor: outcome === 'too_often' ? { email } : undefined,
  }
}

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
