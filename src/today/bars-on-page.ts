import { optionLabel } from '../forms/display.ts'
import { findField } from '../forms/form.ts'
import type { Reader } from '../reader.ts'
import { waysIn } from './comings.ts'
import type { Counting, Figure } from './figure.ts'
import { regionsIn } from './regions.ts'
import type { Sources } from './sources.ts'

/** A count with its words, drawn as a bar. `width`: in percent of the longest. */
export type BarOnPage = Figure & { label: string; width: number }

/** `answered`: how many of the countries; empty where no country was given. */
export type RegionOnPage = BarOnPage & {
  answered: string
  answeredHref: string
  isComplete: boolean
}

export function regionBars(sources: Sources, { t }: Reader): RegionOnPage[] {
  const regions = regionsIn(sources).filter(
    ({ countries, participants }) => countries > 0 || participants.count > 0,
  )
  const widthOf = widthsBeside(regions.map(({ participants }) => participants))
  return regions.map(({ name, participants, countries, silent }) => {
    const isComplete = countries > 0 && silent.length === 0
    const answered = countries - silent.length
    const words = isComplete ? 'admin:today.all_answered' : 'admin:today.answered'
    return {
      ...participants,
      label: t(`event:regions.${name}`),
      width: widthOf(participants),
      answered: countries > 0 ? t(words, { answered, countries }) : '',
      answeredHref: `/admin/no-reply#${name}`,
      isComplete,
    }
  })
}

/** Undefined: no form of the edition asks how one takes part. */
export function wayBars(search: Counting, { t }: Reader): BarOnPage[] | undefined {
  const found = waysIn(search)
  if (!found) return undefined
  const { form, field, ways } = found
  const asked = findField(form, field)
  const widthOf = widthsBeside(ways.map(({ figure }) => figure))
  return ways.map(({ option, figure }) => ({
    ...figure,
    label: asked ? optionLabel(asked, option, t) : option,
    width: widthOf(figure),
  }))
}

function widthsBeside(figures: readonly Figure[]): (figure: Figure) => number {
  const longest = Math.max(1, ...figures.map(({ count }) => count))
  return ({ count }) => Math.round((count / longest) * 100)
}
