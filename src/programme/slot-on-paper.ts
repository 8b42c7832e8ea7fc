import { type Both, type InBoth, joined, lineIn, type PaperLine } from '../both-languages.ts'
import { timeOf } from '../dates.ts'
import { actorOf, englishTopicOf, spokenLanguage, topicOf } from '../facts/answers.ts'
import { modeInWords, spokenInWords } from '../facts/in-words.ts'
import { countryOf, nativeNameOf, organizationsOf } from '../facts/person.ts'
import type { Slot } from './planned-sessions.ts'

/** A row of the printed running order. */
export type SlotOnPaper = {
  time: string
  speaker: PaperLine[]
  said: PaperLine[]
  spoken: InBoth
  mode: string
  status: InBoth
}

export function slotOnPaper(slot: Slot, both: Both): SlotOnPaper {
  const { inBoth, words } = both
  const english = englishTopicOf(slot)
  return {
    time: `${timeOf(slot.startsAt)}–${timeOf(slot.endsAt)}`,
    speaker: speakerLines(slot, both),
    said: [lineIn(topicOf(slot), undefined), ...(english ? [lineIn(english, 'en')] : [])],
    spoken: inBoth(t => spokenInWords(slot.form, spokenLanguage(slot), t)),
    mode: joined(inBoth(t => modeInWords(slot, t))),
    status: words(`admin:status.${slot.status}`),
  }
}

function speakerLines(slot: Slot, { words }: Both): PaperLine[] {
  const { name, isStandIn } = actorOf(slot)
  const names = isStandIn ? [name] : [name, nativeNameOf(slot.person)]
  const country = countryOf(slot.person)
  return [
    ...names.filter(Boolean).map(text => lineIn(text, undefined)),
    ...organizationsOf(slot.person).map(({ text, language }) => lineIn(text, language, true)),
    ...(country ? [{ text: joined(words(`countries:${country}`)), isHint: true }] : []),
  ]
}
