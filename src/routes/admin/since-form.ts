import type { Translate } from '../../i18n.ts'
import { isSinceWord, sinceWords } from '../../table/since.ts'
import { type ChipInUse, plainChip } from './filter-chips.ts'
import { linkTo, type TableQuery, tablePath } from './table-query.ts'

/** The day from which changes are shown, as its chip asks for it. */
export type SinceForm = {
  label: string
  words: { href: string; label: string; isChosen: boolean }[]
  /** The day in the calendar; empty: none was chosen there. */
  day: string
  /** A day can be chosen: no word stands for one. */
  asksDay: boolean
  inUse: ChipInUse | undefined
}

export function sinceForm(asked: TableQuery, t: Translate): SinceForm {
  const { since } = asked
  return {
    label: t('admin:replies.filter.since'),
    words: sinceWords.map(value => ({
      href: linkTo(tablePath, { ...asked, since: value, page: 1 }),
      label: t(`admin:replies.filter.since_${value}`),
      isChosen: value === since,
    })),
    day: since && !isSinceWord(since) ? since : '',
    asksDay: !since || !isSinceWord(since),
    inUse: plainChip(asked, 'since', t),
  }
}
