import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { edition } from '#edition/index.ts'
import type { Field } from '../src/forms/fields.ts'
import { type Form, fieldsOf, sectionText } from '../src/forms/form.ts'
import { type Language, languages, loadCatalogue } from '../src/i18n.ts'
import { letterKinds } from '../src/letters/kinds.ts'
import { protocolCategories } from '../src/replies/protocol-order.ts'
import { statuses } from '../src/replies/statuses.ts'
import type { Attribute } from '../src/table/attribute.ts'
import { attributes } from '../src/table/attributes.ts'
import { queues } from '../src/today/queues.ts'
import { completedKeys } from './support/completed-keys.ts'

const { forms, person, sessions } = edition

const root = join(import.meta.dirname, '..')
const plural = /_(zero|one|two|few|many|other)$/

function texts(catalogue: object, prefix = ''): [key: string, text: string][] {
  return Object.entries(catalogue).flatMap(([name, value]) => {
    const key = prefix ? `${prefix}${prefix.includes(':') ? '.' : ':'}${name}` : name
    return typeof value === 'string' ? [[key, value] as [string, string]] : texts(value, key)
  })
}

const all = Object.fromEntries(languages.map(language => [language, texts(loadCatalogue(language))])) as Record<
  Language,
  [string, string][]
>
const keysOf = (language: Language) => new Set(all[language].map(([key]) => key.replace(plural, '')))
const isCountry = (key: string) => key.startsWith('countries:')
const foundIn = (language: Language, pattern: RegExp) => all[language].filter(([, text]) => pattern.test(text))

const [first, ...others] = languages
const firstKeys = keysOf(first)

test('every language has the same keys', () => {
  for (const language of others) assert.deepEqual([...keysOf(language)].sort(), [...firstKeys].sort())
})

test('each plural has all the forms of its language', () => {
  for (const language of languages) {
    const groups = Object.groupBy(
      all[language].filter(([key]) => plural.test(key)),
      ([key]) => key.replace(plural, ''),
    )
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted()
    for (const [key, group] of Object.entries(groups)) {
      assert.deepEqual([key, group?.map(([name]) => name.match(plural)?.[1]).sort()], [key, forms])
    }
  }
})

/** Russian greets nobody by name as a doctor: the word before the name would have to say of which sex. */
const isGreeting = (key: string) => key.startsWith('options:greetings.')

test('every language puts the same values into a sentence', () => {
  const values = (text: string) => [...new Set(text.match(/\{\{\w+\}\}/g) ?? [])].sort()
  const own = new Map(all[first])
  for (const language of others) {
    const different = all[language].filter(
      ([key, text]) =>
        own.has(key) && !isGreeting(key) && values(text).join() !== values(own.get(key) as string).join(),
    )
    assert.deepEqual(different, [])
  }
})

