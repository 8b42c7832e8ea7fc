import type { Answers } from '../forms/fields.ts'
import { valuesOf } from '../forms/form.ts'
import type { Segment } from './facts.ts'
import { segments } from './facts.ts'

const attendsAiDay = ['yes', 'representative']

/** What a reply puts into the participant's calendar; nothing for who is not attending. */
export function chosenSegments(form: string, answers: Answers): Segment[] {
  const names =
    form === 'participation'
      ? valuesOf(answers, 'events')
      : form === 'ai-governance-day'
        ? aiDay(answers)
        : []
  return segments.filter(segment => names.includes(segment.name))
}

const aiDay = (answers: Answers) =>
  valuesOf(answers, 'ai_attendance').some(value => attendsAiDay.includes(value))
    ? ['ai_governance_day']
    : []
