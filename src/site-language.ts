import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'

/** A namespace a file: `t('person:family_name.label')` is in `person.json`. */
export type Catalogue = Record<string, object>

/** A language of the site. Plural forms, months, sorting and its name in others follow from the code, by `Intl`. */
export type SiteLanguage = {
  /** In addresses, in `lang` and for `Intl`. */
  code: string
  /** As it calls itself. */
  name: string
  direction: 'ltr' | 'rtl'
  /** Between the cells of a CSV, as spreadsheets of its readers expect. */
  csvSeparator: ';' | ','
  /**
   * Languages of browsers, without a region, whose readers get this one; `others`: everybody whose
   * browser asks for none of the site.
   */
  serves: readonly string[] | 'others'
  /** The product's own words, and those of the edition. */
  words: { product(): Catalogue; edition(): Catalogue }
}

/** The words of a folder. */
export const wordsIn =
  (...path: string[]) =>
  (): Catalogue => {
    const folder = join(...path)
    return Object.fromEntries(
      readdirSync(folder)
        .filter(file => file.endsWith('.json'))
        .map(file => [
          basename(file, '.json'),
          JSON.parse(readFileSync(join(folder, file), 'utf8')),
        ]),
    )
  }
