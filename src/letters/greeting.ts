import { formOfAddressOf, isForSelf } from '../facts/person.ts'
import type { Answers } from '../forms/fields.ts'
import { orNothing, type Translate } from '../i18n.ts'
import { greetedName } from './named.ts'

/** In their own form of address only those who fill in for themselves and have opened a letter's link. */
export const greetingOf = (person: Answers | undefined, isProven: boolean, t: Translate): string =>
  (person && isProven && ownGreeting(person, t)) || t('letters:greeting.neutral')

/** Empty for a form of address that has no greeting of its own. */
function ownGreeting(person: Answers, t: Translate): string {
  const form = formOfAddressOf(person)
  if (!form || !isForSelf(person)) return ''
  const name = greetedName(person, t.language)
  return name
    ? t(`options:greetings.${form}`, { name, ...orNothing })
    : t(`options:greetings_without_name.${form}`, orNothing)
}
