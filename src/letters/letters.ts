import { emailOf } from '../facts/person.ts'
import type { Language } from '../i18n.ts'
import type { Participant } from '../participants/participants.ts'
import type { Letter, LetterData, LetterKind, Outbox } from './outbox.ts'

/** Who gets a letter: a participant, at the address of now, or a member of the secretariat. */
export type Addressee = Participant | { email: string; language: Language }

export type Letters = ReturnType<typeof createLetters>

/** The one way to put a letter into the outbox; goes into the transaction that is open. */
export function createLetters({ outbox }: { outbox: Outbox }) {
  return {
    send(kind: LetterKind, to: Addressee, data: Partial<LetterData> = {}): void {
      const participant = 'reference' in to ? to : undefined
      outbox.queue({
        participantId: participant?.id ?? null,
        kind,
        language: to.language,
        recipient: participant ? emailOf(participant.person) : to.email,
        data: { reference: participant?.reference ?? '', ...data },
      })
    },

    /** The same letter once more, to the address of now: a wrong one is the usual reason. */
    sendAgain(letter: Letter, participant: Participant): void {
      // The former address keeps what was meant for it alone.
      const isForFormer = letter.kind === 'address_changed'
      outbox.queue({
        ...letter,
        recipient: isForFormer ? letter.recipient : emailOf(participant.person),
      })
    },
  }
}
