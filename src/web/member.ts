import type { RequestHandler, Response } from 'express'
import type { Services } from '../services.ts'
import type { StaffMember } from '../staff/roles.ts'
import { ifPossible } from './if-possible.ts'
import { setLanguage } from './language.ts'
import { keepStaffSession, sessionToken } from './staff-session.ts'

/** Who is signed in, so that pages and errors speak the member's language. */
export const knowMember =
  (services: Services): RequestHandler =>
  (req, res, next) => {
    const { config, staff } = services
    const sent = sessionToken(req, config)
    const token = keptSession(services, sent)
    if (token !== sent) keepStaffSession(res, config, token)
    res.locals.sessionToken = token
    setMember(res, staff.session(token))
    next()
  }

export function setMember(res: Response, member: StaffMember | undefined): void {
  res.locals.member = member
  if (member) setLanguage(res, member.language)
}

/** A page that is only read needs no note that it was; a changed role waits until there is one. */
function keptSession(services: Services, token: string): string {
  const { staff, health } = services
  if (!staff.isSessionDue(token) || health.trouble()) return token
  return ifPossible(services, 'session kept', () => staff.keepSession(token)) ?? token
}