test('no straight quotes, empty texts, doubled spaces or exclamation marks', () => {
  for (const language of languages) {
    assert.deepEqual(foundIn(language, /["'!]|^$| {2}|^ $/), [])
  }
})

const russian = languages.find(language => language.startsWith('ru'))

if (russian)
  test('Russian has no «ё», and its short prepositions hold on to their words', () => {
    const found = (pattern: RegExp) => foundIn(russian, pattern)
    assert.deepEqual(found(/ё/i), [])
    assert.deepEqual(
      found(/(^|[\s(«])(в|к|с|о|у|и|на|не|до|от|по|за|из|№) /i).filter(([key]) => !isCountry(key)),
      [],
    )
    // A country's name is typed by hand and looked up: its spaces are a keyboard's.
    assert.deepEqual(
      found(/\u00a0/).filter(([key]) => isCountry(key)),
      [],
    )
  })

const editionFolder = dirname(fileURLToPath(import.meta.resolve('#edition/index.ts')))
/** Without what comments say. */
const read = (file: string) => readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '')
/** The program, and the edition that it runs with. */
const files = [
  ...globSync(['src/**/*.ts', 'views/**/*.ejs'], { cwd: root, exclude: ['src/edition/**'] }).map(file =>
    join(root, file),
  ),
  ...globSync('*.ts', { cwd: editionFolder }).map(file => join(editionFolder, file)),
]
const places = files.map(read).join('\n')

/** `t('a:b.c')`, and the fixed beginning of a key that code finishes: t(`a:b.${x}`). */
const wholeIn = (text: string) => [...text.matchAll(/['"`]([a-z][\w-]*:[\w.-]*\w)['"`]/g)].map(([, key]) => String(key))
const whole = new Set(wholeIn(places))

/** What the fields themselves say about their words. */
function keysOfField(field: Field, text = field.text): string[] {
  const own = [
    ...['label', 'short', 'object', 'hint'],
    ...(field.kind === 'rows' ? ['row', 'add'] : []),
    ...(field.page ? ['more'] : []),
    ...(field.derived ? ['derived'] : []),
  ].map(part => `${text}.${part}`)
  const hasOwnOptions = field.optionsText.startsWith(text) && !field.areDays && !field.areLanguages
  const options = hasOwnOptions ? field.options.map(value => `${field.optionsText}${value}`) : []
  return [...own, ...options, ...field.fields.flatMap(column => keysOfField(column))]
}
/** What a reply to the form is called where it is a no, and what follows where somebody decides. */
const wordsOfReceipt = ({ path, flow, means }: Form): string[] => [
  ...(means.declines ? ['name', 'received', 'too'].map(part => `${path}:refusal.${part}`) : []),
  ...(flow === 'note' ? [] : [`${path}:next`]),
]
const namedByForms = new Set(
  [person, ...forms].flatMap(form => [
    ...['title', 'short', 'task', 'lead', 'minutes', 'submit', 'submit_change', 'submit_refusal'].map(
      part => `${form.path}:${part}`,
    ),
    ...('flow' in form ? wordsOfReceipt(form) : []),
    ...('flow' in form
      ? [`${form.path}:tab`, ...(form.means.work ?? []).map(({ name }) => `${form.path}:work.${name}_short`)]
      : []),
    ...('flow' in form && form.means.published ? [`${form.path}:published`] : []),
    ...form.sections.flatMap(section => ['title', 'lead'].map(part => `${sectionText(section)}.${part}`)),
    ...fieldsOf(form).flatMap(field => keysOfField(field)),
  ]),
)
/** `….errors.same_choice`: the code stands in the program. */
const isNamedError = (key: string) => {
  const [, code] = key.match(/\.errors\.(\w+)$/) ?? []
  return code !== undefined && (places.includes(`'${code}'`) || /_day$/.test(code))
}

/** `terms:circular` stands in sentences as `{{circular}}`. */
const isTermInUse = (key: string) => {
  const [, term] = key.match(/^terms:(\w+)$/) ?? []
  return term !== undefined && all[first].some(([, text]) => text.includes(`{{${term}}}`))
}

test('every key that the program names is in the catalogues', () => {
  const namespaces = new Set([...firstKeys].map(key => key.split(':')[0]))
  // What the demo shows are the questions of the first edition; a test of the previews looks for their words.
  const named = files.filter(file => !file.includes('/src/demo/')).flatMap(file => wholeIn(read(file)))
  const keys = named.filter(key => namespaces.has(key.split(':')[0] as string))
  assert.ok(keys.length > 50)
  const isThere = (key: string) => firstKeys.has(key) || [...firstKeys].some(other => other.startsWith(`${key}.`))
  assert.deepEqual(
    keys.filter(key => !isThere(key)),
    [],
  )
})

const isUsed = (key: string) =>
  whole.has(key) || completedKeys.has(key) || namedByForms.has(key) || isNamedError(key) || isTermInUse(key)

test('every key of the catalogues is used', () => {
  assert.deepEqual(
    [...firstKeys].filter(key => !isUsed(key)),
    [],
  )
})

test('a key that nothing uses is found, however it begins', () => {
  const dead = [
    'replies:answer.summary',
    'admin:status.lost',
    'admin:decision.why.unknown',
    'admin:attributes.name.only',
  ]
  assert.deepEqual(
    dead.filter(key => isUsed(key)),
    [],
  )
})

/** What belongs to a field or a form has its words with it. */
const nameOfLabel = ({ name, field }: Attribute) =>
  field || edition.formPaths.includes(name) ? [] : [`admin:attributes.${name}.label`]

test('everything that the desk lists by name has its word', () => {
  const named = [
    ...letterKinds.map(kind => `admin:reply.kind.${kind}`),
    ...statuses.map(status => `admin:status.${status}`),
    ...queues.map(({ words }) => words),
    ...attributes.flatMap(nameOfLabel),
    ...sessions.flatMap(({ name }) => [`event:sessions.${name}`, `event:sessions_short.${name}`]),
    ...protocolCategories.flatMap(category => [`event:categories.${category}`, `event:categories_short.${category}`]),
  ]
  assert.deepEqual(
    named.filter(key => !firstKeys.has(key)),
    [],
  )
})

test('every field has the words that its page and its errors need', () => {
  const needed = [...namedByForms].filter(
    key =>
      !/\.(hint|lead|short)$|:(task|submit_refusal)$|^person:(title|short|lead|minutes|submit|submit_change)$/.test(
        key,
      ),
  )
  assert.deepEqual(
    needed.filter(key => !firstKeys.has(key)),
    [],
  )
})
