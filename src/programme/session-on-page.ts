import { timeOf } from '../dates.ts'
import type { Translate } from '../i18n.ts'
import { planKey } from '../plan-key.ts'
import { textTyped, typedAt } from '../refused.ts'
import { type Conflict, warningOf } from './conflicts.ts'
import type { PlannedSession, Slot } from './planned-sessions.ts'
import { type Shown, type SpeechOnPage, speechOnPage } from './speech-on-page.ts'

/** A session on the page of the programme: its settings, and its slots with their conflicts. */
export type SessionOnPage = {
  name: string
  title: string
  places: string
  settings: Settings
  slots: SlotOnPage[]
}
type Settings = { action: string; isOpen: boolean; was: string; fields: Setting[] }
type Setting = { name: string; label: string; mode: string; value: string }
type SlotOnPage = SpeechOnPage & {
  at: { time: string; text: string }
  /** Its conflicts in one line; empty: none. */
  warning: string
  /** The slot's place on this page, in hidden fields: a move is refused if it has changed. */
  shown: { name: string; value: string | number }[]
  /** The buttons that move the slot by one place; disabled at either end. */
  steps: { step: string; text: string; isDisabled: boolean }[]
  moveAction: string
}

export function sessionOnPage(
  session: PlannedSession,
  conflicts: ReadonlyMap<number, Conflict[]>,
  shown: Shown,
): SessionOnPage {
  const { name, plan, slots } = session
  const { t } = shown.reader
  return {
    name,
    title: t(`event:sessions.${name}`),
    places: t('admin:programme.places', { taken: slots.length, capacity: plan.capacity }),
    settings: settingsOf(session, shown),
    slots: slots.map(slot => ({
      ...slotOnPage(slot, name, shown),
      warning: warningOf(conflicts.get(slot.replyId), t),
      steps: stepsFrom(slot.position, slots.length, t),
    })),
  }
}

function settingsOf({ name, plan }: PlannedSession, { reader, refused }: Shown): Settings {
  const typed = typedAt(refused, name)
  const setting = (field: string, mode: string, value: string | number): Setting => ({
    name: field,
    label: reader.t(`admin:programme.${field}`),
    mode,
    value: textTyped(typed, field, value),
  })
  return {
    action: `/admin/programme/sessions/${name}`,
    isOpen: refused?.at === name,
    was: planKey(plan),
    fields: [
      setting('starts_at', 'text', plan.startsAt),
      setting('slot_minutes', 'numeric', plan.slotMinutes),
      setting('capacity', 'numeric', plan.capacity),
    ],
  }
}

const slotOnPage = (slot: Slot, session: string, shown: Shown) => ({
  ...speechOnPage(slot, session, shown),
  at: { time: slot.startsAt.toString({ timeZoneName: 'never' }), text: timeOf(slot.startsAt) },
  shown: [
    { name: 'from', value: session },
    { name: 'position', value: slot.position },
  ],
  moveAction: `/admin/programme/slots/${slot.replyId}/move`,
})

const stepsFrom = (position: number, last: number, t: Translate): SlotOnPage['steps'] => [
  { step: 'earlier', text: t('admin:programme.up'), isDisabled: position === 1 },
  { step: 'later', text: t('admin:programme.down'), isDisabled: position === last },
]
