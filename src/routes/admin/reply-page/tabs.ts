import { edition } from '#edition/index.ts'
import type { Reader } from '../../../reader.ts'
import { lookOf, type StatusLook } from '../../../replies/statuses.ts'
import { placeHref, type Tab, tabs } from '../record-place.ts'
import type { DeskRecord } from './record.ts'

/** What the middle of the page can show: the reply to each form, the history, the letters. */
export type TabOnPage = {
  href: string
  text: string
  isHere: boolean
  /** Of a form: what has become of the reply. */
  status: { look: StatusLook | 'none'; text: string } | undefined
  /** Of the others: how many there are. */
  count: number | undefined
}

type Asked = {
  record: DeskRecord
  counts: Record<Tab, number>
  /** A letter stands in the place of them all. */
  isLetter: boolean
}

export function tabsOnPage({ record, counts, isLetter }: Asked, { t }: Reader): TabOnPage[] {
  const { place, replies } = record
  const { reference } = record.participant
  const ofForms = edition.formPaths.map((form): TabOnPage => {
    const status = replies.get(form)?.status
    return {
      href: placeHref(reference, { ...place, form, tab: undefined }),
      text: t(`${form}:tab`),
      isHere: !isLetter && !place.tab && place.form === form,
      status: {
        look: status ? lookOf(status) : 'none',
        text: t(`admin:status.${status ?? 'none'}`),
      },
      count: undefined,
    }
  })
  const others = tabs.map(
    (tab): TabOnPage => ({
      href: placeHref(reference, { ...place, tab }),
      text: t(`admin:reply.tabs.${tab}`),
      isHere: !isLetter && place.tab === tab,
      status: undefined,
      count: counts[tab],
    }),
  )
  return [...ofForms, ...others]
}
