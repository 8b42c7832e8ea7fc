import { z } from 'zod'
import { edition } from '#edition/index.ts'
import { dayInWords, optionsInWords } from '../../forms/display.ts'
import type { Field } from '../../forms/fields.ts'
import { fieldsOf } from '../../forms/form.ts'
import { cleanLine, countCharacters } from '../../forms/normalise.ts'
import type { Translate } from '../../i18n.ts'
import { tagMax } from '../../participants/labels.ts'
import { statuses } from '../../replies/statuses.ts'
import { attendances, type FacetFilter, facetFields, facetValues } from '../../table/facets.ts'

const { days, forms, person } = edition

const countryField = fieldsOf(person).find(field => field.name === 'country') as Field
export const formPaths = forms.map(form => form.path)

/** A longer text is found nowhere. */
const searchMost = 200

/** What the addresses of all tables share. A value that means nothing means "all", so that an old link still opens. */
export const sharedAddress = {
  q: z
    .string()
    .catch('')
    .transform(text => cleanLine(text).slice(0, searchMost)),
  page: z.coerce.number().int().min(1).max(1_000_000).catch(1),
}

/** What the tables' filters offer. */
export const offered = (t: Translate) => ({
  formPaths,
  statuses,
  eventDays: days.map(day => ({ value: day, label: dayInWords(day, t) })),
  regions: facetValues.region ?? [],
  attendances,
  countryOptions: optionsInWords(countryField, t),
  facets: facetFields.map(field => ({
    name: field.name,
    label: t(`${field.text}.label`),
    options: optionsInWords(field, t),
  })),
})

/** Of these facets, those that an address asks for with a value that there can be. */
export function facetsIn(query: Record<string, unknown>, names: readonly string[]): FacetFilter {
  const asked = names.flatMap(name => {
    const value =
      facetValues[name]?.find(option => option === query[name]) ?? openValue(name, query[name])
    return value ? [[name, value]] : []
  })
  return Object.fromEntries(asked)
}

/** Members and tags come and go, so any could have been. */
const openValue = (name: string, value: unknown): string | undefined =>
  ['assignee', 'tag'].includes(name) &&
  typeof value === 'string' &&
  countCharacters(value) <= tagMax
    ? value
    : undefined

/** A name that stands in a form once, several times or not at all. */
export const severalOf = <S extends z.ZodType<string>>(one: S) =>
  z.union([one.transform(only => [only]), z.array(one)]).catch([])

export const pageSize = 50
export const pageSizes = [25, 50, 100, 200]

/** The page that is shown when this one is asked for. */
export function pagesFor(
  total: number,
  asked: number,
  size = pageSize,
): { page: number; pages: number } {
  const pages = Math.max(1, Math.ceil(total / size))
  return { pages, page: Math.min(asked, pages) }
}

/** An address with only what was asked in it. */
export function addressOf(
  path: string,
  asked: Record<string, string | number | undefined>,
): string {
  const parameters = new URLSearchParams(
    Object.entries(asked).flatMap(([name, value]) => (value ? [[name, String(value)]] : [])),
  )
  return parameters.size > 0 ? `${path}?${parameters}` : path
}
