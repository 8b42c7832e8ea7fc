import type { Answers } from '../forms/fields.ts'
import { phoneEnd } from '../phone-digits.ts'
import { postBoxOf } from '../post-box.ts'
import { soundsOf } from '../sound-keys.ts'
import {
  authorityOf,
  countryOf,
  emailOf,
  familyNameOf,
  givenNamesOf,
  nativeNameOf,
  organizationOf,
  phoneAsTyped,
} from './person.ts'

/**
 * Two participants with the same key of a kind have this in common. Names are compared by their
 * sound, so that their spelling, script and order are all one.
 */
export type PersonKey = { kind: KeyKind; key: string; isShort: boolean }

/** How much each says for one person; the first three suffice, the others add to them. */
export const keyKinds = {
  name: 16,
  surname: 8,
  part: 4,
  phone: 2,
  email: 2,
  authority: 1,
} as const
export type KeyKind = keyof typeof keyKinds
/** `part`: a part of the name, with the same address or number. */
export const sufficingKinds: readonly KeyKind[] = ['name', 'surname', 'part']

export function personKeysOf(person: Answers): PersonKey[] {
  const [email, phone] = [emailOf(person), phoneEnd(phoneAsTyped(person))]
  const box = email && postBoxOf(email)
  const authority = organizationOf(person) && authorityOf(person)
  const names = namesOf(person)
  const contacts = [box, phone].filter(Boolean)
  const parts = names.flatMap(({ family, given }) => (hasGiven(given) ? [family, given] : [family]))
  return distinct([
    ...names
      .flatMap(nameKeys)
      .concat(nativeKeys(person))
      .map(key => keyOf('name', key)),
    ...names.flatMap(name => surnameKeys(name, countryOf(person))),
    ...contacts.flatMap(contact => parts.map(part => keyOf('part', `${part} ${contact}`))),
    ...[box].filter(Boolean).map(key => keyOf('email', key)),
    ...[phone].filter(Boolean).map(key => keyOf('phone', key)),
    ...[authority].filter(Boolean).map(key => keyOf('authority', key)),
  ])
}

/** Most names are the same in every way of reading them. */
function distinct(keys: readonly PersonKey[]): PersonKey[] {
  const seen = new Set<string>()
  return keys.filter(({ kind, key }) => {
    const isNew = !seen.has(`${kind} ${key}`)
    seen.add(`${kind} ${key}`)
    return isNew
  })
}

const keyOf = (kind: KeyKind, key: string, isShort = false): PersonKey => ({ kind, key, isShort })

/** `given`: the first given name, an initial, or nothing. */
type Name = { family: string; given: string }

/** The name in each way of reading it. Where there is no given name, it may stand with the other. */
function namesOf(person: Answers): Name[] {
  const givenNames = soundsOf(givenNamesOf(person))
  return soundsOf(familyNameOf(person)).flatMap((words, way) => {
    const [given = ''] = givenNames[way] ?? []
    const name = { family: words.join(''), given }
    const [last = '', ...others] = words.toReversed()
    const isWhole = given === '' && others.length > 0
    return isWhole ? [name, { family: others.toReversed().join(''), given: last }] : [name]
  })
}

const hasGiven = (given: string): boolean => given.length > 1

const pairOf = (one: string, other: string): string => [one, other].toSorted().join(' ')

const nameKeys = ({ family, given }: Name): string[] =>
  hasGiven(given) && family ? [pairOf(family, given)] : []

/** Ilyich, Ilyinichna, ogly, qizi: what a father's name ends in, which brothers share. */
const patronymic = /(?:ich|vna|chna)$|^(?:ogl[iu]|kizi|gizi|uli|uulu)$/

/** The first word with the second and with the last: family and given name, in whichever order. */
function nativeKeys(person: Answers): string[] {
  return soundsOf(nativeNameOf(person)).flatMap(words => {
    const [first = '', second = '', ...rest] = words.filter(word => !patronymic.test(word))
    const others = [second, ...rest.slice(-1)].filter(hasGiven)
    return hasGiven(first) ? others.map(other => pairOf(first, other)) : []
  })
}

/** The surname in its country with the initial, and alone, for whoever gave no more than that. */
function surnameKeys({ family, given }: Name, country: string): PersonKey[] {
  if (!family) return []
  const alone = `${family} ${country}`
  const withInitial = `${alone} ${given.charAt(0)}`
  if (!given) return [keyOf('surname', alone, true)]
  return hasGiven(given)
    ? [keyOf('surname', alone), keyOf('surname', withInitial)]
    : [keyOf('surname', withInitial, true)]
}
