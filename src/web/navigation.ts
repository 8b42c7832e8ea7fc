import type { RequestHandler } from 'express'
import { edition } from '#edition/index.ts'
import type { Language, Translate } from '../i18n.ts'
import { isAdmin, mayWrite, type StaffMember } from '../staff/roles.ts'
import { deskPath, pageBefore } from './wanted-path.ts'

/** What stands in the bar of every page of the desk. */
export type DeskBar = {
  rooms: PlaceLink[]
  /** Where a reply that came another way is entered; empty: this member enters none. */
  entries: EntryLink[]
  /** What is about the member and the office. */
  account: PlaceLink[]
}
type Link = { href: string; text: string }
/** `isHere`: the page that is open belongs to it. */
type PlaceLink = Link & { isHere: boolean }
/** `blank`: the form on paper, for print. */
type EntryLink = Link & { blank: string }

type Place = {
  href: string
  text: string
  /** The first parts of the addresses that belong to it. */
  parts: readonly string[]
  /** Offered to everybody where it does not say. */
  isFor?(member: StaffMember): boolean
}

/** An edition without such a form has no programme of speakers, or no round table. */
const hasForm = (flow: 'slot' | 'seat') => () => edition.formOf(flow) !== undefined

const rooms: readonly Place[] = [
  {
    href: '/admin',
    text: 'admin:rooms.today',
    parts: ['', 'first-run', 'no-reply', 'representation', 'summary'],
  },
  {
    href: '/admin/replies',
    text: 'admin:rooms.replies',
    parts: ['replies', 'batches', 'entries', 'views', 'duplicates'],
  },
  {
    href: '/admin/programme',
    text: 'admin:programme.short',
    parts: ['programme'],
    isFor: hasForm('slot'),
  },
  {
    href: '/admin/seating',
    text: 'admin:rooms.seating',
    parts: ['seating'],
    isFor: hasForm('seat'),
  },
  {
    href: '/admin/files',
    text: 'admin:rooms.files',
    parts: ['files', 'export', 'deliveries', 'column-sets'],
  },
]

const ofAccount: readonly Place[] = [
  { href: '/admin/help', text: 'admin:help.title', parts: ['help'] },
  { href: '/admin/account', text: 'admin:account.title', parts: ['account'] },
  { href: '/admin/staff', text: 'admin:staff.title', parts: ['staff'], isFor: isAdmin },
  { href: '/admin/audit', text: 'admin:audit.title', parts: ['audit'], isFor: isAdmin },
]

export const knowNavigation: RequestHandler = (req, res, next) => {
  const [, first = ''] = req.path.split('/')
  const here = req.method === 'GET' ? deskPath(req.originalUrl) : pageBefore(req)
  res.locals.herePath = here ?? '/admin'
  res.locals.deskBar = () => {
    const { member, language, t } = res.locals
    return member && barFor(member, first, language, t)
  }
  next()
}

const barFor = (member: StaffMember, here: string, language: Language, t: Translate): DeskBar => ({
  rooms: linksTo(rooms, member, here, t),
  entries: mayWrite(member) ? entriesIn(language, t) : [],
  account: linksTo(ofAccount, member, here, t),
})

const linksTo = (
  places: readonly Place[],
  member: StaffMember,
  here: string,
  t: Translate,
): PlaceLink[] =>
  places
    .filter(({ isFor }) => isFor?.(member) ?? true)
    .map(({ href, text, parts }) => ({ href, text: t(text), isHere: parts.includes(here) }))

const entriesIn = (language: Language, t: Translate): EntryLink[] =>
  edition.formPaths.map(path => ({
    href: `/admin/entries/${path}`,
    text: t(`${path}:short`),
    blank: `/${language}/${path}/blank`,
  }))
