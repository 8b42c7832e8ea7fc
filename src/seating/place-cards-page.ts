import {
  type EveryLanguage,
  everyLanguage,
  type InEvery,
  type PaperLine,
  type TextIn,
} from '../every-language.ts'
import { type PaperHead, paperHead } from '../exports/paper-head.ts'
import { organizationsOf } from '../facts/person.ts'
import type { Language } from '../i18n.ts'
import { type Visitor, visitorsByPlace } from './door-list.ts'
import { placeOf } from './place.ts'
import type { Guest } from './seating-store.ts'
import { seatsEvent } from './seats-event.ts'

/** Tents to cut out and to fold, four on a sheet: who sits here is read from both sides. */
export type PlaceCardsPage = { head: PaperHead; cards: PlaceCard[] }
type PlaceCard = {
  names: TextIn[]
  about: PaperLine[]
  /** Undefined: no table yet. */
  place: InEvery | undefined
}

export function placeCardsPage(
  seated: readonly Guest[],
  language: Language,
  now: Temporal.Instant,
): PlaceCardsPage {
  const every = everyLanguage(language)
  const head = paperHead(every.words('admin:seating.papers.cards'), now, every, seatsEvent)
  return { head, cards: visitorsByPlace(seated).map(visitor => placeCard(visitor, every)) }
}

function placeCard(visitor: Visitor, { inEvery, typedLine }: EveryLanguage): PlaceCard {
  const { name, nativeName, positions, person } = visitor
  const place = placeOf(visitor)
  const names = [name, nativeName].filter(Boolean)
  return {
    names: names.flatMap(text => typedLine({ text }).texts),
    about: [...positions, ...organizationsOf(person)].map(text => typedLine(text)),
    place: place ? inEvery(t => t('admin:seating.at', place)) : undefined,
  }
}
