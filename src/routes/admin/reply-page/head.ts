import { edition } from '#edition/index.ts'
import {
  countryOf,
  emailOf,
  fullName,
  nativeNameOf,
  organizationIn,
  phoneAsTyped,
  positionIn,
} from '../../../facts/person.ts'
import { type AnswerOnPage, answersOnPage } from '../../../forms/answers-on-page.ts'
import { displayAnswers } from '../../../forms/display.ts'
import type { Answers, Field } from '../../../forms/fields.ts'
import { nameOfLanguage } from '../../../intl.ts'
import type { Participant } from '../../../participants/participants.ts'
import type { Reader } from '../../../reader.ts'
import { urlOf } from '../query.ts'
import { tablePath } from '../table-query.ts'
import { type Typed, typedText } from './moment.ts'

/** Who it is, in two lines, and all that was said about the person. */
export type HeadOnPage = {
  reference: string
  name: string
  native: Typed
  /** `href`: empty where it leads nowhere. */
  facts: (Typed & { href: string })[]
  /** Everything that was answered about the person. */
  answers: AnswerOnPage[]
}

const { means } = edition.person

export function headOnPage(
  participant: Participant,
  maySee: (field: Field) => boolean,
  reader: Reader,
): HeadOnPage {
  const { reference, person } = participant
  return {
    reference,
    name: fullName(person),
    native: typedText(nativeNameOf(person), reader),
    facts: factsOf(participant, reader),
    answers: answersOnPage(edition.person, person, reader, maySee),
  }
}

function factsOf({ person, language }: Participant, reader: Reader): HeadOnPage['facts'] {
  const { t } = reader
  const country = countryOf(person)
  const email = emailOf(person)
  const writes = t('admin:reply.writes', { language: nameOfLanguage(language, t.language) })
  const facts: [text: string, href?: string][] = [
    [positionIn(person, reader.language)],
    [organizationIn(person, reader.language)],
    [country && t(`countries:${country}`), urlOf(tablePath, { [means.country]: country })],
    [inWords(means.formOfAddress, person, reader)],
    [email, `mailto:${encodeURIComponent(email).replace('%40', '@')}`],
    [phoneAsTyped(person)],
    [writes],
  ]
  return facts
    .filter(([text]) => text)
    .map(([text, href = '']) => (href ? { text, lang: undefined, href } : typedFact(text, reader)))
}

const typedFact = (text: string, reader: Reader) => ({ ...typedText(text, reader), href: '' })

const inWords = (name: string, person: Answers, { t }: Reader): string =>
  displayAnswers(edition.person, person, t)
    .filter(({ field }) => field.name === name)
    .flatMap(({ lines }) => lines)
    .join(', ')
