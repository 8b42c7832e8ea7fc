import type { Request } from 'express'
import type { Services } from '../services.ts'
import { sessionToken } from './staff-session.ts'

/** Where a link is asked for, in each language. */
const linkPath = /^\/[^/]+\/link\/?$/i

/**
 * What is not counted among the posts of one IP, because strangers may share it: who is signed in, or
 * sets the first password, works on, and signing in and asking for a link have limits of their own,
 * which nobody else can use up.
 */
export const isLimitedApart =
  ({ config, staff }: Services) =>
  (req: Request): boolean => {
    const [, first = '', second = '', third = ''] = req.path.split('/')
    if (first.toLowerCase() !== 'admin') return linkPath.test(req.path)
    if (second.toLowerCase() === 'sign-in') return true
    if (second.toLowerCase() === 'password') return staff.invited(third) !== undefined
    return staff.session(sessionToken(req, config)) !== undefined
  }
