import { edition } from '#edition/index.ts'
import { optionsInWords } from '../forms/display.ts'
import { findField } from '../forms/form.ts'
import type { Reader } from '../reader.ts'
import type { RegionCodes } from './reply-counts.ts'

/** Countries without a reply, by region; regions without such countries are left out. */
export type SilentOnPage = {
  count: number
  title: string
  regions: { label: string; count: number; names: string }[]
}

export function silentOnPage(silent: readonly RegionCodes[], { t }: Reader): SilentOnPage {
  const field = findField(edition.person, edition.person.means.country)
  const all = field ? optionsInWords(field, t) : []
  const count = silent.reduce((sum, { codes }) => sum + codes.length, 0)
  return {
    count,
    title: t('admin:overview.silent', { count }),
    regions: silent
      .filter(({ codes }) => codes.length > 0)
      .map(({ region, codes }) => ({
        label: t(`event:regions.${region}`),
        count: codes.length,
        names: all.flatMap(({ value, label }) => (codes.includes(value) ? [label] : [])).join('; '),
      })),
  }
}
