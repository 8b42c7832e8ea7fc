import type { Language } from '../i18n.ts'
import { kinds } from './kinds.ts'
import type { Letter } from './letter.ts'

/** Who makes the tokens that open a page. */
export type Minting = {
  /** A new personal link's token, to be mailed to this address. */
  mintLink(address: string): string
  /** A new invitation's token for the account with this address. */
  mintInvitation(email: string): string
  /** A new token that lets a browser sign in to the account with this address. */
  mintSignInLink(email: string): string
  /** A new token for this draft. */
  mintDraftLink(draft: number): string
}

/** Where a letter leads, in each language: one token opens the page in all of them. */
export type LetterLink = (language: Language) => string

/** Where a letter leads, with this token; none is made for a path that needs none. */
export function letterLink(
  { kind, data }: Pick<Letter, 'kind' | 'data'>,
  site: string,
  token: () => string,
): LetterLink | undefined {
  const path = kinds[kind].nextStep?.path
  const opened = path?.replace(':reference', data.reference).replace(':token', token)
  return opened === undefined ? undefined : language => site + opened.replace(':language', language)
}

/** A link that opens its page; the token is nowhere but in the letter. */
export function workingLink(
  letter: Letter,
  site: string,
  { mintLink, mintInvitation, mintSignInLink, mintDraftLink }: Minting,
): LetterLink | undefined {
  const { kind, participantId, recipient, isCurrent, data } = letter
  if (kind === 'sign_in') return letterLink(letter, site, () => mintSignInLink(recipient))
  if (kinds[kind].to === 'staff') return letterLink(letter, site, () => mintInvitation(recipient))
  if (kinds[kind].about === 'draft')
    return letterLink(letter, site, () => mintDraftLink(Number(data.draft)))
  if (participantId === null) return undefined
  // A letter about one participant may have waited while they got another address; one that lists
  // participants leads to whoever has this address.
  if (!isCurrent && kinds[kind].lists !== 'participants') return undefined
  return letterLink(letter, site, () => mintLink(recipient))
}
