import type { Request, Response } from 'express'
import type { Export } from '../../exports/files.ts'
import { translator } from '../../i18n.ts'
import type { Services } from '../../services.ts'
import { maySee } from '../../staff/roles.ts'
import { memberOf } from '../../web/locals.ts'
import { type ExportChoice, readChoice } from './export-choice.ts'
import { filterFrom, readQuery, type TableQuery } from './table-query.ts'

/** What a file is asked for: the table's query, and what is chosen on the page of the export. */
export type ExportQuery = Export & { asked: TableQuery }

export const readExport = (services: Services, req: Request, res: Response): ExportQuery =>
  exportOf(services, { asked: readQuery(req.query), choice: readChoice(req.query) }, res)

/** `since`: the file holds only what has changed after this `reply_versions.id`, and says how. */
export function exportOf(
  { clock }: Services,
  { asked, choice, since }: { asked: TableQuery; choice: ExportChoice; since?: number | undefined },
  res: Response,
): ExportQuery {
  const { headings, values, order, codes, sensitive, column } = choice
  return {
    asked,
    filter: { ...filterFrom(asked, clock.now()), since },
    order,
    choice: {
      columns: column,
      // Who ticks a sensitive column has asked for it.
      hasSensitive: mayHaveSensitive(res) && (sensitive === '1' || column !== undefined),
      hasChange: since !== undefined,
      words: values === 'words' ? (headings ?? res.locals.language) : undefined,
    },
    t: headings && translator(headings),
    hasCodes: codes === '1',
  }
}

export const mayHaveSensitive = (res: Response): boolean =>
  maySee(memberOf(res), { sensitive: true })
