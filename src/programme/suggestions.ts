import { chosenDays, wantedEvents } from '../facts/answers.ts'
import type { PlannedSession } from './planned-sessions.ts'
import type { Speech } from './programme-store.ts'

/** The first session of the first choice on a day that suits; if none does, its first session. */
export function suggestedSession(
  speech: Speech,
  sessions: readonly PlannedSession[],
): string | undefined {
  const days = chosenDays(speech)
  const [firstChoice] = wantedEvents(speech)
  const ofChoice = sessions.filter(({ event }) => event === firstChoice)
  return (ofChoice.find(({ day }) => days.includes(day.toString())) ?? ofChoice[0])?.name
}
