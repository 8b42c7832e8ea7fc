import { languages, loadCatalogue } from '../../src/i18n.ts'

const namespaces = Object.keys(loadCatalogue(languages[0])).join('|')

/** A key without words shows as itself. */
const wordless = new RegExp(`\\b(${namespaces}):[a-z_]+[\\w.-]*`, 'g')

export const wordlessIn = (html: string): string[] => html.match(wordless) ?? []
