import { pipeline } from 'node:stream'
import { type Request, Router } from 'express'
import { z } from 'zod'
import { countries, regions } from '../../forms/countries.ts'
import { displayAnswers, optionsInWords } from '../../forms/display.ts'
import type { Answers, Field } from '../../forms/fields.ts'
import { type Form, fieldsOf } from '../../forms/form.ts'
import { forms } from '../../forms/index.ts'
import { person } from '../../forms/person.ts'
import { replyCsv } from '../../replies/csv.ts'
import { parseReference } from '../../replies/reference.ts'
import { type ReplyFilter, sortKeys } from '../../replies/search.ts'
import type { Services } from '../../services.ts'
import type { StaffMember } from '../../staff/accounts.ts'
import { refusal } from '../../web/refusal.ts'

const pageSize = 50
const codes = countries.map(country => country.code)
const countryField = fieldsOf(person).find(field => field.name === 'country') as Field

/** The table's address. A value that means nothing means "all", so that an old link still opens the table. */
const address = z.object({
  form: z
    .enum(forms.map(form => form.path))
    .optional()
    .catch(undefined),
  status: z.enum(['received', 'withdrawn']).optional().catch(undefined),
  country: z.enum(codes).optional().catch(undefined),
  region: z.enum(regions).optional().catch(undefined),
  q: z.string().trim().max(200).catch(''),
  sort: z.templateLiteral([z.enum(['', '-']), z.enum(sortKeys)]).catch('-submitted_at'),
  page: z.coerce.number().int().min(1).max(1_000_000).catch(1),
  delimiter: z.enum(['semicolon', 'comma']).catch('semicolon'),
})

type Address = z.infer<typeof address>

const readAddress = (req: Request): Address => address.parse(req.query)

function filterFrom({ form, status, country, region, q, sort }: Address): ReplyFilter {
  const ofRegion = region && countries.filter(candidate => candidate.region === region).map(({ code }) => code)
  const wanted = country ? [country].filter(code => !ofRegion || ofRegion.includes(code)) : ofRegion
  const isDescending = sort.startsWith('-')
  return { form, status, countries: wanted, q, sort: sort.replace('-', '') as ReplyFilter['sort'], isDescending }
}

export function replyTableRoutes({ search, replies, outbox, audit }: Services): Router {
  const router = Router()

  router.get('/replies', (req, res) => {
    const asked = readAddress(req)
    const filter = filterFrom(asked)
    const total = search.count(filter)
    const pages = Math.max(1, Math.ceil(total / pageSize))
    const page = Math.min(asked.page, pages)
    res.render('admin/replies', {
      asked,
      isFiltered: linkTo('', { ...asked, sort: undefined, page: undefined, delimiter: undefined }) !== '',
      total,
      page,
      pages,
      found: search.page(filter, pageSize, page),
      forms,
      countryOptions: optionsInWords(countryField, res.locals.t),
      regions,
      sortKeys,
      linkTo: (changes: Partial<Address>, path = '/admin/replies') => linkTo(path, { ...asked, ...changes }),
    })
  })

  router.get('/replies.csv', (req, res, next) => {
    const asked = readAddress(req)
    const filter = filterFrom(asked)
    audit.record(res.locals.member.email, 'exported', { ...filterDetails(asked), rows: search.count(filter) })
    const csv = replyCsv(search.all(filter), asked.form, asked.delimiter === 'comma' ? ',' : ';')
    res.type('text/csv').attachment('replies.csv')
    pipeline(csv, res, error => error && next(error))
  })

  router.get('/replies/:reference', (req, res, next) => {
    const reference = parseReference(req.params.reference)
    const participant = reference && replies.participantByReference(reference)
    if (!participant) return next(refusal(404))
    const { t, member } = res.locals
    const answersTo = (form: Form, answers: Answers) =>
      displayAnswers(form, answers, t).filter(({ field }) => maySee(member, field))
    res.render('admin/reply', {
      participant,
      person: answersTo(person, participant.person),
      replies: forms.map(form => {
        const reply = replies.reply(participant.id, form.path)
        return { form, reply, answers: answersTo(form, reply?.answers ?? {}) }
      }),
      timeline: search.timeline(participant.id),
      letters: outbox.ofParticipant(participant.id),
    })
  })
  return router
}

/** Health and belief are not for everybody who may look. */
const maySee = (member: StaffMember, field: Field): boolean => !field.sensitive || member.role !== 'viewer'

/** What an export was narrowed to, for the audit log. */
const filterDetails = ({ form, status, country, region, q }: Address): Record<string, string> =>
  Object.fromEntries(Object.entries({ form, status, country, region, q }).filter(([, value]) => value)) as Record<
    string,
    string
  >

/** Only what differs from "all" stands in the address. */
function linkTo(path: string, asked: Partial<Address>): string {
  const { page = 1, delimiter, sort, ...rest } = asked
  const parameters = new URLSearchParams(Object.entries(rest).filter(([, value]) => value) as [string, string][])
  if (sort && sort !== '-submitted_at') parameters.set('sort', sort)
  if (page > 1) parameters.set('page', String(page))
  if (delimiter === 'comma') parameters.set('delimiter', delimiter)
  return parameters.size > 0 ? `${path}?${parameters}` : path
}
