import { orNothing, type Translate } from '../i18n.ts'
import type { Showing } from './field-view.ts'
import type { Answers, Field } from './fields.ts'
import { type FieldProblem, fieldsOf, isMet, type Questions, type Section } from './form.ts'
import { type GroupView, groupsOf } from './groups.ts'
import { problemInWords } from './problem-words.ts'

/** A form as its page shows it, with words, values and problems in place. */
export type FormPage = { sections: SectionView[]; problems: ProblemView[] }
export type SectionView = { id: string; title: string; lead: string; groups: GroupView[] }
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
    id: `section-${name}`,
    title: showing.t(`${words}.title`),
    lead: showing.t(`${words}.lead`, orNothing),
    groups: groupsOf(fields, all, showing),
  }
}
