import type { Segment } from '../event.ts'
import { segments } from '../event.ts'
import type { Answers } from './fields.ts'
import { valuesOf } from './form.ts'

const attendsAiDay = ['yes', 'representative']

/** What a reply puts into the participant's calendar; nothing for who is not attending. */
export function chosenSegments(form: string, answers: Answers): Segment[] {
  const names =
    form === 'participation' ? valuesOf(answers, 'events') : form === 'ai-governance-day' ? aiDay(answers) : []
  return segments.filter(segment => names.includes(segment.name))
}

const aiDay = (answers: Answers) =>
  valuesOf(answers, 'ai_attendance').some(value => attendsAiDay.includes(value)) ? ['ai_governance_day'] : []
