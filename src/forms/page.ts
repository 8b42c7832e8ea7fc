import { orNothing, type Translate } from '../i18n.ts'
import type { FieldView } from './field-view.ts'
import type { Answers, Field } from './fields.ts'
import {
  type FieldProblem,
  fieldsOf,
  isMet,
  isProblemIn,
  type Questions,
  type Section,
  sectionText,
} from './form.ts'
import type { Showing } from './form-field.ts'
import { fieldsAndGroups, type GroupView } from './groups.ts'
import type { PresetView } from './preset-view.ts'
import { problemInWords } from './problem-words.ts'

/** A form as its page shows it, with words, values and problems in place. */
export type FormPage = { sections: SectionView[]; problems: ProblemView[] }
export type SectionView = {
  look: 'section' | 'fold'
  id: string
  title: string
  lead: string
  fields: (FieldView | PresetView | GroupView)[]
  /** Of a fold: something in it was answered, or is wrong. */
  isOpen: boolean
}
export type ProblemView = { text: string; href: string }

/** What a page shows of a form. */
type Shown = {
  typed: Answers
  problems?: readonly FieldProblem[] | undefined
  /** Empty rows to show after the filled ones, by field; left out: one. */
  blankRows?: Record<string, number> | undefined
  /** As a participant fills it in: what most need not answer is out of the way. */
  isShort?: boolean
}

export function formPage(form: Questions, shown: Shown, t: Translate): FormPage {
  const { typed, problems = [], blankRows = {}, isShort = false } = shown
  const isForSelf = isMet(form.isForSelf, typed)
  const showing = { typed, problems, t, blankRows, isForSelf, isShort }
  return {
    sections: form.sections
      .map(section => ({
        ...section,
        fields: section.fields.filter(field => isWanted(field, showing)),
      }))
      .filter(section => section.fields.length > 0)
      .map(section => sectionView(section, form, showing)),
    problems: problems.map(problem => ({
      text: problemInWords(problem, fieldsOf(form), t),
      href: `#${problem.field}`,
    })),
  }
}

const isWanted = ({ name, dispensableWhen }: Field, { typed, isShort }: Showing): boolean =>
  !isShort || typed[name] !== undefined || !isMet(dispensableWhen, typed)

function sectionView(section: Section, form: Questions, showing: Showing): SectionView {
  const { name, fields, isFolded = false } = section
  const { typed, problems, isShort, t } = showing
  const text = sectionText(section)
  return {
    look: isFolded && isShort ? 'fold' : 'section',
    id: `section-${name}`,
    title: t(`${text}.title`),
    lead: t(`${text}.lead`, orNothing),
    fields: fieldsAndGroups(fields, form, showing),
    isOpen: fields.some(
      ({ name }) =>
        typed[name] !== undefined || problems.some(problem => isProblemIn(problem, name)),
    ),
  }
}
