import { kinds } from './kinds.ts'
import type { Letter } from './letter.ts'

/** Who makes the tokens that open a page. */
export type Minting = {
  /** A new personal link's token, to be mailed to this address. */
  mintLink(address: string): string
  /** A new invitation's token for the account with this address. */
  mintInvitation(email: string): string
}

/** Where a letter leads, with this token; none is made for a path that needs none. */
export function letterLink(
  { kind, language, data }: Pick<Letter, 'kind' | 'language' | 'data'>,
  site: string,
  token: () => string,
): string | undefined {
  const path = kinds[kind].nextStep?.path
  const named = path?.replace(':language', language).replace(':reference', data.reference)
  return named && `${site}${named.replace(':token', token)}`
}

/** A link that opens its page; the token is nowhere but in the letter. */
export function workingLink(
  letter: Letter,
  site: string,
  { mintLink, mintInvitation }: Minting,
): string | undefined {
  const { kind, participantId, recipient, isCurrent } = letter
  if (kinds[kind].to === 'staff') return letterLink(letter, site, () => mintInvitation(recipient))
  if (participantId === null) return undefined
  // A letter about one participant may have waited while they got another address; one that lists
  // participants leads to whoever has this address.
  if (!isCurrent && kinds[kind].lists !== 'participants') return undefined
  return letterLink(letter, site, () => mintLink(recipient))
}
