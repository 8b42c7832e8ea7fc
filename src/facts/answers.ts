import { edition } from '#edition/index.ts'
import type { TextInLanguage } from '../every-language.ts'
import type { Answers, Row } from '../forms/fields.ts'
import { type Flow, type Form, findField, isMet, textOf, valuesOf } from '../forms/form.ts'
import type { Meanings } from '../forms/meanings.ts'
import { sortKey } from '../words.ts'
import { fullName, levelOf, positionOf } from './person.ts'

/**
 * Reads the answers of a reply by what they mean (`means` of its form), so that no caller names a
 * field. Where a form does not ask, the answer is no, empty or undefined.
 */

export type Replied = { form: string; person: Answers; answers: Answers }
export type OwnAnswers = Omit<Replied, 'person'>

const none: Meanings = {}
const meaningsOf = (form: string): Meanings => edition.findForm(form)?.means ?? none

export const flowOf = (form: string): Flow => edition.findForm(form)?.flow ?? 'note'

/** The reply is a no: neither the participant nor anybody else comes. */
export const declines = ({ form, answers }: OwnAnswers): boolean =>
  isMet(meaningsOf(form).declines, answers)

/** Somebody comes in person: the reply is not a no, and not about taking part remotely. */
export const isInRoom = ({ form, answers }: OwnAnswers): boolean =>
  !declines({ form, answers }) && !isMet(meaningsOf(form).isRemote, answers)

/** The reply says that the official registration is done. */
export const isRegistered = ({ form, answers }: OwnAnswers): boolean =>
  isMet(meaningsOf(form).isRegistered, answers)

/** Another person comes or speaks in the participant's place. */
export const hasStandIn = ({ form, answers }: OwnAnswers): boolean =>
  isMet(meaningsOf(form).standIn?.when, answers)

/** The person who comes or speaks: the participant or the stand-in. */
export type Actor = { name: string; position: string; level: string; isStandIn: boolean }

export function actorOf({ form, person, answers }: Replied): Actor {
  const { standIn } = meaningsOf(form)
  if (!standIn || !isMet(standIn.when, answers))
    return {
      name: fullName(person),
      position: positionOf(person),
      level: levelOf(person),
      isStandIn: false,
    }
  return {
    name: textOf(answers, standIn.name),
    position: textOf(answers, standIn.position),
    level: textOf(answers, standIn.level),
    isStandIn: true,
  }
}

/**
 * The stand-in's own level: the participant's rank does not pass to a stand-in. Undefined: there is
 * no stand-in, or the form does not ask for the level.
 */
export function standInLevelOf({ form, answers }: OwnAnswers): string | undefined {
  const { standIn } = meaningsOf(form)
  return standIn?.level && isMet(standIn.when, answers) ? textOf(answers, standIn.level) : undefined
}

/** The fields that say whether somebody comes in the participant's place, and who. */
export function standInFields({ means: { standIn } }: Form): string[] {
  if (!standIn) return []
  const { when, ...names } = standIn
  return [...Object.keys(when), ...Object.values(names)]
}

/** The box that confirms reading the privacy notice is ticked. */
export const hasReadNotice = ({ form, answers }: OwnAnswers): boolean =>
  isMet(meaningsOf(form).hasReadNotice, answers)

/** The chosen days as ISO dates. */
export const chosenDays = ({ form, answers }: OwnAnswers): string[] =>
  valuesAt(meaningsOf(form).days, answers)

/** Hours that do not suit the participant, in the participant's own words. */
export const unavailableTimes = ({ form, answers }: OwnAnswers): string =>
  textOf(answers, meaningsOf(form).unavailable)

/** Names of the events that the participant would like, the first choice first. */
export const wantedEvents = ({ form, answers }: OwnAnswers): string[] =>
  (meaningsOf(form).wants ?? []).map(name => textOf(answers, name))

export const topicOf = ({ form, answers }: OwnAnswers): string =>
  textOf(answers, meaningsOf(form).topicAsTyped)

/** The topic as it was typed, then in English where that was asked. */
export function topicsOf({ form, answers }: OwnAnswers): TextInLanguage[] {
  const { topicAsTyped, topicInEnglish } = meaningsOf(form)
  return [topicAsTyped, topicInEnglish]
    .map(name => ({ text: textOf(answers, name), language: languageAsked(form, name) }))
    .filter(({ text }) => text)
}

const languageAsked = (form: string, name = ''): string | undefined => {
  const found = edition.findForm(form)
  return found && findField(found, name)?.language
}

/** The code of the language that the participant speaks there. */
export const spokenLanguage = ({ form, answers }: OwnAnswers): string =>
  textOf(answers, meaningsOf(form).language)

/** Asks for a seat at the round table, not only for the parts that are open to everybody. */
export const asksForSeat = ({ form, answers }: OwnAnswers): boolean =>
  isMet(meaningsOf(form).asksForSeat, answers)

/** A person who accompanies the participant; a text that was not given is empty. */
export type Companion = { name: string; position: string }

export function companionsOf({ form, answers }: OwnAnswers): Companion[] {
  const { companions } = meaningsOf(form)
  if (!companions) return []
  const rows = (answers[companions.rows] ?? []) as Row[]
  return rows.map(row => ({
    name: row[companions.name] ?? '',
    position: row[companions.position] ?? '',
  }))
}

/** The most companions that this form lets a participant name. */
export function companionsMax(form: Form): number {
  const { companions } = form.means
  return (companions && findField(form, companions.rows)?.max) ?? 0
}

/** The text by which replies are sorted by topic. */
export const sortTopicOf = (reply: OwnAnswers): string => sortKey(topicOf(reply))

const valuesAt = (name: string | undefined, answers: Answers): string[] =>
  name ? valuesOf(answers, name) : []
