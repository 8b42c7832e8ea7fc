import type { Request } from 'express'
import { z } from 'zod'
import { edition } from '#edition/index.ts'
import type { BoardAsked } from '../../programme/programme-page.ts'
import { sharedQuery, urlOf } from './query.ts'

const query = z.object({
  ...sharedQuery,
  session: z
    .string()
    .refine(name => edition.findSession(name))
    .catch(''),
})

/** Forms of the board are sent with the query of its address, so that it comes back as it was. */
export const boardAsked = (req: Request): BoardAsked => query.parse(req.query)

/** `path`: of a form of the board; left out: of the board itself. */
export const boardHref = ({ q, page, session }: BoardAsked, path = '/admin/programme'): string =>
  urlOf(path, { q, page: page > 1 ? page : undefined, session })

/** The board again as this form of it was sent from; `anchor`: where on it. */
export const backToBoard = (req: Request, anchor = ''): string =>
  `${boardHref(boardAsked(req))}${anchor && `#${anchor}`}`
