import type { EveryLanguage, InEvery, PaperLine } from '../every-language.ts'
import { consentsInWords } from '../facts/in-words.ts'
import { countryOf, fullName, organizationsOf } from '../facts/person.ts'
import { lookOf, type StatusLook } from '../replies/statuses.ts'
import type { Visitor } from './door-list.ts'
import { placeOf, placeText } from './place.ts'

/** A row of a printed door list. */
export type VisitorOnPaper = {
  place: string
  names: PaperLine[]
  position: PaperLine[]
  country: InEvery | undefined
  companions: string
  invitation: { look: StatusLook; texts: InEvery }
}

export function visitorOnPaper(visitor: Visitor, every: EveryLanguage): VisitorOnPaper {
  const { words, typedLine } = every
  const country = countryOf(visitor.person)
  return {
    place: placeText(placeOf(visitor)),
    names: [...nameLines(visitor, every), ...consentLines(visitor, every)],
    position: [
      ...visitor.positions.map(position => typedLine(position)),
      ...organizationsOf(visitor.person).map(name => typedLine(name, true)),
    ],
    country: country ? words(`countries:${country}`) : undefined,
    companions: visitor.companions.map(({ name }) => name).join(', '),
    invitation: {
      look: lookOf(visitor.status),
      texts: words(`admin:seating.invitation.${visitor.status}`),
    },
  }
}

/** Whoever comes instead of somebody may give that name at the door. */
function nameLines(visitor: Visitor, { inEvery, typedLine }: EveryLanguage): PaperLine[] {
  const names = [visitor.name, visitor.nativeName].filter(Boolean)
  const instead = inEvery(t => t('admin:seating.instead_of', { name: fullName(visitor.person) }))
  return [
    ...names.map(text => typedLine({ text })),
    ...(visitor.isStandIn ? [{ texts: instead, isHint: true }] : []),
  ]
}

/** What the guest agrees to, for whoever takes photographs. */
function consentLines(visitor: Visitor, { inEvery }: EveryLanguage): PaperLine[] {
  const texts = inEvery(t => consentsInWords(visitor, t).join('. '))
  return texts[0].text ? [{ texts, isHint: true }] : []
}
