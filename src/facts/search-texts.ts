import { edition } from '#edition/index.ts'
import type { Answer, Answers, Field, Row } from '../forms/fields.ts'
import { fieldsOf, type Questions } from '../forms/form.ts'
import { searchText } from '../search-text.ts'
import type { OwnAnswers } from './answers.ts'

/** What search finds a participant by: each answer about the person that is searched, and the reference. */
export const personSearchText = (person: Answers, reference: string): string =>
  searchText([...searchedIn(edition.person, person), reference])

/** What search finds a reply by, besides its participant. */
export function replySearchText({ form, answers }: OwnAnswers): string {
  const found = edition.findForm(form)
  return searchText(found ? searchedIn(found, answers) : [])
}

/** The names of the fields that are searched; a column of rows behind the name of its field. */
export const searchedFields: readonly string[] = [edition.person, ...edition.forms].flatMap(form =>
  searchedAmong(fieldsOf(form)).flatMap(({ name, fields }) => [
    `${form.path}.${name}`,
    ...searchedAmong(fields).map(column => `${form.path}.${name}.${column.name}`),
  ]),
)

const searchedIn = (form: Pick<Questions, 'sections'>, answers: Answers): string[] =>
  searchedAmong(fieldsOf(form)).flatMap(field => textsIn(field, answers[field.name]))

function searchedAmong(fields: readonly Field[]): Field[] {
  return fields.filter(({ isSearched }) => isSearched)
}

function textsIn({ kind, fields }: Field, answer: Answer | undefined): string[] {
  if (answer === undefined) return []
  if (kind !== 'rows') return [answer].flat() as string[]
  const columns = searchedAmong(fields)
  return (answer as Row[]).flatMap(row => columns.flatMap(({ name }) => row[name] ?? []))
}
