import type { Field, Kind } from './fields.ts'
import type { Questions, Section } from './form.ts'

/**
 * What a letter on paper or a telephone call may leave out: an e-mail address, which not everybody
 * has, and a tick, which nobody can make for somebody else.
 */
const dispensable: readonly Kind[] = ['email', 'checkbox']

/** The questions as staff are asked them who write down what reached them. */
export const onPaper = (form: Questions): Questions => ({
  ...form,
  sections: form.sections.map(sectionOnPaper),
})

const sectionOnPaper = (section: Section): Section => ({
  ...section,
  fields: section.fields.map(fieldOnPaper),
})

const fieldOnPaper = (field: Field): Field =>
  dispensable.includes(field.kind) ? { ...field, required: false } : field
