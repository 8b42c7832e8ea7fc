import type { Request, Response } from 'express'
import { z } from 'zod'
import { edition } from '#edition/index.ts'
import type { HiddenInput } from '../../forms/read-answers.ts'
import { subjectOf } from '../../web/loading.ts'
import { tableAddress } from './query.ts'
import { recordHref } from './record-href.ts'

/** What stands in the middle of a record's page instead of the answers to one form. */
export const tabs = ['history', 'letters'] as const
export type Tab = (typeof tabs)[number]

/**
 * Where a record is looked at: which of its forms or tabs, and beside the rows of which table. It
 * stands in the address of the page, and in hidden fields of its forms.
 */
export type RecordPlace = {
  form: string | undefined
  tab: Tab | undefined
  /** The query of the table; undefined: one comes from no table. */
  list: string | undefined
}

const place = z.object({
  form: z.string().optional().catch(undefined),
  tab: z.enum(tabs).optional().catch(undefined),
  list: tableAddress
    .transform(text => text || undefined)
    .optional()
    .catch(undefined),
})

/** A form that the path names counts more than one behind the question mark. */
export function placeOf(req: Request, res: Response): RecordPlace {
  const { form, tab, list } = place.parse({ ...req.query, ...req.body })
  return { form: res.locals.form?.path ?? edition.findForm(form ?? '')?.path, tab, list }
}

export const placeHref = (reference: string, { form, tab, list }: RecordPlace): string =>
  recordHref(reference, form, list, tab)

export const placeInputs = ({ form, tab, list }: RecordPlace): HiddenInput[] =>
  Object.entries({ form, tab, list }).flatMap(([name, value]) => (value ? [{ name, value }] : []))

/** To the page from which a form was sent; `part`: the id of what it shows there. */
export const backToRecord = (req: Request, res: Response, part = ''): void =>
  res.redirect(303, placeHref(subjectOf(res).reference, placeOf(req, res)) + (part && `#${part}`))
