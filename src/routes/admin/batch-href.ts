import type { Batch } from '../../decisions/batches.ts'
import { tickedHref } from './batch-body.ts'
import { urlOf } from './query.ts'
import { readQueryText } from './table-query.ts'

/** Addresses of a batch keep the query of the table from which it was begun: `list`. */

type Named = Pick<Batch, 'id'>

export const batchHref = ({ id }: Named, list: string): string =>
  urlOf(`/admin/batches/${id}`, { list })

export const undoHref = ({ id }: Named, list: string): string =>
  urlOf(`/admin/batches/${id}/undo`, { list })

/** The table; before the batch is carried out, with its replies ticked. */
export const backHref = ({ doneAt, targets }: Batch, list: string): string =>
  tickedHref(readQueryText(list), doneAt ? [] : targets)
