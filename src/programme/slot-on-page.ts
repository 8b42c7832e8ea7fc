import { timeOf } from '../dates.ts'
import type { Translate } from '../i18n.ts'
import { textTyped, typedAt } from '../refused.ts'
import { placeKey } from './board-keys.ts'
import { type Break, breaksIn, breaksText } from './breaks.ts'
import { type PlannedSession, type Slot, timeOn } from './planned-sessions.ts'
import {
  anchorOf,
  type Shown,
  type SpeechOnPage,
  speechOnPage,
  type Target,
} from './speech-on-page.ts'

/** A card in the column of a session. */
export type SlotOnPage = SpeechOnPage & {
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

export function slotOnPage(slot: Slot, session: PlannedSession, shown: Shown) {
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
