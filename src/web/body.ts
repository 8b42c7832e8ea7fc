import express, { type NextFunction, type Request, type Response } from 'express'
import { refusal } from './refusal.ts'

/**
 * The longest form, every field at twice its limit, in percent-encoded Cyrillic, is a quarter of
 * this.
 */
const limit = '512kb'
const parameterLimit = 500

export const readBody = express.urlencoded({ extended: false, limit, parameterLimit })

/**
 * Only what an HTML form sends is read; a body of another kind is refused, none at all is an empty
 * form.
 */
export function onlyForms(req: Request, _res: Response, next: NextFunction): void {
  const hasOtherBody =
    req.method === 'POST' && req.get('content-type') !== undefined && !req.is('urlencoded')
  next(hasOtherBody ? refusal(415) : undefined)
}

/** What a field of a form sent; empty where nothing came, or more than one. */
export function typedText(req: Request, field: string): string {
  const value: unknown = req.body?.[field]
  return typeof value === 'string' ? value : ''
}
