import type { Translate } from '../i18n.ts'
import type { Place } from './board-keys.ts'
import type { ProgrammeProblem } from './placing.ts'

/** Why a form of the board changed nothing, with what stands now. */
export function problemInWords(problem: ProgrammeProblem, t: Translate): string {
  const sentence = (values: object) => t(`admin:programme.${problem.name}`, { ...values })
  if ('plan' in problem) return sentence(withDashes(problem.plan))
  if ('now' in problem)
    return sentence({ speaker: problem.speaker, place: placeInWords(problem.now, t) })
  if ('category' in problem)
    return sentence({ category: t(`event:categories.${problem.category}`) })
  if ('minutes' in problem) return sentence({ minutes: problem.minutes ?? '–' })
  if ('why' in problem) return sentence({ why: t(`admin:decision.why.${problem.why}`) })
  return sentence({})
}

/** «9 июля, сегмент, 3-е место» */
export const placeInWords = (place: Place | undefined, t: Translate): string =>
  place
    ? t('admin:programme.stands_at', {
        session: t(`event:sessions_short.${place.session}`),
        position: place.position,
      })
    : t('admin:programme.has_no_place')

const withDashes = (plan: Record<string, string | number>): object =>
  Object.fromEntries(Object.entries(plan).map(([name, value]) => [name, value || '–']))
