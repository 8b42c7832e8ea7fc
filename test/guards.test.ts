import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { test } from 'node:test'

const root = join(import.meta.dirname, '..')
const sources = globSync('src/**/*.ts', { cwd: root })
const read = (file: string) => readFileSync(join(root, file), 'utf8')

/**
 * A file may import from its own layer and from those before it. The edition's facts are constants that import nothing,
 * so that everybody may read them; the rest of the edition is made of forms.
 */
const layers = [
  'facts',
  'ground',
  'forms',
  'edition',
  'facts-of-answers',
  'audit',
  'participants',
  'letters',
  'drafts',
  'replies',
  'table',
  'exports',
  'programme',
  'seating',
  'decisions',
  'today',
  'staff',
  'retention',
  'services',
  'demo',
  'web',
  'routes',
  'app',
  'start',
]
/** What the edition says of itself without the program, and the type that one of these files has. */
const facts = ['src/edition/circular.ts', 'src/edition/languages.ts', 'src/site-language.ts']
const layerOfFile: Record<string, string> = { services: 'services', app: 'app', serve: 'start', server: 'start' }
const layerOfFolder: Record<string, string> = { commands: 'start', facts: 'facts-of-answers' }

function layerOf(file: string): number {
  const [, first = '', second] = file.split('/')
  if (facts.includes(file)) return layers.indexOf('facts')
  const name = second ? (layerOfFolder[first] ?? first) : (layerOfFile[first.replace('.ts', '')] ?? 'ground')
  return layers.indexOf(name)
}

const imports = new Map(
  sources.map(file => {
    const paths = [...read(file).matchAll(/from '((?:\.|#edition)[^']+)'/g)].map(([, path = '']) => path)
    const files = paths.map(path => (path.startsWith('#') ? path.replace('#', 'src/') : join(dirname(file), path)))
    return [file, files]
  }),
)
const importsOf = (file: string): string[] => imports.get(file) ?? []

test('every source file belongs to a layer', () => {
  assert.deepEqual(
    sources.filter(file => layerOf(file) < 0),
    [],
  )
})

test('imports point one way, from later layers to earlier ones', () => {
  const backwards = sources.flatMap(file =>
    importsOf(file)
      .filter(other => layerOf(other) > layerOf(file))
      .map(other => `${file} → ${other}`),
  )
  assert.deepEqual(backwards, [])
})

test('no file imports itself in a circle', () => {
  const reaches = (from: string, target: string, seen = new Set<string>()): boolean =>
    importsOf(from).some(next => next === target || (!seen.has(next) && reaches(next, target, seen.add(next))))
  assert.deepEqual(
    sources.filter(file => reaches(file, file)),
    [],
  )
})

/** Not rooms of src/: what is true of several, and what tests stand on. */
const otherFolders = [
  'bench',
  'browser',
  'changes',
  'edition-two',
  'editions',
  'suites',
  'support',
  'pictures',
  'stopwatch',
  'torture',
]

