import type { Translate } from '../i18n.ts'
import type { Reader } from '../reader.ts'
import { regionBars, wayBars } from './bars-on-page.ts'
import { comersOnPage } from './comers-on-page.ts'
import { speakersIn } from './places.ts'
import type { Sources } from './sources.ts'
import { statesIn } from './states.ts'

/** A small table on paper: the heading of its first column names what the rows are. */
export type TableOnPaper = {
  id: string
  title: string
  columns: string[]
  rows: { name: string; cells: (string | number)[] }[]
  /** It takes the width of the sheet. */
  isWide: boolean
}

/** In the order of the sheet, two beside each other; those that the edition does not have are left out. */
export function summaryTables(sources: Sources, reader: Reader): TableOnPaper[] {
  const all = [
    replies(sources, reader),
    ways(sources, reader),
    regions(sources, reader),
    speakers(sources, reader),
    comers(sources, reader),
  ]
  return all.filter(({ rows }) => rows.length > 0)
}

const table = (
  [id, title]: [id: string, title: string],
  columns: string[],
  rows: TableOnPaper['rows'],
  isWide = false,
): TableOnPaper => ({ id, title, columns, rows, isWide })

function replies({ search }: Sources, { t }: Reader): TableOnPaper {
  const { forms, rows, inForce } = statesIn(search)
  const all = forms.map((_, index) =>
    rows.reduce((sum, { figures }) => sum + (figures[index]?.count ?? 0), 0),
  )
  return table(
    ['forms', t('admin:summary.forms')],
    wordsFor(['form', 'in_force', 'withdrawn'], t),
    forms.map((form, index) => {
      const counted = inForce[index] ?? 0
      return { name: t(`${form}:short`), cells: [counted, (all[index] ?? 0) - counted] }
    }),
  )
}

function ways({ search }: Sources, reader: Reader): TableOnPaper {
  const { t } = reader
  const bars = wayBars(search, reader) ?? []
  return table(
    ['ways', t('admin:today.ways')],
    wordsFor(['way', 'participants'], t),
    bars.map(({ label, count }) => ({ name: label, cells: [count] })),
  )
}

function regions(sources: Sources, reader: Reader): TableOnPaper {
  const { t } = reader
  return table(
    ['regions', t('admin:today.regions')],
    ['region', 'participants', 'answered_heading'].map(name => t(`admin:today.${name}`)),
    regionBars(sources, reader).map(({ label, count, answered }) => ({
      name: label,
      cells: [count, answered],
    })),
  )
}

function speakers({ search }: Sources, { t }: Reader): TableOnPaper {
  return table(
    ['speakers', t('admin:summary.speakers')],
    wordsFor(['session', 'offered', 'agreed'], t),
    speakersIn(search).map(({ session, offered, confirmed }) => ({
      name: t(`event:sessions_short.${session}`),
      cells: [offered.count, confirmed.count],
    })),
  )
}

function comers({ search }: Sources, reader: Reader): TableOnPaper {
  const { t } = reader
  const { columns, rows } = comersOnPage(search, reader)
  return table(
    ['comers', t('admin:today.comers')],
    [t('admin:today.event'), ...columns],
    rows.map(({ name, days, figures }) => ({
      name: `${name}, ${days}`,
      cells: figures.map(figure => figure?.count ?? '–'),
    })),
    true,
  )
}

const wordsFor = (names: readonly string[], t: Translate): string[] =>
  names.map(name => t(`admin:summary.${name}`))
