import type { Request, Response } from 'express'
import { z } from 'zod'
import type { Export } from '../../exports/files.ts'
import { languages, translator } from '../../i18n.ts'
import type { Services } from '../../services.ts'
import { maySee } from '../../staff/roles.ts'
import { memberOf } from '../../web/locals.ts'
import { severalOf } from './query.ts'
import { filterFrom, readQuery, selecting, type TableQuery } from './table-query.ts'

/** What a file is asked for: the table's query, and what is chosen on the page of the export. */
export type ExportQuery = Export & { asked: TableQuery }

const choices = z.object({
  headings: z.enum(languages).optional().catch(undefined),
  values: z.enum(['codes', 'words']).catch('codes'),
  order: z.enum(['time', 'protocol']).catch('time'),
  /** Beside the day from which the table asks for changes. */
  since: severalOf(z.string()).transform(values => values.includes('last')),
  sensitive: z.enum(['1']).optional().catch(undefined),
  column: severalOf(z.string()).transform(columns => (columns.length > 0 ? columns : undefined)),
})

export function readExport(services: Services, req: Request, res: Response): ExportQuery {
  const asked = readQuery(req.query)
  const { headings, values, order, since, sensitive, column } = choices.parse(req.query)
  const last = since ? (lastDownload(services, asked, res)?.lastVersion ?? 0) : undefined
  return {
    asked,
    filter: { ...filterFrom(asked, services.clock.now()), since: last },
    order,
    choice: {
      codes: column,
      // Who ticks a sensitive column has asked for it.
      hasSensitive: mayHaveSensitive(res) && (sensitive === '1' || column !== undefined),
      hasChange: last !== undefined,
      words: values === 'words' ? (headings ?? res.locals.language) : undefined,
    },
    t: headings && translator(headings),
  }
}

/** What tells one selection of replies from another. */
export const selectionOf = (asked: TableQuery): string =>
  new URLSearchParams(
    Object.entries(selecting(asked)).flatMap(([name, values]) =>
      values.map(value => [name, value]),
    ),
  ).toString()

export const lastDownload = ({ downloads }: Services, asked: TableQuery, res: Response) =>
  downloads.last(memberOf(res).id, selectionOf(asked))

export const mayHaveSensitive = (res: Response): boolean =>
  maySee(memberOf(res), { sensitive: true })
