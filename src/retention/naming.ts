import {
  emailOf,
  familyNameOf,
  fullName,
  givenNamesOf,
  nativeNameOf,
  phoneOf,
} from '../facts/person.ts'
import type { Answers } from '../forms/fields.ts'
import { foldForSearch } from '../latin.ts'

/** How texts may name somebody: a record and those that were merged into it. */
export type Naming = {
  /** The text holds the family name, the native name, an address or a reference. */
  isIn(text: string): boolean
  /** Whoever searched for this searched for them: it has words of theirs alone. */
  isSought(q: string): boolean
}

type Named = { person: Answers; reference: string }

export function namingOf(people: readonly Named[]): Naming {
  const names = people.flatMap(namesOf).filter(words => words.length > 0)
  const wholes = people.flatMap(wholesOf).filter(Boolean)
  const own = new Set(people.flatMap(allNames).flatMap(wordsIn))
  const families = new Set(people.flatMap(familyWords))
  const needles = [...new Set(people.flatMap(needlesOf).filter(Boolean))]
  return {
    isIn(text) {
      if (!needles.some(needle => text.includes(needle))) return false
      const words = new Set(wordsIn(text))
      const small = text.toLowerCase()
      return (
        names.some(name => name.every(word => words.has(word))) ||
        wholes.some(whole => small.includes(whole))
      )
    },
    isSought(q) {
      const words = wordsIn(q)
      const isName = words.every(word => own.has(word)) && words.some(word => families.has(word))
      return isName || wholes.includes(q.trim().toLowerCase())
    },
  }
}

const allNames = ({ person }: Named): string[] => [fullName(person), nativeNameOf(person)]

/** A given name alone may be many people's. */
function familyWords({ person }: Named): string[] {
  const given = wordsIn(givenNamesOf(person))
  return [...wordsIn(familyNameOf(person)), ...wordsIn(nativeNameOf(person))].filter(
    word => !given.includes(word),
  )
}

/** Each as its words: all of them in a text are taken for the name. */
const namesOf = ({ person }: Named): string[][] =>
  [familyNameOf(person), nativeNameOf(person)].map(wordsIn)

/** What is found as one piece, in small letters. */
const wholesOf = ({ person, reference }: Named): string[] =>
  [emailOf(person), phoneOf(person), reference].map(text => text.toLowerCase())

/** What a text that names them holds as it is typed; only such a text is worth folding. */
function needlesOf({ person, reference }: Named): string[] {
  const words = [familyNameOf(person), ...nativeNameOf(person).split(/\s+/)]
  const spellings = words.flatMap(word => [
    word,
    word.toLowerCase(),
    word.toUpperCase(),
    foldForSearch(word),
  ])
  return [...spellings, emailOf(person), emailOf(person).toLowerCase(), reference]
}

const wordsIn = (text: string): string[] => foldForSearch(text).match(/[\p{L}\p{N}]+/gu) ?? []
