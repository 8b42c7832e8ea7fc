import type { Request } from 'express'
import { z } from 'zod'
import { edition } from '#edition/index.ts'
import { type AnswerOnPage, answersOnPage } from '../forms/answers-on-page.ts'
import { type HiddenInput, readTyped } from '../forms/read-answers.ts'
import type { Reader } from '../reader.ts'
import { deskFields } from './desk-fields.ts'
import { deskPath, pageBefore } from './wanted-path.ts'

/** What a form of the desk has sent: where to, from which page, and its fields. */
type Posted = { action: string; from: string; fields: HiddenInput[] }

/** As a page gives it back; `inputs` send all of it once more. */
export type PostedOnPage = {
  action: string
  from: string
  answers: AnswerOnPage[]
  inputs: HiddenInput[]
}

/** The field in which the page for signing in sends on what came after the session had ended. */
const carriedField = 'carried'

/** In characters, percent-encoded, which leaves a body room for the e-mail and the password. */
const carriedMax = 500_000

const path = z.string().transform(deskPath).pipe(z.string())
const carried = z.object({
  action: path,
  from: path.catch(''),
  fields: z.array(z.object({ name: z.string(), value: z.string() })),
})

/** Never given back by a page. */
const secrets = ['password', 'current']

/**
 * What the desk was sent, by this request or by one before signing in; undefined: nothing that
 * anybody had typed or chosen.
 */
export function postedIn(req: Request, reader: Reader): PostedOnPage | undefined {
  const posted = req.body?.[carriedField] === undefined ? sentBy(req) : carriedBy(req)
  const shown = posted && postedOnPage(posted, reader)
  return shown?.answers.length ? shown : undefined
}

/** The field that carries it through signing in; undefined: it is too long for that. */
export function carriedIn({ action, from, inputs }: PostedOnPage): HiddenInput | undefined {
  const value = JSON.stringify({ action, from, fields: inputs } satisfies Posted)
  return encodeURIComponent(value).length > carriedMax ? undefined : { name: carriedField, value }
}

function sentBy(req: Request): Posted | undefined {
  const action = deskPath(req.originalUrl)
  if (req.method !== 'POST' || !action || !req.body) return undefined
  const fields = Object.entries<unknown>(req.body)
    .filter(([name]) => !secrets.includes(name))
    .flatMap(([name, sent]) => textsIn(sent).map(value => ({ name, value })))
  return { action, from: pageBefore(req) ?? '', fields }
}

function carriedBy({ body }: Request): Posted | undefined {
  try {
    return carried.safeParse(JSON.parse(body[carriedField])).data
  } catch {
    return undefined
  }
}

const textsIn = (sent: unknown): string[] => [sent].flat().filter(text => typeof text === 'string')

function postedOnPage({ action, from, fields }: Posted, reader: Reader): PostedOnPage {
  const answers = [...answersToForm(action, fields, reader), ...ownAnswers(action, fields, reader)]
  return { action, from, answers, inputs: fields }
}

/** Of the edition's form that the address names, if it names one. */
function answersToForm(action: string, fields: HiddenInput[], reader: Reader): AnswerOnPage[] {
  const form = action.split('/').map(edition.findForm).find(Boolean)
  if (!form) return []
  const whole = edition.withPerson(form)
  return answersOnPage(whole, readTyped(whole, bodyOf(fields)), reader)
}

function ownAnswers(action: string, fields: HiddenInput[], reader: Reader): AnswerOnPage[] {
  const byName = Map.groupBy(fields, ({ name }) => name)
  return [...byName].flatMap(([name, sent]) => {
    const field = deskFields.find(one => one.name === name && action.includes(one.at ?? '/admin/'))
    const values = sent.map(({ value }) => value).filter(Boolean)
    const lines = values.length > 0 ? (field?.inWords(values, reader.t) ?? []) : []
    if (!field || lines.length === 0) return []
    return [{ name, label: reader.t(field.label), lines: lines.map(text => lineOf(text, reader)) }]
  })
}

const lineOf = (text: string, { foreign }: Reader) => ({ text, lang: foreign(text) })

const bodyOf = (fields: readonly HiddenInput[]): Record<string, string | string[]> =>
  Object.fromEntries(
    [...Map.groupBy(fields, ({ name }) => name)].map(([name, sent]) => [
      name,
      sent.map(({ value }) => value),
    ]),
  )
