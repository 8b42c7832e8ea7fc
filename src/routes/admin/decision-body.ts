import { z } from 'zod'
import { edition } from '#edition/index.ts'
import { cleanLines, countCharacters } from '../../forms/normalise.ts'
import { noteMax } from '../../participants/notes.ts'
import { statuses } from '../../replies/statuses.ts'

/** What goes with a decision, about one reply or several: words for the letter, and a session. */
export const decisionDetails = {
  note: z.string().catch('').transform(cleanLines),
  session: z
    .string()
    .refine(name => edition.findSession(name) !== undefined)
    .optional()
    .catch(undefined),
}

/** What a decision's form sends; the version is the one that its page showed. */
export const decisionBody = z.object({
  version: z.coerce.number().int().min(0).catch(0),
  to: z.enum(statuses).optional().catch(undefined),
  ...decisionDetails,
})

export const isTooLong = (note: string): boolean => countCharacters(note) > noteMax
