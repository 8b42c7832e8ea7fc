import { kindInWords, spokenInWords } from '../facts/in-words.ts'
import type { Translate } from '../i18n.ts'
import type { Visitor } from './door-list.ts'
import type { SeatedOnPage } from './guest-on-page.ts'
import type { RoundTable } from './table-mix.ts'
import { notGiven } from './traits.ts'

export type TableOnPage = {
  number: number
  title: string
  /** The regions, kinds of organization and languages of its guests, with their numbers. */
  mix: string
  /** Empty: none. */
  warning: string
  guests: SeatedOnPage[]
}

export const tableOnPage = (
  table: RoundTable<Visitor>,
  guests: SeatedOnPage[],
  t: Translate,
): TableOnPage => ({
  number: table.number,
  title: t('admin:seating.table', {
    number: table.number,
    taken: table.guests.length,
    size: table.size,
  }),
  mix: mixInWords(table, t),
  warning: table.warnings.map(warning => t(`admin:seating.warning.${warning}`)).join('; '),
  guests,
})

type Counts = RoundTable<Visitor>['mix']['regions']

function mixInWords({ mix, guests }: RoundTable<Visitor>, t: Translate): string {
  const form = guests[0]?.form ?? ''
  const mixed = (counts: Counts, inWords: (value: string) => string) => {
    const word = (value: string) =>
      value === notGiven ? t('admin:seating.not_given') : inWords(value)
    return counts.map(({ value, count }) => `${word(value)}: ${count}`).join(', ')
  }
  return [
    mixed(mix.regions, region => t(`event:regions.${region}`)),
    mixed(mix.kinds, kind => kindInWords(kind, t)),
    mixed(mix.languages, language => spokenInWords(form, language, t)),
  ].join('; ')
}
