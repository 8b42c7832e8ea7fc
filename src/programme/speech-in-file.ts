import { edition } from '#edition/index.ts'
import { timeOf } from '../dates.ts'
import { type TextIn, type TextInLanguage, typedFor } from '../every-language.ts'
import { type Actor, actorOf, spokenLanguage, topicsOf } from '../facts/answers.ts'
import {
  addressInWords,
  consentsInWords,
  countryInWords,
  modeInWords,
  spokenInWords,
} from '../facts/in-words.ts'
import { fullName, nativeNameOf, organizationsOf, positionsOf } from '../facts/person.ts'
import { displayAnswers } from '../forms/display.ts'
import type { Answers } from '../forms/fields.ts'
import type { Translate } from '../i18n.ts'
import type { Reader } from '../reader.ts'
import { lookOf, type StatusLook } from '../replies/statuses.ts'
import type { Slot } from './planned-sessions.ts'

/** A block of the session file: who speaks when on what. Texts that were not given are left out. */
export type SpeechInFile = {
  position: number
  time: string
  /** How the speaker is addressed; empty where that is not known. */
  address: string
  /** Names in every script in which they were given. */
  names: TextIn[]
  /** Of a stand-in: for whom they speak. */
  insteadOf: string
  /** Position, organisation, country; a line each. */
  facts: TextIn[]
  spoken: string
  mode: string
  status: { look: StatusLook; text: string }
  topics: TextIn[]
  /** What was handed in about the speech and the speaker. */
  texts: { label: string; lines: TextIn[] }[]
  consents: string
}

export function speechInFile(slot: Slot, reader: Reader): SpeechInFile {
  const { t } = reader
  const speaker = actorOf(slot)
  const { name, isStandIn } = speaker
  const typed = ({ text, language }: TextInLanguage) => typedFor(reader.language, text, language)
  const names = isStandIn ? [name] : [name, nativeNameOf(slot.person)]
  return {
    position: slot.position,
    time: `${timeOf(slot.startsAt)}–${timeOf(slot.endsAt)}`,
    address: isStandIn ? '' : addressInWords(slot.person, t),
    names: names.filter(Boolean).map(text => typed({ text })),
    insteadOf: isStandIn ? t('admin:session_file.instead_of', { name: fullName(slot.person) }) : '',
    facts: factsOf(slot.person, speaker, t).map(typed),
    spoken: spokenInWords(slot.form, spokenLanguage(slot), t),
    mode: modeInWords(slot, t).toLowerCase(),
    status: { look: lookOf(slot.status), text: t(`admin:status.${slot.status}`) },
    topics: topicsOf(slot).map(typed),
    texts: textsOf(slot, reader),
    consents: consentsInWords(slot, t).join('. '),
  }
}

function factsOf(person: Answers, { position, isStandIn }: Actor, t: Translate): TextInLanguage[] {
  const positions = isStandIn ? [{ text: position }] : positionsOf(person)
  const country = { text: countryInWords(person, t) }
  return [...positions, ...organizationsOf(person), country].filter(({ text }) => text)
}

/** In the order of `aboutSpeech` of the form. */
function textsOf({ form, answers }: Slot, reader: Reader): SpeechInFile['texts'] {
  const found = edition.findForm(form)
  const names = found?.means.aboutSpeech ?? []
  const answered = found ? displayAnswers(found, answers, reader.t) : []
  return names.flatMap(wanted =>
    answered
      .filter(({ field }) => field.name === wanted)
      .map(({ name, lines }) => ({
        label: name,
        lines: lines.map(text => typedFor(reader.language, text)),
      })),
  )
}
