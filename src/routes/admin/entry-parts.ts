import { edition } from '#edition/index.ts'
import { standInFields } from '../../facts/answers.ts'
import type { Form, Questions } from '../../forms/form.ts'

const { means } = edition.person

/** What is corrected by itself: the fields that are asked; everything else stays as it is. */
const parts = {
  contact: (_form: Form): readonly string[] => [means.email, means.phone, means.language],
  name: (_form: Form): readonly string[] => [
    means.familyName,
    means.givenNames,
    means.nativeName,
    means.formOfAddress,
    ...means.position,
  ],
  stand_in: (form: Form): readonly string[] => standInFields(form),
}

export type EntryPart = keyof typeof parts

const entryParts = Object.keys(parts) as EntryPart[]

/** Undefined: the whole form. */
export const partNamed = (name: unknown): EntryPart | undefined =>
  entryParts.find(part => part === name)

/** The parts that this form has. */
export const partsOf = (form: Form): EntryPart[] =>
  entryParts.filter(part => parts[part](form).length > 0)

type Subject = { form: Form; part?: EntryPart | undefined }

/** Whether the field is asked where this part is. */
export const isWithin = ({ form, part }: Subject, field: string): boolean =>
  part === undefined || parts[part](form).some(name => field.split('[')[0] === name)

/** The questions of this part alone. */
export const withinPart = (questions: Questions, subject: Subject): Questions => ({
  ...questions,
  sections: questions.sections
    .map(section => ({
      ...section,
      isFolded: subject.part ? false : section.isFolded,
      fields: section.fields.filter(({ name }) => isWithin(subject, name)),
    }))
    .filter(({ fields }) => fields.length > 0),
})
