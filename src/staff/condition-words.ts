import { edition } from '#edition/index.ts'
import { wordOr } from '../audit/entry-words.ts'
import { dayInWords, optionLabel } from '../forms/display.ts'
import type { Translate } from '../i18n.ts'
import { facetFields } from '../table/facets.ts'

const { findForm } = edition

/** Conditions of a table that are there or not. */
const flags: Record<string, string> = {
  late: 'admin:replies.filter.only_late',
  pending: 'admin:replies.filter.only_pending',
  unread: 'admin:replies.filter.only_unread',
  fresh: 'admin:replies.filter.only_fresh',
}

/** Where the words of a condition's values begin. */
const words: Record<string, string> = {
  status: 'admin:status.',
  session: 'event:sessions.',
  country: 'countries:',
  region: 'event:regions.',
}

/**
 * A condition of the table in words, as an export was narrowed by it; undefined: the table has no
 * such condition.
 */
export function conditionInWords(name: string, value: string, t: Translate): string | undefined {
  const flag = value === '1' && flags[name]
  if (flag) return t(flag)
  if (name === 'day') return dayInWords(value, t)
  if (name === 'form') return findForm(value) ? t(`${value}:short`) : value
  const field = facetFields.find(field => field.name === name)
  if (field) return field.options.includes(value) ? optionLabel(field, value, t) : value
  return words[name] ? wordOr(value, `${words[name]}${value}`, t) : undefined
}
