import { familyNameOf, fullName, nativeNameOf, positionIn } from '../facts/person.ts'
import type { Answers } from '../forms/fields.ts'
import type { Language } from '../i18n.ts'
import { scriptOf } from '../intl.ts'
import { foreignTo } from '../text-language.ts'
import { withoutLinks } from './without-links.ts'

/**
 * Names as letters in this language write them: as typed, in its own script or in Latin letters. The
 * program declines and spells no name itself.
 */

/** The participant and the position, as one line. */
export const participantIn = (person: Answers, language: Language): string =>
  [ownNameIn(person, language) || fullName(person), positionIn(person, language)]
    .filter(Boolean)
    .map(withoutLinks)
    .join(', ')

/** Empty where the name is not given in letters that a greeting in this language can have. */
export const greetedName = (person: Answers, language: Language): string =>
  withoutLinks(isLatin(language) ? familyNameOf(person) : ownNameIn(person, language))

/** The name that is not in Latin letters, where it is in the script of this language. */
function ownNameIn(person: Answers, language: Language): string {
  const name = nativeNameOf(person)
  return isLatin(language) || foreignTo(language, name) ? '' : name
}

const isLatin = (language: Language): boolean => scriptOf(language) === 'Latn'
