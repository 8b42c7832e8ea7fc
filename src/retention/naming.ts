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
import { phoneEnd, phonesIn } from '../phone-digits.ts'
import { searchText, type Wanted, wantedIn } from '../search-text.ts'
import { wordsIn } from '../words.ts'

/** How texts may name somebody: a record and those that were merged into it. */
export type Naming = {
  /** The text holds the family name, the native name, an address, a telephone or a reference. */
  isIn(text: string): boolean
  /** Whoever searched for this found them by it, and by more than what many have. */
  isSought(q: string): boolean
}

type Named = { person: Answers; reference: string }

export function namingOf(people: readonly Named[]): Naming {
  const names = people.flatMap(namesOf).filter(words => words.length > 0)
  const wholes = people.flatMap(wholesOf).filter(Boolean)
  const own = searchText(people.flatMap(allOf))
  const families = searchText(people.flatMap(familyWords))
  const contacts = searchText(people.flatMap(contactsOf))
  const phones = new Set(people.map(({ person }) => phoneEnd(phoneOf(person))).filter(Boolean))
  const needles = [...new Set(people.flatMap(needlesOf).filter(Boolean))]
  return {
    isIn(text) {
      if (phones.size > 0 && phonesIn(text).some(phone => phones.has(phoneEnd(phone)))) return true
      if (!needles.some(needle => text.includes(needle))) return false
      const words = new Set(wordsIn(text))
      const small = text.toLowerCase()
      return (
        names.some(name => name.every(word => words.has(word))) ||
        wholes.some(whole => small.includes(whole))
      )
    },
    isSought(q) {
      const wanted = wantedIn(q)
      const isTheirs = (one: Wanted) => {
        if (!one.word) return standsIn(contacts, longIn(one))
        return standsIn(families, one.word.length < leastLetters ? wholeWord(one) : one)
      }
      const finds = wanted.every(one => standsIn(own, one)) && wanted.some(isTheirs)
      return finds || wholes.includes(q.trim().toLowerCase())
    },
  }
}

/** Fewer are in many names. */
const leastLetters = 4
/** Fewer signs of an address or a number tell nobody from another. */
const leastSigns = 7

const standsIn = (stored: string, { texts }: Pick<Wanted, 'texts'>): boolean =>
  texts.some(text => stored.includes(text))

const longIn = ({ texts }: Wanted) => ({
  texts: texts.filter(text => text.trim().length >= leastSigns),
})

const wholeWord = ({ word }: Wanted) => ({ texts: [` ${word} `] })

const contactsOf = ({ person }: Named): string[] => [emailOf(person), phoneOf(person)]

const allOf = (one: Named): string[] => [
  fullName(one.person),
  nativeNameOf(one.person),
  ...contactsOf(one),
  one.reference,
]

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
