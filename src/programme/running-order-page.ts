import { type Both, bothLanguages, type InBoth, joined } from '../both-languages.ts'
import type { Language } from '../i18n.ts'
import type { PlannedSession } from './planned-sessions.ts'
import { type SlotOnPaper, slotOnPaper } from './slot-on-paper.ts'
import { isConfirmed } from './standing.ts'

/** Who speaks when, on paper: in the language of its reader and in the other. */
export type RunningOrderPage = {
  title: InBoth
  /** Says that it may still change; empty: it is what everybody has confirmed. */
  draft: string
  /** The same with all speeches, or with the confirmed alone. */
  toggle: { href: string; text: string }
  hasStatus: boolean
  columns: { cssClass: string; heading: InBoth }[]
  standsAsPlanned: InBoth
  sessions: { name: string; title: InBoth; slots: SlotOnPaper[] }[]
}

/** Times stay those of the whole programme, so that who has not confirmed leaves a gap. */
export function runningOrderPage(
  all: readonly PlannedSession[],
  onlyConfirmed: boolean,
  language: Language,
): RunningOrderPage {
  const both = bothLanguages(language)
  const { words } = both
  const isDraft = !onlyConfirmed && !all.every(({ slots }) => slots.every(isConfirmed))
  return {
    title: words(onlyConfirmed ? 'admin:programme.confirmed_title' : 'admin:programme.title'),
    draft: isDraft ? joined(words('admin:programme.draft')) : '',
    toggle: toggleFrom(onlyConfirmed, both),
    hasStatus: !onlyConfirmed,
    columns: columnsOf(onlyConfirmed, both),
    standsAsPlanned: words('admin:programme.stands'),
    sessions: all.map(({ name, slots }) => ({
      name,
      title: words(`event:sessions.${name}`),
      slots: slots
        .filter(slot => isConfirmed(slot) || !onlyConfirmed)
        .map(slot => slotOnPaper(slot, both)),
    })),
  }
}

const toggleFrom = (onlyConfirmed: boolean, { words }: Both): RunningOrderPage['toggle'] =>
  onlyConfirmed
    ? { href: '/admin/programme/order', text: words('admin:programme.all_speeches').text }
    : {
        href: '/admin/programme/order?only=confirmed',
        text: words('admin:programme.only_confirmed').text,
      }

function columnsOf(onlyConfirmed: boolean, { words }: Both): RunningOrderPage['columns'] {
  const columns = [
    { cssClass: 'column-time', heading: words('admin:programme.columns.time') },
    { cssClass: 'column-speaker', heading: words('admin:programme.columns.speaker') },
    { cssClass: 'column-topic', heading: words('admin:programme.columns.speech') },
    { cssClass: 'column-language', heading: words('admin:programme.columns.language') },
  ]
  const status = { cssClass: 'column-status', heading: words('admin:programme.columns.status') }
  return onlyConfirmed ? columns : [...columns, status]
}
