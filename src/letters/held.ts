import type { Clock } from '../clock.ts'
import { emailOf } from '../facts/person.ts'
import type { Participant } from '../participants/participants.ts'
import { postBoxOf } from '../post-box.ts'
import type { LetterStore } from './letters-store.ts'

/** Within these it is seen whom the letter goes to, and whether it should. */
export const heldSeconds = 60

/** Whom and what a letter is about. */
type About = { participantId: number | null; form: string | undefined }

export type HeldLetters = ReturnType<typeof createHeldLetters>

/** What becomes of letters about decisions, before they leave, while something else is done. */
export function createHeldLetters({ store, clock }: { store: LetterStore; clock: Clock }) {
  const now = () => String(clock.now())
  return {
    leavesAt: (): Temporal.Instant => clock.now().add({ seconds: heldSeconds }),

    /** It leaves before what is told next of the same reply; undoing is over by then. */
    letGo({ participantId, form }: About): void {
      if (participantId !== null && form) store.letGo({ participantId, form, now: now() })
    },

    /** The reply is set aside, and nothing is told of it. */
    callBack: (participantId: number, form: string): void =>
      store.callBack({ participantId, form, now: now() }),

    /** They go to the address of now, and nowhere where there is none. */
    follow({ id, person }: Participant): void {
      const recipient = emailOf(person)
      if (recipient) store.readdress(id, recipient, postBoxOf(recipient))
      else store.callAllBack(id, now())
    },
  }
}
