import { timeOf } from '../dates.ts'
import { actorOf } from '../facts/answers.ts'
import type { Translate } from '../i18n.ts'
import { conflictsIn } from './conflicts.ts'
import type { PlannedSession } from './planned-sessions.ts'
import { anchorOf } from './speech-on-page.ts'

/** All conflicts of the programme in one list, by session and time. */
export type ConflictsPage = {
  title: string
  sessions: { name: string; title: string; slots: SlotInConflict[] }[]
}
type SlotInConflict = { time: string; speaker: string; href: string; warnings: string[] }

export function conflictsPage(sessions: readonly PlannedSession[], t: Translate): ConflictsPage {
  const conflicts = conflictsIn(sessions)
  const listed = sessions.map(({ name, slots }) => ({
    name,
    title: t(`event:sessions.${name}`),
    slots: slots.flatMap(slot => {
      const warnings = (conflicts.get(slot.replyId) ?? []).map(({ inWords }) => inWords(t))
      if (warnings.length === 0) return []
      return {
        time: timeOf(slot.startsAt),
        speaker: actorOf(slot).name,
        href: `/admin/programme?session=${name}#${anchorOf(slot.replyId)}`,
        warnings,
      }
    }),
  }))
  return {
    title: t('admin:programme.conflicts_title'),
    sessions: listed.filter(({ slots }) => slots.length > 0),
  }
}
