import { timeOf } from '../dates.ts'
import type { Translate } from '../i18n.ts'
import type { Reader } from '../reader.ts'
import { textTyped, typedAt } from '../refused.ts'
import { placeKey } from './board-keys.ts'
import { type Break, breaksIn, breaksText } from './breaks.ts'
import type { Conflict } from './conflicts.ts'
import { type AboutSlots, type LettersOnPage, lettersOf, offerOf } from './offers.ts'
import { type PlannedSession, type Slot, timeOn } from './planned-sessions.ts'
import { type Settings, settingsOf } from './session-settings.ts'
import {
  anchorOf,
  type Shown,
  type SpeechOnPage,
  speechOnPage,
  type Target,
} from './speech-on-page.ts'

/** A column of the board: a session with its settings, and its slots with their conflicts. */
export type SessionOnPage = {
  name: string
  title: string
  places: string
  /** The day of the week, when it begins and ends, and how long a speech is. */
  span: string
  settings: Settings
  offer: AboutSlots | undefined
  letters: LettersOnPage | undefined
  /** Before all others. */
  first: Target
  slots: SlotOnPage[]
}
type SlotOnPage = SpeechOnPage & {
  at: { time: string; text: string }
  /** Its length, where it is not that of the session. */
  length: string
  /** The breaks between the speech before and this one. */
  breaks: string[]
  /** What speaks against it, a line each. */
  warnings: string[]
  /** The place after it. */
  after: Target
  /** The buttons of its menu: one place earlier or later, and out; disabled at either end. */
  steps: (Target & { isDisabled: boolean })[]
  minutes: { action: string; from: string; value: string }
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
    title: t(`event:sessions_short.${name}`),
    places: t('admin:decision.fill', { taken: slots.length, capacity: plan.capacity }),
    span: spanOf(session, shown.reader),
    settings: settingsOf(session, shown),
    offer: offerOf([session], t),
    letters: lettersOf([session], t),
    first: targetIn(name, 0, t('admin:programme.here_first'), t),
    slots: slots.map(slot => ({
      ...slotOnPage(slot, session, shown),
      warnings: (conflicts.get(slot.replyId) ?? []).map(conflict => conflict.inWords(t)),
    })),
  }
}

function spanOf({ day, plan, slots }: PlannedSession, { t, dates }: Reader): string {
  const last = slots.at(-1)
  return [
    dates.shortWeekday(day),
    last ? `${plan.startsAt}–${timeOf(last.endsAt)}` : plan.startsAt,
    plan.endsAt && t('admin:programme.until', { end: plan.endsAt }),
    t('admin:programme.each', { minutes: plan.slotMinutes }),
  ]
    .filter(Boolean)
    .join(' · ')
}

function slotOnPage(slot: Slot, session: PlannedSession, shown: Shown) {
  const { name, slots, plan } = session
  const { t } = shown.reader
  const { replyId, position, startsAt, minutes } = slot
  const typed = typedAt(shown.refused, anchorOf(replyId))
  const before = slots[position - 2]
  return {
    ...speechOnPage(slot, { session: name, position }, shown),
    at: { time: startsAt.toString({ timeZoneName: 'never' }), text: timeOf(startsAt) },
    length:
      minutes === null || minutes === plan.slotMinutes
        ? ''
        : t('admin:programme.takes', { minutes }),
    breaks: breaksBetween(before, slot, session).map(one =>
      t('admin:programme.break', { break: breaksText([one]) }),
    ),
    after: targetIn(name, replyId, t('admin:programme.here_after', { position }), t),
    steps: stepsOf(slot, session, t),
    minutes: {
      action: `/admin/programme/slots/${replyId}/length`,
      from: String(minutes ?? ''),
      value: textTyped(typed, 'minutes', minutes ?? ''),
    },
  }
}

/** Those that are over when this speech begins, and were not when the one before began. */
function breaksBetween(before: Slot | undefined, slot: Slot, session: PlannedSession): Break[] {
  const isOver = (to: string, at: Slot) =>
    Temporal.ZonedDateTime.compare(timeOn(session, to), at.startsAt) <= 0
  return (breaksIn(session.plan.breaks) ?? []).filter(
    ({ to }) => isOver(to, slot) && !(before && isOver(to, before)),
  )
}

export const targetIn = (
  session: string,
  after: number | undefined,
  text: string,
  t: Translate,
): Target => ({
  value: placeKey({ session, after }),
  text,
  about: t(`event:sessions_short.${session}`),
})

function stepsOf({ position }: Slot, { name, slots }: PlannedSession, t: Translate) {
  const after = (index: number) => placeKey({ session: name, after: slots[index]?.replyId ?? 0 })
  return [
    {
      value: after(position - 3),
      text: t('admin:programme.up'),
      isDisabled: position === 1,
    },
    {
      value: after(position),
      text: t('admin:programme.down'),
      isDisabled: position === slots.length,
    },
    { value: placeKey('out'), text: t('admin:programme.remove'), isDisabled: false },
  ].map(step => ({ ...step, about: '' }))
}
