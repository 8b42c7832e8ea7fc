import {
  emailOf,
  familyNameOf,
  fullName,
  givenNamesOf,
  nativeNameOf,
  phoneOf,
} from '../facts/person.ts'
import type { Answers } from '../forms/fields.ts'
import { phoneEnd, phonesIn } from '../phone-digits.ts'
import { searchText, type Wanted, wantedIn } from '../search-text.ts'
import { wordsIn } from '../words.ts'
import { namesInText } from './names-in-text.ts'

/** How texts may name somebody: a record and those that were merged into it. */
export type Naming = {
  /** The text holds the family name, the native name, an address, a telephone or a reference. */
  isIn(text: string): boolean
  /** Or it may: a name stands in it as Russian declines it. */
  mayBeIn(text: string): boolean
  /** Whoever searched for this found them by it, and by more than what many have. */
  isSought(q: string): boolean
}

type Named = { person: Answers; reference: string }

export function namingOf(people: readonly Named[]): Naming {
  const names = namesInText(people.flatMap(namesOf))
  const wholes = people.flatMap(wholesOf).filter(Boolean)
  const whole = new RegExp(wholes.map(RegExp.escape).join('|'), 'iu')
  const own = searchText(people.flatMap(allOf))
  const families = searchText(people.flatMap(familyWords))
  const contacts = searchText(people.flatMap(contactsOf))
  const phones = new Set(people.map(({ person }) => phoneEnd(phoneOf(person))).filter(Boolean))
  const hasContact = (text: string): boolean =>
    whole.test(text) ||
    (phones.size > 0 && phonesIn(text).some(phone => phones.has(phoneEnd(phone))))
  return {
    isIn: text => names.hasOne(text) || hasContact(text),
    mayBeIn: text => names.mayHaveOne(text) || hasContact(text),
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

const namesOf = ({ person }: Named): string[] => [familyNameOf(person), nativeNameOf(person)]

/** What is found as one piece, in small letters. */
const wholesOf = ({ person, reference }: Named): string[] => [
  ...[emailOf(person), phoneOf(person), reference].map(text => text.toLowerCase()),
  ...[nativeNameOf(person)].filter(isUnparted),
]

/** In scripts that part no words, or hang endings on a name. */
const isUnparted = (name: string): boolean =>
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]{2,}$/u.test(
    name,
  )
