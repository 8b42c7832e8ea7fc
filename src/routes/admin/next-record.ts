import type { Request, Response } from 'express'
import { z } from 'zod'
import type { Translate } from '../../i18n.ts'
import type { Services } from '../../services.ts'
import { subjectOf } from '../../web/loading.ts'
import { urlOf } from './query.ts'
import { recordHref } from './record-href.ts'
import {
  formIn,
  lettersAround,
  listAround,
  type Neighbour,
  type RecordKey,
  type RecordList,
} from './record-list.ts'
import { placeHref, placeOf } from './record-place.ts'
import { queryOf } from './table-query.ts'

/**
 * `next`: the record that came after this one when the page was made, so that a list which shrinks
 * skips none; `go`: the button that goes there was pressed.
 */
const body = z.object({
  go: z.literal('next').optional().catch(undefined),
  next: z.string().catch(''),
})

/** How a form names a record. */
export const keyText = ({ row }: Neighbour): string => `${row.reference}/${formIn(row) ?? ''}`

function keyIn(text: string): RecordKey {
  const [reference = '', form] = text.split('/')
  return { reference, form: form || undefined }
}

/** Where a decision leads: back to its record, or on to the next. */
export function afterDecision(services: Services, req: Request, res: Response): string {
  const next = nextOf(services, req, res, listAround)
  return next
    ? recordHref(next.key.reference, next.key.form, next.list)
    : placeHref(subjectOf(res).reference, placeOf(req, res))
}

/** Where a letter that was sent leads: back to its record, or on to the next that waits. */
export function afterLetter(services: Services, req: Request, res: Response): string {
  const place = placeOf(req, res)
  const next = nextOf(services, req, res, lettersAround)
  return next
    ? letterHref(next.key.reference, next.key.form, place.list)
    : placeHref(subjectOf(res).reference, place)
}

/** The page of the letter that waits. */
export const letterHref = (reference: string, form = '', list?: string): string =>
  urlOf(`/admin/replies/${reference}/${form}/letter`, { list })

type Around = (
  services: Services,
  list: string,
  key: RecordKey,
  t: Translate,
) => RecordList | undefined

/** The record that the form named if it is in the list still; else the one after this. */
function nextOf(
  services: Services,
  req: Request,
  res: Response,
  around: Around,
): { key: RecordKey; list: string } | undefined {
  const { go, next } = body.parse(req.body ?? {})
  const { list, form } = placeOf(req, res)
  if (!go || !list) return undefined
  const { t } = res.locals
  const key = keyIn(next)
  const named = around(services, list, key, t)
  if (named?.position !== undefined) return { key, list: queryOf(named.asked) }
  const own = { reference: subjectOf(res).reference, form }
  const other = around(services, list, own, t)?.next
  return other && { key: keyIn(keyText(other)), list: other.list }
}
