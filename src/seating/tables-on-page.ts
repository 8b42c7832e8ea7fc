import { kindInWords, spokenInWords } from '../facts/in-words.ts'
import type { Translate } from '../i18n.ts'
import type { Visitor } from './door-list.ts'
import type { SeatedOnPage } from './guest-on-page.ts'
import { freeSeats } from './moving.ts'
import { placeText } from './place.ts'
import type { SeatingPlan } from './seating-store.ts'
import type { RoundTable } from './table-mix.ts'
import { notGiven } from './traits.ts'

/** A round table as a card; whoever is ticked goes there by a press. */
export type TableOnPage = {
  number: number
  title: string
  taken: string
  /** The regions, kinds of organization and languages of its guests; empty: nobody sits there. */
  mix: string
  /** Empty: none. */
  warning: string
  guests: SeatedOnPage[]
  /** To the first seat that is free; undefined: the table is full. */
  here: Target | undefined
  /** Of a table at which somebody sits already: neighbours are chosen. */
  free: Target[]
}
type Target = { value: string; text: string; label: string }

export function tableOnPage(
  table: RoundTable<Visitor>,
  guests: SeatedOnPage[],
  plan: SeatingPlan,
  t: Translate,
): TableOnPage {
  const { number, size, warnings } = table
  const free = freeSeats(number, table.guests, plan)
  const title = t('admin:seating.number', { number })
  return {
    number,
    title,
    taken: t('admin:seating.taken', { taken: guests.length, size }),
    mix: guests.length > 0 ? mixInWords(table, t) : '',
    warning: warnings.map(warning => t(`admin:seating.warning.${warning}`)).join('; '),
    guests,
    here:
      free.length > 0
        ? {
            value: String(number),
            text: t('admin:seating.here'),
            label: `${t('admin:seating.here')}: ${title}`,
          }
        : undefined,
    free: guests.length > 0 ? free.map(seat => freeSeat(number, seat, t)) : [],
  }
}

const freeSeat = (table: number, seat: number, t: Translate): Target => ({
  value: placeText({ table, seat }),
  text: String(seat),
  label: `${t('admin:seating.here')}: ${t('admin:seating.at', { table, seat })}`,
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
