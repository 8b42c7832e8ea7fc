import { edition } from '#edition/index.ts'
import type { TextInLanguage } from '../every-language.ts'
import type { Answers } from '../forms/fields.ts'
import { findField, isMet, textOf } from '../forms/form.ts'
import { isLanguage, type Language, languages } from '../i18n.ts'
import { foldForSearch } from '../latin.ts'

/** What a participant's details say, whatever the edition calls its fields. */

const { means } = edition.person

/** A field of the person, and the language that it asks for. */
type Asked = { name: string; language: string | undefined }
const asked = (name: string): Asked => ({
  name,
  language: findField(edition.person, name)?.language,
})
const positions = means.position.map(asked)
const organizations = means.organizationName.map(asked)

/** Family name first, as the tables sort. */
export const fullName = (person: Answers): string =>
  [familyNameOf(person), textOf(person, means.givenNames)].filter(Boolean).join(' ')

export const familyNameOf = (person: Answers): string => textOf(person, means.familyName)

/** As it was typed, in whatever script. */
export const nativeNameOf = (person: Answers): string => textOf(person, means.nativeName)

/** In this language where it was given, else as everybody gives it. */
export const positionIn = (person: Answers, language: Language): string =>
  inLanguage(person, positions, language)

export const organizationIn = (person: Answers, language: Language): string =>
  inLanguage(person, organizations, language)

export const positionOf = (person: Answers): string => textOf(person, means.position[0])

export const organizationOf = (person: Answers): string => textOf(person, means.organizationName[0])

/** Every position that was given, the one for everybody first. */
export const positionsOf = (person: Answers): TextInLanguage[] => allOf(person, positions)

export const organizationsOf = (person: Answers): TextInLanguage[] => allOf(person, organizations)

/** As it was typed; compare and look up with `toLowerCase`. */
export const emailOf = (person: Answers): string => textOf(person, means.email)

export const phoneAsTyped = (person: Answers): string => textOf(person, means.phone)

/** The digits of the telephone number; empty where there is none. */
export const phoneOf = (person: Answers): string => textOf(person, means.phone).replace(/\D/g, '')

/** In which letters are written. */
export function languageOf(person: Answers): Language {
  const language = person[means.language]
  return isLanguage(language) ? language : languages[0]
}

export const countryOf = (person: Answers): string => textOf(person, means.country)

export const regionOf = (person: Answers): string | undefined => edition.regionOf(countryOf(person))

export const kindOf = (person: Answers): string => textOf(person, means.kind)

export const levelOf = (person: Answers): string => textOf(person, means.level)

export const formOfAddressOf = (person: Answers): string => textOf(person, means.formOfAddress)

/** Fills in for themselves: the letter speaks to the participant. */
export const isForSelf = (person: Answers): boolean => isMet(means.isForSelf, person)

/** The same authority has the same one: country and name, in whatever script and case. */
export const authorityOf = (person: Answers): string =>
  foldForSearch(`${countryOf(person)} ${organizationOf(person)}`)

export const sortNameOf = (person: Answers): string => foldForSearch(fullName(person))

/** What a participant is found by, in folded Latin letters. */
export function searchTextOf(person: Answers, reference: string): string {
  const names = [fullName(person), nativeNameOf(person)]
  const rest = means.foundBy.map(name => textOf(person, name))
  return foldForSearch([...names, ...rest, reference].join(' '))
}

const inLanguage = (person: Answers, fields: readonly Asked[], language: Language): string =>
  textOf(person, fields.find(one => one.language === language)?.name) ||
  textOf(person, fields[0]?.name)

const allOf = (person: Answers, fields: readonly Asked[]): TextInLanguage[] =>
  fields
    .map(({ name, language }) => ({ text: textOf(person, name), language }))
    .filter(({ text }) => text)
