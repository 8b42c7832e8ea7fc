import { edition } from '#edition/index.ts'
import { digitsOf } from '../digits.ts'
import type { Answer, Answers } from '../forms/fields.ts'
import { isMet, textOf } from '../forms/form.ts'
import type { InLanguages } from '../forms/meanings.ts'
import { isLanguage, type Language, languages } from '../i18n.ts'
import { foldForSearch } from '../latin.ts'

/**
 * Reads the participant's details by what they mean (`means` of the person's form), so that no
 * caller names a field. A text that was not given is empty.
 */

const { means } = edition.person

/** Family name first, because tables are sorted by it. */
export const fullName = (person: Answers): string =>
  [familyNameOf(person), textOf(person, means.givenNames)].filter(Boolean).join(' ')

export const familyNameOf = (person: Answers): string => textOf(person, means.familyName)

/** The full name in the participant's own script. */
export const nativeNameOf = (person: Answers): string => textOf(person, means.nativeName)

/** The position in this language, else the one that every form asks for. */
export const positionIn = (person: Answers, language: Language): string =>
  inLanguage(person, means.position, language)

export const organizationIn = (person: Answers, language: Language): string =>
  inLanguage(person, means.organizationName, language)

export const positionOf = (person: Answers): string => textOf(person, means.position.main)

export const organizationOf = (person: Answers): string =>
  textOf(person, means.organizationName.main)

/** `language`: of the field that was filled in; undefined: it is for any language. */
export type TextInLanguage = { text: string; language: string | undefined }

/** Every position that was given; the one that every form asks for is first. */
export const positionsOf = (person: Answers): TextInLanguage[] => allOf(person, means.position)

export const organizationsOf = (person: Answers): TextInLanguage[] =>
  allOf(person, means.organizationName)

/** As typed: lower the case before comparing or looking up. */
export const emailOf = (person: Answers): string => textOf(person, means.email)

export const phoneAsTyped = (person: Answers): string => textOf(person, means.phone)

/** The digits of the telephone number; empty where there is none. */
export const phoneOf = (person: Answers): string => digitsOf(textOf(person, means.phone))

/** The language of the letters to this participant. */
export function languageOf(person: Answers): Language {
  const language = person[means.language]
  return isLanguage(language) ? language : languages[0]
}

export const countryOf = (person: Answers): string => textOf(person, means.country)

export const regionOf = (person: Answers): string | undefined => edition.regionOf(countryOf(person))

export const kindOf = (person: Answers): string => textOf(person, means.kind)

export const levelOf = (person: Answers): string => textOf(person, means.level)

export const formOfAddressOf = (person: Answers): string => textOf(person, means.formOfAddress)

/** The participant fills the form in, not an assistant, so letters speak to the participant. */
export const isForSelf = (person: Answers): boolean => isMet(means.isForSelf, person)

/** Equal for people of the same authority: its country and its folded name. */
export const authorityOf = (person: Answers): string =>
  foldForSearch(`${countryOf(person)} ${organizationOf(person)}`)

/** What an office types alike for everybody for whom it replies: the contact and the authority. */
export function officeAnswers(person: Answers): Answers {
  // Whoever fills in for themselves does not do so for the next.
  const own = Object.keys(isForSelf(person) ? means.isForSelf : {})
  const names = means.office.filter(name => name in person && !own.includes(name))
  return Object.fromEntries(names.map(name => [name, person[name] as Answer]))
}

/** The same names and the same authority, however they are written. */
export const isSamePerson = (one: Answers, other: Answers): boolean =>
  sortNameOf(one) === sortNameOf(other) && authorityOf(one) === authorityOf(other)

/** Neither the family name nor a given name is the same: a correction, or somebody else. */
export function hasQuiteAnotherName(one: Answers, other: Answers): boolean {
  const words = wordsOfName(other)
  return !wordsOfName(one).some(word => words.includes(word))
}

const wordsOfName = (person: Answers): string[] => sortNameOf(person).split(' ')

export const sortNameOf = (person: Answers): string => foldForSearch(fullName(person))

/** The text by which search finds a participant, folded (`foldForSearch`). */
export function searchTextOf(person: Answers, reference: string): string {
  const names = [fullName(person), nativeNameOf(person)]
  const rest = means.foundBy.map(name => textOf(person, name))
  return foldForSearch([...names, ...rest, reference].join(' '))
}

function inLanguage(person: Answers, { main, others }: InLanguages, language: Language): string {
  return textOf(person, others[language]) || textOf(person, main)
}

const allOf = (person: Answers, { main, others }: InLanguages): TextInLanguage[] =>
  [
    { text: textOf(person, main), language: undefined },
    ...Object.entries(others).map(([language, name]) => ({ text: textOf(person, name), language })),
  ].filter(({ text }) => text)
