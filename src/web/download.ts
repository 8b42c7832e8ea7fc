import { pipeline, type Readable } from 'node:stream'
import type { NextFunction, Response } from 'express'
import { timeZone } from '#edition/circular.ts'
import type { Clock } from '../clock.ts'

/** Nobody takes a byte for so long: the connection is gone, or whoever held it. */
const stalledAfter = 120_000

/**
 * «replies-2025-04-28.csv»: the day in Geneva, so that files of several days stand side by side in
 * order.
 */
export const datedName = (name: string, extension: string, clock: Clock): string =>
  `${name}-${clock.now().toZonedDateTimeISO(timeZone).toPlainDate()}.${extension}`

/**
 * Sends a file while it is made. An error in the making ends this response and is logged, wherever
 * it comes from; who breaks the download off has made no error.
 */
export function download(
  file: Readable,
  name: string,
  res: Response,
  next: NextFunction,
  whenOver: (isWhole: boolean) => void = () => {},
): void {
  res.type(name.slice(name.lastIndexOf('.'))).attachment(name)
  res.setTimeout(stalledAfter, () => res.destroy())
  pipeline(file, res, error => {
    whenOver(!error)
    if (error && error.code !== 'ERR_STREAM_PREMATURE_CLOSE') next(error)
  })
}
