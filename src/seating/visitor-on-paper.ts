import type { EveryLanguage, InEvery, PaperLine } from '../every-language.ts'
import { consentsInWords } from '../facts/in-words.ts'
import { countryOf, organizationsOf } from '../facts/person.ts'
import type { Visitor } from './door-list.ts'

/** A row of a printed door list. */
export type VisitorOnPaper = {
  tableNumber: string
  names: PaperLine[]
  position: PaperLine[]
  country: InEvery | undefined
  companions: string
  invitation: InEvery
}

export function visitorOnPaper(visitor: Visitor, every: EveryLanguage): VisitorOnPaper {
  const { words, typedLine } = every
  const country = countryOf(visitor.person)
  return {
    tableNumber: String(visitor.tableNumber ?? ''),
    names: [
      ...[visitor.name, visitor.nativeName].filter(Boolean).map(text => typedLine({ text })),
      ...(visitor.isStandIn ? [{ texts: words('admin:seating.represents'), isHint: true }] : []),
      ...consentLines(visitor, every),
    ],
    position: [
      ...visitor.positions.map(position => typedLine(position)),
      ...organizationsOf(visitor.person).map(name => typedLine(name, true)),
    ],
    country: country ? words(`countries:${country}`) : undefined,
    companions: visitor.companions.map(({ name }) => name).join(', '),
    invitation: words(`admin:seating.invitation.${visitor.status}`),
  }
}

/** What the guest agrees to, for whoever takes photographs. */
function consentLines(visitor: Visitor, { inEvery }: EveryLanguage): PaperLine[] {
  const texts = inEvery(t => consentsInWords(visitor, t).join('. '))
  return texts[0].text ? [{ texts, isHint: true }] : []
}
