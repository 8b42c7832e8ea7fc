import type { Request, Response } from 'express'
import { contactEmail } from '#edition/circular.ts'
import { edition } from '#edition/index.ts'
import { remedies, type Trouble } from '../database-trouble.ts'
import { lastClosesAt } from '../facts/closing.ts'
import { type AnswerOnPage, answersOnPage } from '../forms/answers-on-page.ts'
import { displayAnswers } from '../forms/display.ts'
import { type HiddenInput, inputsOf, readTyped } from '../forms/read-answers.ts'
import { isLanguage, orNothing, type Translate } from '../i18n.ts'
import type { Reader } from '../reader.ts'
import { namedReference } from './participants.ts'
import { type PostedOnPage, postedIn } from './posted.ts'

export type ErrorPage = {
  title: string
  body: string
  /** The way on where the address leads nowhere. */
  home: { url: string; text: string } | undefined
  /** The number under which the log has it too, and whom to tell. */
  incident: string
  /** Of a letter to the secretariat, where only that helps; it holds nothing typed. */
  letter: { lead: string; url: string } | undefined
  /** The form that links to other languages send, so that nothing typed is lost. */
  switchForm: string | undefined
  /** Where the same is in another language; with something typed, the look at it, which sends nothing. */
  inLanguage(other: string): string
  /** What was typed into a form, to copy, to print, or to carry into another language. */
  typed: TypedForm | undefined
}
export type TypedForm = {
  /** Of the public site; left out: a form of the desk. */
  form?: string
  /** Where it was sent to. */
  action: string
  answers: AnswerOnPage[]
  /** The same as plain text, a line each, to be copied. */
  text: string
  inputs: HiddenInput[]
  /** What a second try does, which may succeed; empty where it cannot. */
  again: string
}

type Fault = {
  status: number
  trouble: Trouble | undefined
  incident: string
  /** When what was sent too late had to be here. */
  closedAt: Temporal.Instant | undefined
}

export function errorPage(fault: Fault, req: Request, res: Response): ErrorPage {
  const { status, trouble, incident, closedAt } = fault
  const { t, dates, member } = res.locals
  const words = trouble ? `errors:trouble.${trouble}` : `errors:pages.${status}`
  const deadline = dates.moment(closedAt ?? lastClosesAt)
  const typed = typedForm(fault, req, res.locals)
  const form = typed?.form
  return {
    title: t(`${words}.title`),
    body: (member && t(`${words}.body_for_staff`, orNothing)) || t(`${words}.body`, { deadline }),
    home: status === 404 ? homeOf(res.locals) : undefined,
    incident: t(member ? 'errors:incident_for_staff' : 'errors:incident', { id: incident }),
    letter: member ? undefined : letterAbout(fault, t),
    switchForm: form && 'reply-form',
    inLanguage: form ? other => `/${other}/${form}/check` : res.locals.inLanguage,
    typed,
  }
}

const homeOf = ({ t, language, member }: Express.Locals): ErrorPage['home'] => ({
  url: member ? '/admin' : `/${language}`,
  text: t('errors:home'),
})

const mayPass = ({ status, trouble }: Fault): boolean =>
  trouble ? remedies[trouble].retrySeconds !== undefined : status === 429

function letterAbout({ status, trouble, incident }: Fault, t: Translate): ErrorPage['letter'] {
  if (status !== 410 && !trouble) return undefined
  return {
    lead: trouble ? t('errors:contact') : t('site:closed_contact'),
    url: `mailto:${contactEmail}?subject=${incident}`,
  }
}

/** A post of another site is refused before its body is read: its words never stand on a page of ours. */
function typedForm(fault: Fault, req: Request, reader: Reader): TypedForm | undefined {
  const posted = postedIn(req, reader)
  if (!posted) return typedByVisitor(fault, req, reader)
  return typedAtDesk(posted, reader.t('errors:send_again'))
}

/** `again`: the words of the button that sends it once more; empty: there is none. */
export const typedAtDesk = (posted: PostedOnPage, again: string): TypedForm => ({
  action: posted.action,
  answers: posted.answers,
  text: textOf(posted.answers.map(({ label, lines }) => [label, lines.map(({ text }) => text)])),
  inputs: posted.inputs,
  again,
})

function typedByVisitor(fault: Fault, req: Request, reader: Reader): TypedForm | undefined {
  const [, language, path = '', more] = req.path.split('/')
  const form = isLanguage(language) && edition.findForm(path)
  if (!form || req.method !== 'POST' || !req.body) return undefined
  const whole = edition.withPerson(form)
  const typed = readTyped(whole, req.body)
  const { seen, draft } = req.body
  const isDraft = more === 'draft'
  return {
    form: path,
    action: req.path,
    answers: answersOnPage(whole, typed, reader),
    text: textOf(displayAnswers(whole, typed, reader.t).map(({ name, lines }) => [name, lines])),
    inputs: [...inputsOf(whole, typed), ...carriedOn({ seen, draft, for: namedReference(req) })],
    again: mayPass(fault) ? reader.t(isDraft ? 'site:drafts.save' : 'errors:send_again') : '',
  }
}

const textOf = (answers: [name: string, lines: readonly string[]][]): string =>
  answers.map(([name, lines]) => `${name}: ${lines.join('; ')}`).join('\n')

/** What the page says besides answers: for whom it is, and what it was begun from. */
const carriedOn = (said: Record<string, unknown>) =>
  Object.entries(said).flatMap(([name, value]) =>
    typeof value === 'string' && value !== '' ? [{ name, value }] : [],
  )
