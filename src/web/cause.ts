import type { RequestHandler } from 'express'
import { causedFrom } from '../letters/cause.ts'
import { networkOf } from './network.ts'

/** Letters that follow from this request are caused by a visitor, and counted as theirs. Reading causes none. */
export const causedByVisitor: RequestHandler = (req, _res, next) =>
  req.method === 'GET' ? next() : causedFrom(networkOf(req), next)
