import { edition } from '#edition/index.ts'
import { optionLabel } from '../forms/display.ts'
import type { Answers } from '../forms/fields.ts'
import { findField, type Questions, textOf } from '../forms/form.ts'
import type { Translate } from '../i18n.ts'

/** Answers that are one choice of several, in the words of their field. */

type OwnAnswers = { form: string; answers: Answers }

/** How the speech is given: in the room or from afar. */
export function modeInWords({ form, answers }: OwnAnswers, t: Translate): string {
  const found = edition.findForm(form)
  return found ? choiceInWords(found, found.means.mode, textOf(answers, found.means.mode), t) : ''
}

/** A language that is spoken, given by its code. */
export function spokenInWords(form: string, code: string, t: Translate): string {
  const found = edition.findForm(form)
  return found ? choiceInWords(found, found.means.language, code, t) : ''
}

/** What kind of organization it is, given by its code. */
export const kindInWords = (kind: string, t: Translate): string =>
  choiceInWords(edition.person, edition.person.means.kind, kind, t)

/** A value of the field of this name; empty where nothing was chosen or asked. */
function choiceInWords(
  questions: Questions,
  name: string | undefined,
  value: string,
  t: Translate,
): string {
  const field = name && findField(questions, name)
  return field && value ? optionLabel(field, value, t) : ''
}
