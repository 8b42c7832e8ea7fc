import { edition } from '#edition/index.ts'
import { optionLabel } from '../forms/display.ts'
import type { Answers } from '../forms/fields.ts'
import { type Form, fieldsOf, findField, type Questions, textOf } from '../forms/form.ts'
import type { Translate } from '../i18n.ts'

/** Answers with one option in the words of that option, empty where nothing was chosen; labels. */

type OwnAnswers = { form: string; answers: Answers }

/** In the room or remotely. */
export function modeInWords({ form, answers }: OwnAnswers, t: Translate): string {
  const found = edition.findForm(form)
  return found ? choiceInWords(found, found.means.mode, textOf(answers, found.means.mode), t) : ''
}

/** `code`: of the language that is spoken, as `spokenLanguage` gives it. */
export function spokenInWords(form: string, code: string, t: Translate): string {
  const found = edition.findForm(form)
  return found ? choiceInWords(found, found.means.language, code, t) : ''
}

/** What the participant was asked to agree to, and said: «Consent to recording: no»; a line each. */
export function consentsInWords({ form, answers }: OwnAnswers, t: Translate): string[] {
  const found = edition.findForm(form)
  const asked = found?.means.consents ?? []
  return asked.flatMap(name => {
    const field = found && findField(found, name)
    const answer = found && choiceInWords(found, name, textOf(answers, name), t)
    return field && answer ? [`${t(`${field.text}.short`)}: ${answer}`] : []
  })
}

/** `kind`: a code, as `kindOf` gives it. */
export const kindInWords = (kind: string, t: Translate): string =>
  choiceInWords(edition.person, edition.person.means.kind, kind, t)

/** Empty where none was given. */
export const countryInWords = (person: Answers, t: Translate): string => {
  const name = edition.person.means.country
  return choiceInWords(edition.person, name, textOf(person, name), t)
}

/** How the participant is addressed; empty where that is by name alone. */
export function addressInWords(person: Answers, t: Translate): string {
  const { formOfAddress, noFormOfAddress, ownFormOfAddress } = edition.person.means
  const chosen = textOf(person, formOfAddress)
  const own = textOf(person, ownFormOfAddress)
  if (own || noFormOfAddress.includes(chosen)) return own
  return choiceInWords(edition.person, formOfAddress, chosen, t)
}

/** Which answers, never what they are: those are the participant's own words. */
export const labelsOf = (form: Form, names: readonly string[], t: Translate): string =>
  fieldsOf(edition.withPerson(form))
    .filter(({ name }) => names.includes(name))
    .map(({ text }) => t(`${text}.label`))
    .join('; ')

/** `name`: of the field; undefined where the form has no such question. */
function choiceInWords(
  questions: Questions,
  name: string | undefined,
  value: string,
  t: Translate,
): string {
  const field = name && findField(questions, name)
  return field && value ? optionLabel(field, value, t) : ''
}
