import type { Form } from '../forms/form.ts'
import { aiGovernanceDay } from './ai-governance-day.ts'
import { participation } from './participation.ts'
import { person } from './person.ts'
import { speakingSlot } from './speaking-slot.ts'

/** The three replies that the letter asks for, in its order of use. */
export const forms: readonly Form[] = [participation, speakingSlot, aiGovernanceDay]

export const findForm = (path: string): Form | undefined => forms.find(form => form.path === path)

/** The page of a form: the person first, then the form's own sections. */
export function withPerson(form: Form): Form {
  return {
    ...form,
    sections: [...person.sections, ...form.sections],
    check: answers => [...person.check(answers), ...form.check(answers)],
  }
}
