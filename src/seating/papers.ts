import { edition } from '#edition/index.ts'
import type { Translate } from '../i18n.ts'
import { doors } from './door-list.ts'

/** What is printed or taken away of the round table; `isFile`: taken away. */
export type PaperLink = { href: string; text: string; isFile: boolean }

/** Papers for the tables; by `admin:seating.papers.<name>`. */
const forTables = ['cards', 'signs', 'plan'] as const

/** To print: a list for each door, of those with tables in their order too, and what stands on the tables. */
export const paperLinks = (t: Translate): PaperLink[] => [
  ...doors.map(({ name }) => ({
    href: `/admin/seating/${name}`,
    text: t(`seating:doors.${name}`),
    isFile: false,
  })),
  ...doors
    .filter(({ needsSeat }) => needsSeat)
    .map(({ name }) => ({
      href: `/admin/seating/${name}?by=table`,
      text: t('admin:seating.papers.by_table'),
      isFile: false,
    })),
  ...(edition.formOf('seat') ? forTables : []).map(name => ({
    href: `/admin/seating/${name}`,
    text: t(`admin:seating.papers.${name}`),
    isFile: false,
  })),
]

export const paperFiles = (t: Translate): PaperLink[] =>
  doors.map(({ name }) => ({
    href: `/admin/seating/${name}.csv`,
    text: t('admin:seating.csv', { list: t(`seating:doors.${name}`) }),
    isFile: true,
  }))
