import { actorOf } from '../facts/answers.ts'
import type { Translate } from '../i18n.ts'
import { statusWhere } from '../replies/statuses.ts'
import { slotText } from './board-keys.ts'
import type { PlannedSession, Slot } from './planned-sessions.ts'
import { isToOffer, losesSlot } from './standing.ts'

/** What the secretariat decides when it offers a slot. */
export const offer = statusWhere('slot', ({ needsSession }) => needsSession)

/** A form about several slots: each as the page showed it. */
export type AboutSlots = { targets: string[]; text: string }
export type LettersOnPage = AboutSlots & {
  opener: string
  letters: { href: string; speaker: string; decision: string }[]
}

type Sessions = readonly PlannedSession[]
type Placed = { slot: Slot; session: string }

/** The slots that nobody was offered yet; undefined: none. */
export function offerOf(sessions: Sessions, t: Translate): AboutSlots | undefined {
  const open = placedIn(sessions, ({ slot, session }) => isToOffer(slot, session))
  if (open.length === 0) return undefined
  return { targets: open.map(targetOf), text: t('admin:programme.offer', { count: open.length }) }
}

/** The letters about slots that wait to be sent; none that takes the slot away. Undefined: none. */
export function lettersOf(sessions: Sessions, t: Translate): LettersOnPage | undefined {
  const waiting = placedIn(sessions, ({ slot }) => slot.pendingStatus !== null && !losesSlot(slot))
  const count = waiting.length
  if (count === 0) return undefined
  return {
    targets: waiting.map(targetOf),
    opener: t('admin:programme.letters', { count }),
    text: t('admin:batch.letters_button', { count }),
    letters: waiting.map(({ slot }) => ({
      href: `/admin/replies/${slot.reference}/${slot.form}/letter`,
      speaker: actorOf(slot).name,
      decision: t(`admin:decide.${slot.pendingStatus}`),
    })),
  }
}

const placedIn = (sessions: Sessions, isWanted: (placed: Placed) => boolean): Placed[] =>
  sessions
    .flatMap(({ name, slots }) => slots.map(slot => ({ slot, session: name })))
    .filter(isWanted)

const targetOf = ({ slot: { replyId, version }, session }: Placed): string =>
  slotText({ id: replyId, version, session })
