import type { Request, Response } from 'express'
import { edition } from '#edition/index.ts'
import { lastClosesAt } from '../facts/closing.ts'
import { type AnswerOnPage, answersOnPage } from '../forms/answers-on-page.ts'
import { inputsOf, readTyped } from '../forms/read-answers.ts'
import { isLanguage } from '../i18n.ts'
import type { Reader } from '../reader.ts'
import type { Refusal } from './refusal.ts'

export type ErrorPage = {
  title: string
  body: string
  /** The log has it too. */
  incident: string
  /** Asks to write to the secretariat. */
  isTooLate: boolean
  /** The form that links to other languages send, so that nothing typed is lost. */
  switchForm: string | undefined
  /** What was typed into a form, to copy, to print, or to carry into another language. */
  typed: TypedForm | undefined
}
type TypedForm = {
  action: string
  answers: AnswerOnPage[]
  inputs: { name: string; value: string }[]
  /** A second try may succeed. */
  maySendAgain: boolean
}

/** Trouble that passes. */
const passing = [429, 503]

export function errorPage(
  error: Partial<Refusal>,
  status: number,
  incident: string,
  req: Request,
  res: Response,
): ErrorPage {
  const { t, dates } = res.locals
  const words = `errors:pages.${status}`
  const deadline = dates.moment(error.closedAt ?? lastClosesAt)
  // What another site has sent is nobody's words: it would stand on a page of ours.
  const typed = status === 403 ? undefined : typedForm(req, passing.includes(status), res.locals)
  return {
    title: t(`${words}.title`),
    body: t(`${words}.body`, { deadline }),
    incident,
    isTooLate: status === 410,
    switchForm: typed && 'reply-form',
    typed,
  }
}

function typedForm(req: Request, maySendAgain: boolean, reader: Reader): TypedForm | undefined {
  const [, language, path = ''] = req.path.split('/')
  const form = isLanguage(language) && edition.findForm(path)
  if (!form || req.method !== 'POST' || !req.body) return undefined
  const whole = edition.withPerson(form)
  const typed = readTyped(whole, req.body)
  const { seen } = req.body
  return {
    action: `/${language}/${path}`,
    answers: answersOnPage(whole, typed, reader),
    inputs: [
      ...inputsOf(whole, typed),
      ...(typeof seen === 'string' ? [{ name: 'seen', value: seen }] : []),
    ],
    maySendAgain,
  }
}
