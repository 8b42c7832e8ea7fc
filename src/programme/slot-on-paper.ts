import { timeOf } from '../dates.ts'
import type { EveryLanguage, InEvery, PaperLine } from '../every-language.ts'
import { actorOf, spokenLanguage, topicsOf } from '../facts/answers.ts'
import { consentsInWords, modeInWords, spokenInWords } from '../facts/in-words.ts'
import { countryOf, nativeNameOf, organizationsOf } from '../facts/person.ts'
import type { Slot } from './planned-sessions.ts'

/** A row of the printed running order. */
export type SlotOnPaper = {
  time: string
  speaker: PaperLine[]
  said: PaperLine[]
  /** What the speaker agrees to; its texts are empty where nothing was asked. */
  consents: InEvery
  spoken: InEvery
  mode: InEvery
  status: InEvery
}

export function slotOnPaper(slot: Slot, every: EveryLanguage): SlotOnPaper {
  const { inEvery, words, typedLine } = every
  return {
    time: `${timeOf(slot.startsAt)}–${timeOf(slot.endsAt)}`,
    speaker: speakerLines(slot, every),
    said: topicsOf(slot).map(topic => typedLine(topic)),
    consents: inEvery(t => consentsInWords(slot, t).join('. ')),
    spoken: inEvery(t => spokenInWords(slot.form, spokenLanguage(slot), t)),
    mode: inEvery(t => modeInWords(slot, t)),
    status: words(`admin:status.${slot.status}`),
  }
}

function speakerLines(slot: Slot, { words, typedLine }: EveryLanguage): PaperLine[] {
  const { name, isStandIn } = actorOf(slot)
  const names = isStandIn ? [name] : [name, nativeNameOf(slot.person)]
  const country = countryOf(slot.person)
  return [
    ...names.filter(Boolean).map(text => typedLine({ text })),
    ...organizationsOf(slot.person).map(name => typedLine(name, true)),
    ...(country ? [{ texts: words(`countries:${country}`), isHint: true }] : []),
  ]
}
