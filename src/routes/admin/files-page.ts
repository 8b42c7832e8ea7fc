import { edition } from '#edition/index.ts'
import type { Language, Translate } from '../../i18n.ts'
import { programmePapers } from '../../programme/papers.ts'
import { paperFiles, paperLinks } from '../../seating/papers.ts'
import type { DeliveryView } from './delivery-list.ts'

/** Everything that is printed or taken away as a file: deliveries, then by the room that it comes from. */
export type FilesPage = { deliveries: DeliveryView[]; mayAdd: boolean; groups: FileGroup[] }
type FileGroup = { id: string; title: string; hint: string; links: FileLink[] }
/** `isFile`: it is taken away; else a page, to print or to choose on. */
type FileLink = { href: string; text: string; isFile: boolean }
type Reader = { language: Language; t: Translate }

export const filesPage = (
  deliveries: DeliveryView[],
  mayAdd: boolean,
  reader: Reader,
): FilesPage => ({
  deliveries,
  mayAdd,
  groups: [replies, programme, seating, published, blanks]
    .map(group => group(reader))
    .filter(({ links }) => links.length > 0),
})

const page = (href: string, text: string): FileLink => ({ href, text, isFile: false })
const file = (href: string, text: string): FileLink => ({ href, text, isFile: true })

const replies = ({ t }: Reader): FileGroup => ({
  id: 'replies',
  title: t('admin:rooms.replies'),
  hint: '',
  links: [
    page('/admin/export', t('admin:export.open')),
    file('/admin/replies.csv?delimiter=semicolon', t('admin:replies.csv_semicolon')),
    file('/admin/replies.csv?delimiter=comma', t('admin:replies.csv_comma')),
    page('/admin/summary', t('admin:summary.title')),
    page('/admin/no-reply', t('admin:no_reply.title')),
    page('/admin/duplicates', t('admin:duplicates.all')),
  ],
})

const programme = ({ t }: Reader): FileGroup => ({
  id: 'programme',
  title: t('admin:programme.short'),
  hint: '',
  links: edition.formOf('slot')
    ? [
        ...programmePapers(t).flatMap(({ title, links }) =>
          links.map(({ href, text }) => page(href, `${title}: ${text}`)),
        ),
        file('/admin/programme.csv', t('admin:programme.csv')),
        file('/admin/programme.ics', t('admin:programme.calendar')),
      ]
    : [],
})

const seating = ({ t }: Reader): FileGroup => ({
  id: 'seating',
  title: t('admin:rooms.seating'),
  hint: '',
  links: [...paperLinks(t), ...paperFiles(t)],
})

const published = ({ t }: Reader): FileGroup => ({
  id: 'published',
  title: t('admin:export.published'),
  hint: t('admin:export.published_hint'),
  links: edition.forms
    .filter(({ means }) => means.published)
    .map(({ path }) => file(`/admin/published/${path}.csv`, t(`${path}:published`))),
})

const blanks = ({ language, t }: Reader): FileGroup => ({
  id: 'blanks',
  title: t('admin:bar.blanks'),
  hint: '',
  links: edition.formPaths.map(path => page(`/${language}/${path}/blank`, t(`${path}:short`))),
})