test('every folder of tests is a room of the sources, and every test has a name that can be read at once', () => {
  const folders = globSync('test/*/', { cwd: root }).map(folder => basename(folder))
  assert.deepEqual(
    folders.filter(folder => !otherFolders.includes(folder) && !existsSync(join(root, 'src', folder))),
    [],
  )
  const names = globSync('test/**/*.test.ts', { cwd: root }).flatMap(file =>
    [...read(file).matchAll(/^ *(?:test|describe)\('([^']*)'/gm)].map(([, name = '']) => name),
  )
  assert.deepEqual([names.length > 300, names.filter(name => name.length > 100)], [true, []])
})

/** Files that hold what is not for them; where it is found nowhere, the pattern guards nothing. */
function findings(pattern: RegExp, allowed: (file: string) => boolean): string[] {
  const found = sources.filter(file => pattern.test(read(file)))
  assert.notDeepEqual(found, [], String(pattern))
  return found.filter(file => !allowed(file))
}

test('only config.ts, the start and the commands know the environment', () => {
  assert.deepEqual(
    findings(/process\.env/, file => /^src\/(server\.ts|commands\/)/.test(file)),
    [],
  )
})

test('SQL stands in stores, and Express in web, routes and app', () => {
  const isStore = (file: string) => file.endsWith('-store.ts') || file === 'src/migrations.ts'
  assert.deepEqual(findings(/\.prepare\(|\bprepare<|[dD]atabase\.exec\(/, isStore), [])
  assert.deepEqual(
    findings(/from 'express'/, file => /^src\/(web|routes)\/|^src\/app\.ts/.test(file)),
    [],
  )
  assert.deepEqual(
    findings(/from 'nodemailer/, file => /^src\/letters\//.test(file)),
    [],
  )
})

test('no statement passes over whatever rule it breaks, only over the one that it names', () => {
  const passesOver = (text: string) => /\bOR (IGNORE|REPLACE)\b/.test(text)
  assert.deepEqual(
    [passesOver('INSERT OR IGNORE INTO tags'), passesOver('ON CONFLICT (tag) DO NOTHING')],
    [true, false],
  )
  assert.deepEqual(
    sources.filter(file => passesOver(read(file))),
    [],
  )
})

/**
 * A list says which languages the site speaks, another in which scripts people write. What the demo's people answer is
 * the edition's.
 */
const namesLanguages = (file: string) =>
  /^src\/(edition\/|demo\/sample-|demo\/.*previews\.ts|text-language\.ts)/.test(file)

/** Codes of languages that ITU and its members write in. */
const code = '(ar|be|de|en|es|fr|kk|ru|uz)'
const namedLanguage = new RegExp(`['"\`]${code}(-[A-Z]{2})?['"\`]|['"\`]/${code}['"\`/]|_${code}['"\`]`)

test('no code of a language stands outside the lists', () => {
  const seen = ["t === 'ru'", 'f("en-GB")', 'get(`/fr/x`)', "textOf(a, 'position_ru')"]
  assert.deepEqual(
    [...seen, 'or', "'rule'"].filter(text => namedLanguage.test(text)),
    seen,
  )
  assert.deepEqual(findings(namedLanguage, namesLanguages), [])
  const views = globSync(['views/**/*.ejs', 'views/**/*.js', 'migrations/*.sql'], { cwd: root })
  // A page for whoever works on the program is in English alone.
  assert.deepEqual(
    views.filter(file => namedLanguage.test(read(file))),
    ['views/previews.ejs'],
  )
})

test('only web/ writes res.locals', () => {
  assert.deepEqual(
    findings(/res\.locals\.\w+ = |Object\.assign\(res\.locals/, file => file.startsWith('src/web/')),
    [],
  )
})

test('views print unescaped text for includes alone', () => {
  const views = globSync('views/**/*.ejs', { cwd: root })
  assert.ok(views.length > 0)
  const unescaped = views.flatMap(file =>
    (read(file).match(/<%-(?! include\().*/g) ?? []).map(line => `${file}: ${line}`),
  )
  assert.deepEqual(unescaped, [])
})

test('dependencies have exact versions', () => {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(read('package.json'))
  const versions = Object.values({ ...dependencies, ...devDependencies, ...optionalDependencies }) as string[]
  assert.deepEqual(
    versions.filter(version => !/^\d+\.\d+\.\d+$/.test(version)),
    [],
  )
})

test('no install script runs, and the only package that names one has its binaries with it', () => {
  assert.equal(read('.npmrc'), 'ignore-scripts=true\n')
  const locked = Object.entries<{ hasInstallScript?: boolean }>(JSON.parse(read('package-lock.json')).packages)
  assert.deepEqual(
    locked.filter(([, locked]) => locked.hasInstallScript).map(([name]) => name),
    ['node_modules/better-sqlite3'],
  )
})

test('no flag ends the test run before every test is told', () => {
  // With --test-force-exit whole files were left out of the count in silence.
  const flags = read('package.json') + read('test/support/check.ts')
  assert.deepEqual(flags.match(/force-exit|test-only|skip/g), null)
})

test('no app of one file is started for the tests of all others', () => {
  // A hook that stands in no group is one for every file of the suite (test/support/together.ts).
  const files = globSync('test/**/*.test.ts', { cwd: root }).filter(path =>
    /^const .* = use(New)?App\(/m.test(read(path)),
  )
  assert.deepEqual(files, [])
})
