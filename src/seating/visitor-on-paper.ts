import { type Both, type InBoth, joined, lineIn, type PaperLine } from '../both-languages.ts'
import { countryOf, organizationsOf } from '../facts/person.ts'
import type { Visitor } from './door-list.ts'

/** A row of a printed door list. */
export type VisitorOnPaper = {
  tableNumber: string
  names: PaperLine[]
  position: PaperLine[]
  country: InBoth | undefined
  companions: string
  invitation: InBoth
}

export function visitorOnPaper(visitor: Visitor, { words }: Both): VisitorOnPaper {
  const country = countryOf(visitor.person)
  return {
    tableNumber: String(visitor.tableNumber ?? ''),
    names: [
      ...[visitor.name, visitor.nativeName].filter(Boolean).map(text => lineIn(text, undefined)),
      ...(visitor.isStandIn
        ? [{ text: joined(words('admin:seating.represents')), isHint: true }]
        : []),
    ],
    position: [
      ...visitor.positions.map(({ text, language }) => lineIn(text, language)),
      ...organizationsOf(visitor.person).map(({ text, language }) => lineIn(text, language, true)),
    ],
    country: country ? words(`countries:${country}`) : undefined,
    companions: visitor.companions.map(({ name }) => name).join(', '),
    invitation: words(`admin:seating.invitation.${visitor.status}`),
  }
}
