import type { Request, RequestHandler, Response } from 'express'
import { edition } from '#edition/index.ts'
import type { Config } from '../config.ts'
import type { Services } from '../services.ts'
import { mayWrite, type Role } from '../staff/accounts.ts'
import { tokenCookie } from './cookies.ts'
import { setLanguage } from './language.ts'
import { forgetTable } from './last-table.ts'
import { memberOf } from './locals.ts'
import { refusal } from './refusal.ts'

const cookie = (config: Config) => tokenCookie('staff', config)

export const sessionToken = (req: Request, config: Config): string => cookie(config).read(req)
export const openStaffSession = (res: Response, config: Config, token: string): void =>
  cookie(config).write(res, token)
/** The next one at this browser is led to nothing of the last one's. */
export function closeStaffSession(res: Response, config: Config): void {
  for (const one of [cookie(config), wantedCookie(config)]) one.clear(res)
  forgetTable(res)
}

/** Who is signed in, so that errors speak the member's language too. */
export const knowMember =
  ({ config, staff }: Services): RequestHandler =>
  (req, res, next) => {
    const member = staff.session(sessionToken(req, config))
    res.locals.member = member
    res.locals.section = sectionOf(req.path)
    res.locals.hasProgramme = edition.formOf('slot') !== undefined
    res.locals.hasSeating = edition.formOf('seat') !== undefined
    if (member) setLanguage(res, member.language)
    next()
  }

/** A whole office shares an address, and works: only its doors count the tries of whoever is signed in. */
export const isPressAtDesk =
  ({ config, staff }: Services) =>
  (req: Request): boolean => {
    const [, first, second = ''] = req.path.toLowerCase().split('/')
    if (first !== 'admin' || doors.includes(second)) return false
    return staff.session(sessionToken(req, config)) !== undefined
  }

const doors = ['sign-in', 'password']

/** Which link of the navigation leads to where one is. */
const sectionOf = (path: string): string => {
  const [, first = ''] = path.split('/')
  return ['export', 'batches', 'entries', 'views'].includes(first) ? 'replies' : first
}

/** The one door of the secretariat: whoever is not signed in is shown where to, and comes back to the page afterwards. */
export const staffOnly =
  ({ config }: Services): RequestHandler =>
  (req, res, next) => {
    if (res.locals.member) return next()
    if (req.method === 'GET' && deskPath(req.originalUrl))
      wantedCookie(config).write(res, req.originalUrl, wantedDays)
    res.redirect(303, '/admin/sign-in')
  }

/** Where somebody wanted to go before signing in; asked for once. */
export function takeWantedPath(req: Request, res: Response, config: Config): string | undefined {
  const wanted = deskPath(wantedCookie(config).read(req))
  if (wanted) wantedCookie(config).clear(res)
  return wanted
}

/** A quarter of an hour. */
const wantedDays = 1 / 96
const wantedMaxLength = 1000
const wantedCookie = (config: Config) => tokenCookie('wanted', config)
const nowhere = 'http://desk.invalid'

/** The path, where it is one of a page behind the door; whatever a browser would read as another place is none. */
function deskPath(text: string): string | undefined {
  if (!text.startsWith('/admin/') || /[\\\p{C}]/u.test(text) || text.length > wantedMaxLength)
    return undefined
  const url = URL.parse(text, nowhere)
  // A file is asked for again by whoever signs in, and logged in nobody else's name.
  const isPage = url?.pathname.startsWith('/admin/') && !/\.\w+$/.test(url.pathname)
  if (url?.origin !== nowhere || !isPage) return undefined
  return url.pathname + url.search
}

/** Behind that door, what only some may open. */
export const roleOnly =
  (...allowed: Role[]): RequestHandler =>
  (_req, res, next) =>
    next(allowed.includes(memberOf(res).role) ? undefined : refusal(403))

/** What only those may do who may change something. */
export const writersOnly: RequestHandler = (_req, res, next) =>
  next(mayWrite(memberOf(res)) ? undefined : refusal(403))
