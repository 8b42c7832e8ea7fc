import { createHash } from 'node:crypto'
import { plainLetters } from './plain-letters.ts'
import { sounds, ways } from './sound-keys.ts'

/** To be raised with any change of what is stored for finding that is none of a list. */
const program = 2

/** Differs where the stored texts would: with the lists of letters and sounds, or the fields searched. */
export const foldingVersion = (searchedFields: readonly string[]): string =>
  createHash('sha256')
    .update(JSON.stringify([program, plainLetters, sounds, ways, searchedFields]))
    .digest('base64url')
