import { planKey } from '../plan-key.ts'
import { textTyped, typedAt } from '../refused.ts'
import type { PlannedSession } from './planned-sessions.ts'
import type { Shown } from './speech-on-page.ts'

/** The form of a session's settings. */
export type Settings = { action: string; isOpen: boolean; was: string; fields: Setting[] }
type Setting = { name: string; label: string; hint: string; mode: string; value: string }

export function settingsOf({ name, plan }: PlannedSession, { reader, refused }: Shown): Settings {
  const { t } = reader
  const typed = typedAt(refused, name)
  const setting = (field: string, mode: string, value: string | number, hint = ''): Setting => ({
    name: field,
    label: t(`admin:programme.${field}`),
    hint,
    mode,
    value: textTyped(typed, field, value),
  })
  return {
    action: `/admin/programme/sessions/${name}`,
    isOpen: refused?.at === name,
    was: planKey(plan),
    fields: [
      setting('starts_at', 'text', plan.startsAt),
      setting('ends_at', 'text', plan.endsAt),
      setting('slot_minutes', 'numeric', plan.slotMinutes),
      setting('capacity', 'numeric', plan.capacity),
      setting('breaks', 'text', plan.breaks, t('admin:programme.breaks_hint')),
    ],
  }
}
