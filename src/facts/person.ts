import { edition } from '#edition/index.ts'
import { digitsOf } from '../digits.ts'
import type { TextInLanguage } from '../every-language.ts'
import type { Answer, Answers } from '../forms/fields.ts'
import { findField, isMet, textOf } from '../forms/form.ts'
import { isLanguage, type Language } from '../i18n.ts'
import { sortKey, wordsIn } from '../words.ts'

/**
 * Reads the participant's details by what they mean (`means` of the person's form), so that no
 * caller names a field. A text that was not given is empty.
 */

const { means } = edition.person

/** Family name first, because tables are sorted by it. */
type Asked = { name: string; language: string | undefined }
const asked = (name: string): Asked => ({
  name,
  language: findField(edition.person, name)?.language,
})
const positions = means.position.map(asked)
const organizations = means.organizationName.map(asked)

/** Family name first, as the tables sort. */
export const fullName = (person: Answers): string =>
  [familyNameOf(person), givenNamesOf(person)].filter(Boolean).join(' ')

export const familyNameOf = (person: Answers): string => textOf(person, means.familyName)

export const givenNamesOf = (person: Answers): string => textOf(person, means.givenNames)

/** The full name in the participant's own script. */
export const nativeNameOf = (person: Answers): string => textOf(person, means.nativeName)

/** The position in this language, else the one that every form asks for. */
export const positionIn = (person: Answers, language: Language): string =>
  inLanguage(person, positions, language)

export const organizationIn = (person: Answers, language: Language): string =>
  inLanguage(person, organizations, language)

export const positionOf = (person: Answers): string => textOf(person, means.position[0])

export const organizationOf = (person: Answers): string => textOf(person, means.organizationName[0])

/** Every position that was given, the one for everybody first. */
export const positionsOf = (person: Answers): TextInLanguage[] => allOf(person, positions)

export const organizationsOf = (person: Answers): TextInLanguage[] => allOf(person, organizations)

/** As typed: lower the case before comparing or looking up. */
export const emailOf = (person: Answers): string => textOf(person, means.email)

export const phoneAsTyped = (person: Answers): string => textOf(person, means.phone)

/** Nobody abroad can call it: it begins with neither a plus nor the two noughts that stand for one. */
export const hasPhoneWithoutCode = (person: Answers): boolean =>
  phoneOf(person) !== '' &&
  !/^\s*[+＋]/.test(phoneAsTyped(person)) &&
  !phoneOf(person).startsWith('00')

/** The digits of the telephone number; empty where there is none. */
export const phoneOf = (person: Answers): string => digitsOf(textOf(person, means.phone))

/** The language of the letters to this participant; `otherwise`: where none was chosen. */
export function languageOf(person: Answers, otherwise: Language): Language {
  const language = person[means.language]
  return isLanguage(language) ? language : otherwise
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
  sortKey(`${countryOf(person)} ${organizationOf(person)}`)

/** What an office types alike for everybody for whom it replies: the contact and the authority. */
export function officeAnswers(person: Answers): Answers {
  // Whoever fills in for themselves does not do so for the next.
  const own = Object.keys(isForSelf(person) ? means.isForSelf : {})
  const names = means.office.filter(name => name in person && !own.includes(name))
  return Object.fromEntries(names.map(name => [name, person[name] as Answer]))
}

/** The same names and the same authority, however they are written. */
export const isSamePerson = (one: Answers, other: Answers): boolean => isOneOf([one])(other)

/** Whether somebody is the same person as one of these. Most are told apart by their name alone. */
export function isOneOf(people: readonly Answers[]): (other: Answers) => boolean {
  const named = Map.groupBy(people, sortNameOf)
  return other =>
    named.get(sortNameOf(other))?.some(one => authorityOf(one) === authorityOf(other)) ?? false
}

/**
 * Family name and first given name are both others, and not typed in each other's place: a
 * correction, or somebody else. Who has no given name is known by the family name alone.
 */
export function hasQuiteAnotherName(one: Answers, other: Answers): boolean {
  const [family, given] = foldedNamesOf(one)
  const [otherFamily, otherGiven] = foldedNamesOf(other)
  const isSwapped = family === otherGiven && given === otherFamily
  const hasSameGiven = given !== '' && given === otherGiven
  return family !== otherFamily && !hasSameGiven && !isSwapped
}

/** A second given name may be a father's, which brothers share. */
function foldedNamesOf(person: Answers): readonly string[] {
  const [given = ''] = wordsIn(givenNamesOf(person))
  return [sortKey(familyNameOf(person)), given]
}

export const sortNameOf = (person: Answers): string => sortKey(fullName(person))

export const sortOrganizationOf = (person: Answers): string => sortKey(organizationOf(person))

const inLanguage = (person: Answers, fields: readonly Asked[], language: Language): string =>
  textOf(person, fields.find(one => one.language === language)?.name) ||
  textOf(person, fields[0]?.name)

const allOf = (person: Answers, fields: readonly Asked[]): TextInLanguage[] =>
  fields
    .map(({ name, language }) => ({ text: textOf(person, name), language }))
    .filter(({ text }) => text)
