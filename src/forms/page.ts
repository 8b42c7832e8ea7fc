import { orNothing, type Translate } from '../i18n.ts'
import type { FieldView } from './field-view.ts'
import type { Answers, Field } from './fields.ts'
import { type FieldProblem, fieldsOf, isMet, type Questions, type Section } from './form.ts'
import type { Showing } from './form-field.ts'
import { fieldsAndGroups, type GroupView } from './groups.ts'
import { problemInWords } from './problem-words.ts'

/** A form as its page shows it, with words, values and problems in place. */
export type FormPage = { sections: SectionView[]; problems: ProblemView[] }
export type SectionView = {
  look: 'section'
  id: string
  title: string
  lead: string
  fields: (FieldView | GroupView)[]
}
export type ProblemView = { text: string; href: string }

/** `blankRows`: empty rows to show after the filled ones, by field; left out: one. */
export function formPage(
  form: Questions,
  typed: Answers,
  problems: readonly FieldProblem[],
  t: Translate,
  blankRows: Record<string, number> = {},
): FormPage {
  const showing = { typed, problems, t, blankRows, isForSelf: isMet(form.isForSelf, typed) }
  const fields = fieldsOf(form)
  return {
    sections: form.sections.map(section => sectionView(section, fields, showing)),
    problems: problems.map(problem => ({
      text: problemInWords(problem, fields, t),
      href: `#${problem.field}`,
    })),
  }
}

function sectionView(
  { name, fields }: Section,
  all: readonly Field[],
  showing: Showing,
): SectionView {
  const namespace = fields[0]?.text.split(':')[0]
  const words = `${namespace}:sections.${name}`
  return {
    look: 'section',
    id: `section-${name}`,
    title: showing.t(`${words}.title`),
    lead: showing.t(`${words}.lead`, orNothing),
    fields: fieldsAndGroups(fields, all, showing),
  }
}
