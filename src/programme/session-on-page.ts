import { timeOf } from '../dates.ts'
import { actorOf } from '../facts/answers.ts'
import type { Reader } from '../reader.ts'
import type { Conflict } from './conflicts.ts'
import { type AboutSlots, type LettersOnPage, lettersOf, offerOf } from './offers.ts'
import type { PlannedSession } from './planned-sessions.ts'
import { type Settings, settingsOf } from './session-settings.ts'
import { type SlotOnPage, slotOnPage, targetIn } from './slot-on-page.ts'
import { anchorOf, recordHref, type Shown, type Target } from './speech-on-page.ts'

/** A column of the board: a session with its cards, or its speeches in brief. */
export type SessionOnPage = {
  name: string
  title: string
  places: string
  /** The day of the week, when it begins and ends, and how long a speech is. */
  span: string
  cards?: SessionCards
  brief?: SessionInBrief
}
/** The settings of a session, and its slots with their conflicts. */
type SessionCards = {
  settings: Settings
  offer: AboutSlots | undefined
  letters: LettersOnPage | undefined
  /** Before all others. */
  first: Target
  slots: SlotOnPage[]
}
/** Who speaks when, a line each; `openHref`: the board with the cards of this session. */
type SessionInBrief = { openHref: string; slots: SlotInBrief[] }
type SlotInBrief = { anchor: string; time: string; speaker: string; href: string }

export const sessionOnPage = (
  session: PlannedSession,
  conflicts: ReadonlyMap<number, Conflict[]>,
  shown: Shown,
): SessionOnPage => ({
  ...columnHead(session, shown.reader),
  cards: cardsOf(session, conflicts, shown),
})

export const sessionInBrief = (
  session: PlannedSession,
  openHref: string,
  reader: Reader,
): SessionOnPage => ({
  ...columnHead(session, reader),
  brief: {
    openHref,
    slots: session.slots.map(slot => ({
      anchor: anchorOf(slot.replyId),
      time: timeOf(slot.startsAt),
      speaker: actorOf(slot).name,
      href: recordHref(slot),
    })),
  },
})

function columnHead(session: PlannedSession, reader: Reader) {
  const { name, plan, slots } = session
  const { t } = reader
  return {
    name,
    title: t(`event:sessions_short.${name}`),
    places: t('admin:decision.fill', { taken: slots.length, capacity: plan.capacity }),
    span: spanOf(session, reader),
  }
}

function cardsOf(
  session: PlannedSession,
  conflicts: ReadonlyMap<number, Conflict[]>,
  shown: Shown,
): SessionCards {
  const { name, slots } = session
  const { t } = shown.reader
  return {
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
