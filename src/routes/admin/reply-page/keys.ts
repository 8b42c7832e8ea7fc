import type { Translate } from '../../../i18n.ts'
import type { DecisionOnPage } from './decision.ts'

/** A key of the page, and what it does. */
export type KeyOnPage = { key: string; does: string }

export const keysOnPage = (decision: DecisionOnPage | undefined, t: Translate): KeyOnPage[] => [
  { key: 'J', does: t('admin:keys.next_record') },
  { key: 'K', does: t('admin:keys.previous_record') },
  ...(decision?.form?.choices ?? [])
    .map(({ key = '', label }) => ({ key, does: label }))
    .filter(({ key }) => key),
  { key: 'Enter', does: t('admin:decision.button_next') },
  { key: 'Ctrl+Enter', does: t('admin:keys.send') },
  { key: 'E', does: t('admin:keys.correct') },
  { key: '/', does: t('admin:keys.search') },
  { key: '?', does: t('admin:keys.help') },
]
