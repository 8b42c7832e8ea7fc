import type { RequestHandler } from 'express'
import { edition } from '#edition/index.ts'
import type { Translate } from '../i18n.ts'
import { isAdmin, type StaffMember } from '../staff/roles.ts'

/** A link of the desk's navigation, as its view prints it. */
export type NavigationLink = { url: string; text: string; isHere: boolean }

type Place = {
  name: string
  url?: string
  text: string | ((member: StaffMember) => string)
  /** Offered to everybody where it does not say. */
  isFor?(member: StaffMember): boolean
}

/** An edition without such a form has no programme of speakers, or no round table. */
const hasForm = (flow: 'slot' | 'seat') => () => edition.formOf(flow) !== undefined

const places: readonly Place[] = [
  { name: 'overview', text: 'admin:overview.title' },
  { name: 'replies', text: 'admin:replies.short' },
  {
    name: 'participants',
    url: '/admin/replies?rows=participants',
    text: 'admin:participants.title',
  },
  { name: 'programme', text: 'admin:programme.short', isFor: hasForm('slot') },
  { name: 'seating', text: 'seating:short', isFor: hasForm('seat') },
  { name: 'audit', text: 'admin:audit.title', isFor: isAdmin },
  { name: 'staff', text: 'admin:staff.title', isFor: isAdmin },
  { name: 'account', text: member => member.email },
]

/** Parts of the desk that are reached from the table of replies. */
const partsOfTable = ['export', 'batches', 'entries', 'views', 'duplicates']

export const knowNavigation: RequestHandler = (req, res, next) => {
  const [, first = ''] = req.path.split('/')
  const section = partsOfTable.includes(first) ? 'replies' : first
  res.locals.navigation = (here = section) => {
    const { member, t } = res.locals
    return member ? linksFor(member, here, t) : []
  }
  next()
}

const linksFor = (member: StaffMember, here: string, t: Translate): NavigationLink[] =>
  places
    .filter(({ isFor }) => isFor?.(member) ?? true)
    .map(({ name, url = `/admin/${name}`, text }) => ({
      url,
      text: typeof text === 'string' ? t(text) : text(member),
      isHere: name === here,
    }))
