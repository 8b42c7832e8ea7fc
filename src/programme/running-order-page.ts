import { type Both, bothLanguages, type InBoth, joined } from '../both-languages.ts'
import type { Language } from '../i18n.ts'
import type { PlannedSession } from './planned-sessions.ts'
import { type SlotOnPaper, slotOnPaper } from './slot-on-paper.ts'
import { isConfirmed } from './standing.ts'

/** The running order for printing, in the reader's language and the other one. */
export type RunningOrderPage = {
  title: InBoth
  /** A warning that the order may still change; empty where everybody shown has confirmed. */
  draft: string
  /** The link to the other version: all speeches, or the confirmed ones alone. */
  toggle: { href: string; text: string }
  hasStatus: boolean
  columns: { cssClass: string; heading: InBoth }[]
  standsAsPlanned: InBoth
  sessions: { name: string; title: InBoth; slots: SlotOnPaper[] }[]
}

/** Times stay those of the whole programme: a speech that is left out leaves a gap. */
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
