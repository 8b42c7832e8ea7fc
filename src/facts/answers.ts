import { edition } from '#edition/index.ts'
import type { TextInLanguage } from '../every-language.ts'
import type { Answers, Row } from '../forms/fields.ts'
import { type Flow, type Form, findField, isMet, textOf, valuesOf } from '../forms/form.ts'
import type { Meanings } from '../forms/meanings.ts'
import { foldForSearch } from '../latin.ts'
import { fullName, levelOf, positionOf } from './person.ts'

/** What the answers of a reply say, whatever the edition calls its fields. */

export type Replied = { form: string; person: Answers; answers: Answers }
type OwnAnswers = Omit<Replied, 'person'>

const none: Meanings = {}
const meaningsOf = (form: string): Meanings => edition.findForm(form)?.means ?? none

export const flowOf = (form: string): Flow => edition.findForm(form)?.flow ?? 'note'

/** Nobody comes. */
export const declines = ({ form, answers }: OwnAnswers): boolean =>
  isMet(meaningsOf(form).declines, answers)

/** Comes to the place, neither absent nor from afar. */
export const isInRoom = ({ form, answers }: OwnAnswers): boolean =>
  !declines({ form, answers }) && !isMet(meaningsOf(form).isRemote, answers)

/** Somebody comes or speaks in the participant's place. */
export const hasStandIn = ({ form, answers }: OwnAnswers): boolean =>
  isMet(meaningsOf(form).standIn?.when, answers)

/** Who comes or speaks: the participant, or whoever was named instead. */
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

/** The level of whoever acts instead, where the form asks for it: rank does not pass to a stand-in. */
export function standInLevelOf({ form, answers }: OwnAnswers): string | undefined {
  const { standIn } = meaningsOf(form)
  return standIn?.level && isMet(standIn.when, answers) ? textOf(answers, standIn.level) : undefined
}

/** Says that the privacy notice was read. */
export const hasReadNotice = ({ form, answers }: OwnAnswers): boolean =>
  isMet(meaningsOf(form).hasReadNotice, answers)

/** The days that were chosen, as ISO dates. */
export const chosenDays = ({ form, answers }: OwnAnswers): string[] =>
  valuesAt(meaningsOf(form).days, answers)

/** Hours that do not suit, in the participant's words. */
export const unavailableTimes = ({ form, answers }: OwnAnswers): string =>
  textOf(answers, meaningsOf(form).unavailable)

/** Names of the events that are wanted, the first choice first. */
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

/** The language that is spoken; a code. */
export const spokenLanguage = ({ form, answers }: OwnAnswers): string =>
  textOf(answers, meaningsOf(form).language)

/** Asks for a seat, which is more than to come to what is open to everybody. */
export const asksForSeat = ({ form, answers }: OwnAnswers): boolean =>
  isMet(meaningsOf(form).asksForSeat, answers)

/** Somebody who comes along; what was not given is empty. */
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

/** So many may come along with whoever replies to this form. */
export function mostCompanions(form: Form): number {
  const { companions } = form.means
  return (companions && findField(form, companions.rows)?.max) ?? 0
}

/** What a reply is found by besides its participant, in folded Latin letters. */
export const searchTextOf = ({ form, answers }: OwnAnswers): string =>
  foldForSearch((meaningsOf(form).foundBy ?? []).map(name => textOf(answers, name)).join(' '))

const valuesAt = (name: string | undefined, answers: Answers): string[] =>
  name ? valuesOf(answers, name) : []
