import type { Translate } from '../../i18n.ts'
import { decidableStatuses } from '../../replies/statuses.ts'

/** A key of a page, and what it does. */
export type KeyOnPage = { key: string; does: string }

/** Of the table of replies. */
export const tableKeys = (t: Translate): KeyOnPage[] => [
  { key: '/', does: t('admin:keys.search') },
  { key: 'J', does: t('admin:keys.next') },
  { key: 'K', does: t('admin:keys.previous') },
  { key: 'Enter', does: t('admin:keys.open') },
  { key: 'X', does: t('admin:keys.tick') },
  { key: '?', does: t('admin:keys.help') },
]

/** What can be chosen on a record, and the key that chooses it; without one it has none. */
type Choice = { key?: string | undefined; label: string }

/** Of the page of one participant. */
export const recordKeys = (choices: readonly Choice[], t: Translate): KeyOnPage[] => [
  { key: 'J', does: t('admin:keys.next_record') },
  { key: 'K', does: t('admin:keys.previous_record') },
  ...choices.flatMap(({ key, label }) => (key ? [{ key, does: label }] : [])),
  { key: 'Enter', does: t('admin:decision.button_next') },
  { key: 'Ctrl+Enter', does: t('admin:keys.send') },
  { key: 'E', does: t('admin:keys.correct') },
  { key: '/', does: t('admin:keys.search') },
  { key: '?', does: t('admin:keys.help') },
]

/** The keys of all decisions, whatever the form. */
export const everyChoice = (t: Translate): Choice[] =>
  decidableStatuses().map(({ name, key }) => ({ key, label: t(`admin:decide.${name}`) }))
