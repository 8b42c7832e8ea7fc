import type { Language, Translate } from '../../i18n.ts'
import { withoutAll } from './filter-chips.ts'
import { linkTo, narrowing, readQuery, type TableQuery, tablePath } from './table-query.ts'

/** Why there are no rows, and what else can be done. */
export type Nothing = { text: string; links: { href: string; text: string }[] }

export function nothingFound(
  asked: TableQuery,
  { t }: { language: Language; t: Translate },
): Nothing {
  const names = Object.keys(narrowing(asked))
  if (names.length === 0) return { text: t('admin:replies.empty'), links: [] }
  const { q } = asked
  const hasOthers = names.some(name => name !== 'q')
  return {
    text: t('admin:replies.none'),
    links: [
      ...(q && hasOthers
        ? [
            {
              href: linkTo(tablePath, readQuery({ q })),
              text: t('admin:replies.only_words', { q }),
            },
            { href: withoutAll(asked, 'q'), text: t('admin:replies.without_words') },
          ]
        : []),
      { href: tablePath, text: t('admin:replies.whole') },
    ],
  }
}
