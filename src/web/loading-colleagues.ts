import type { Response, Router } from 'express'
import type { Services } from '../services.ts'
import type { StaffMember } from '../staff/roles.ts'
import { loaded } from './loading.ts'
import { refusal } from './refusal.ts'

declare global {
  namespace Express {
    interface Locals {
      /** The member of staff whom the address names by `:id`. */
      colleague?: StaffMember
    }
  }
}

/** Lets routes of this router name a member of staff; whoever is none gets the page for 404. */
export const loadColleagues = (router: Router, { staff }: Services): Router =>
  router.param('id', (_req, res, next, id: string) => {
    const colleague = staff.list().find(member => member.id === Number(id))
    res.locals.colleague = colleague
    next(colleague ? undefined : refusal(404))
  })

export const colleagueOf = (res: Response): StaffMember => loaded(res.locals.colleague)
