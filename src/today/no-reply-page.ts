import { edition } from '#edition/index.ts'
import { optionsInWords } from '../forms/display.ts'
import { findField } from '../forms/form.ts'
import type { Reader } from '../reader.ts'
import { type Region, regionsIn } from './regions.ts'
import type { Sources } from './sources.ts'

/** Countries without a reply in force, by region. */
export type NoReplyPage = {
  total: string
  regions: {
    name: string
    title: string
    answered: string
    countries: { name: string; href: string }[]
    /** The same names as one text to copy; empty where every country has answered. */
    list: string
  }[]
  /** The reader may enter replies. */
  mayWrite: boolean
}

export function noReplyPage(sources: Sources, reader: Reader, mayWrite: boolean): NoReplyPage {
  const regions = regionsIn(sources).filter(({ countries }) => countries > 0)
  const count = regions.reduce((sum, { silent }) => sum + silent.length, 0)
  return {
    total: reader.t('admin:no_reply.total', { count }),
    regions: regions.map(region => regionOnPage(region, reader)),
    mayWrite,
  }
}

function regionOnPage({ name, countries, silent }: Region, reader: Reader) {
  const { t } = reader
  const names = countriesInWords(silent, reader)
  const words = silent.length > 0 ? 'admin:no_reply.some' : 'admin:no_reply.none'
  return {
    name,
    title: t(`event:regions.${name}`),
    answered: t(words, { answered: countries - silent.length, countries, count: silent.length }),
    countries: names.map(({ code, name }) => ({ name, href: entryHref(code) })),
    list: names.map(({ name }) => name).join('; '),
  }
}

/** In the order of the reader's alphabet. */
export function countriesInWords(
  codes: readonly string[],
  { t }: Pick<Reader, 't'>,
): { code: string; name: string }[] {
  const field = findField(edition.person, edition.person.means.country)
  const all = field ? optionsInWords(field, t) : []
  return all
    .filter(({ value }) => codes.includes(value))
    .map(({ value, label }) => ({ code: value, name: label }))
}

/** The form that is asked of everybody first; the others are one click away there. */
const entryHref = (code: string): string =>
  `/admin/entries/${edition.forms[0].path}?${new URLSearchParams({ country: code })}`
