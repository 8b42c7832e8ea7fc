import { edition } from '#edition/index.ts'
import { searchedFields } from '../../../src/facts/search-texts.ts'
import type { Answers, Row } from '../../../src/forms/fields.ts'
import { searchText } from '../../../src/search-text.ts'

/** No digit, dash or apostrophe: what is stored of such a text is what is stored of its words. */
const plainWords = /^\p{L}+\.?(?: \p{L}+\.?)*$/u
const plainAddress = /^\p{L}{4,}(?:[.@]\p{L}{4,})+$/u
/** Short words of a short text are also stored joined, so that it has to be folded as a whole. */
const shortWord = 3
const shortText = 5

/** As src/facts/search-texts.ts folds, with each word folded once: a million replies have few different words. */
export function createFolding() {
  const known = new Map<string, readonly string[]>()
  const fieldsOf = new Map([edition.person, ...edition.forms].map(({ path }) => [path, namesIn(path)]))

  function folded(text: string): readonly string[] {
    const found = known.get(text) ?? wordsOf(text)
    known.set(text, found)
    return found
  }

  function storedOf(text: string): readonly string[] {
    if (plainAddress.test(text)) return [...text.split(/[.@]/).flatMap(folded), text]
    const words = plainWords.test(text) ? text.replaceAll('.', '').split(' ') : []
    const isLong = words.length > shortText || words.every(word => word.length > shortWord)
    return words.length > 0 && isLong ? words.flatMap(folded) : wordsOf(text)
  }

  const together = (texts: readonly string[]): string => {
    const words = new Set(texts.flatMap(storedOf))
    return words.size > 0 ? ` ${[...words].join(' ')} ` : ''
  }

  return {
    text: (text: string): string => together([text]),
    person: (person: Answers, reference: string): string => together([...textsOf('person', person), reference]),
    answers: (form: string, answers: Answers): string => together(textsOf(form, answers)),
  }

  function textsOf(path: string, answers: Answers): string[] {
    return (fieldsOf.get(path) ?? []).flatMap(({ name, columns }) => {
      const answer = answers[name] ?? []
      if (columns.length === 0) return answer as string
      return (answer as Row[]).flatMap(row => columns.flatMap(column => row[column] ?? []))
    })
  }
}

const wordsOf = (text: string): string[] => searchText([text]).split(' ').filter(Boolean)

/** The searched fields of a form, those of rows with their searched columns. */
function namesIn(path: string) {
  const names = searchedFields.map(name => name.split('.')).filter(([form]) => form === path)
  return names
    .filter(([, , column]) => !column)
    .map(([, name = '']) => ({
      name,
      columns: names.flatMap(([, field, column]) => (field === name && column ? [column] : [])),
    }))
}
