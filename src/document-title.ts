import type { Translate } from './i18n.ts'

/** What stands in the browser's tab: whoever cannot see the page hears first that it was refused. */
export const documentTitle = (title: string, isRefused: boolean, t: Translate): string =>
  isRefused ? t('errors:title_prefix') + title : title
