import type { Translate } from '../i18n.ts'
import type { Refused } from '../refused.ts'
import { visitorFrom } from './door-list.ts'
import type { MoveProblem } from './moving.ts'
import { placeOf } from './place.ts'
import type { Guest, SeatingPlan } from './seating-store.ts'

/** Why a form of the round table changed nothing; `decision`: in the words of decisions. */
export type SeatingProblem =
  | MoveProblem
  | { name: 'bad_plan' | 'nobody_ticked' | 'two_needed' }
  | { name: 'plan_stale'; plan: SeatingPlan }
  | { name: 'decision'; why: string }
export type SeatingRefused = Refused<SeatingProblem>

/** The id of the element with the settings. */
export const settingsAnchor = 'seats'

export function problemInWords(problem: SeatingProblem, t: Translate): string {
  if (problem.name === 'decision') return problem.why
  if ('plan' in problem) return t('admin:seating.plan_stale', { ...problem.plan })
  if (!('guest' in problem)) return t(`admin:seating.${problem.name}`)
  const { guest, name } = problem
  return t(`admin:seating.${name}`, {
    name: visitorFrom(guest).name,
    place: placeInWords(guest, t),
  })
}

/** «стол 3, место 7» */
export function placeInWords(guest: Guest, t: Translate): string {
  const place = placeOf(guest)
  return place ? t('admin:seating.at', place) : t('admin:seating.nowhere')
}
