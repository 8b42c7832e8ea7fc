import type { Hint } from '../forms/edition.ts'
import { textOf, valuesOf } from '../forms/form.ts'
import { daysOfEvent } from './events.ts'

export const hints: readonly Hint[] = [
  {
    name: 'slot_without_participation',
    applies(answersTo) {
      const attendance = textOf(answersTo('participation') ?? {}, 'attendance')
      return answersTo('speaking-slot') !== undefined && ['', 'not_attending'].includes(attendance)
    },
  },
  {
    name: 'ai_day_left_out',
    applies(answersTo) {
      const [participation, aiDay] = [answersTo('participation'), answersTo('ai-governance-day')]
      if (!participation || !aiDay || textOf(aiDay, 'ai_attendance') === 'no') return false
      const days = valuesOf(participation, 'days')
      return !daysOfEvent('ai_governance_day').some(day => days.includes(day))
    },
  },
]
