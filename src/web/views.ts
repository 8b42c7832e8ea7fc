import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import ejs from 'ejs'
import type { Express } from 'express'
import { contactEmail, officialRegistration, timeZone } from '#edition/circular.ts'
import type { Config } from '../config.ts'
import { fullName } from '../facts/person.ts'
import type { Assets } from './assets.ts'

type Callback = (error: unknown, html?: string) => void
type View = (locals: object) => string

/** How views are rendered, and what every one of them may print. */
export function useViews(app: Express, config: Config, assets: Assets): void {
  const { isDevelopment, isDemo, clockStartsAt } = config
  app.set('views', join(import.meta.dirname, '../../views'))
  app.set('view engine', 'ejs')
  app.set('view cache', !isDevelopment)
  app.engine('ejs', renderViews(!isDevelopment))
  Object.assign(app.locals, {
    asset: assets.urlOf,
    isDemo,
    clockStartsAt,
    contactEmail,
    officialRegistration,
    timeZone,
    fullName,
  })
}

const renderViews = (isCached: boolean) => {
  const cached = compiledViews()
  return (file: string, locals: object, callback: Callback): void => {
    const viewIn = isCached ? cached : compiledViews()
    callback(...outcome(() => viewIn(file)(locals)))
  }
}

function outcome(print: () => string): Parameters<Callback> {
  try {
    return [null, print()]
  } catch (error) {
    return [error]
  }
}

/**
 * Views without the indentation of their source, each compiled when it is first printed. `include` is
 * ours: that of EJS looks for the file each time, which is half the time of a page. Without
 * values of its own it is given the locals of the view around it, not a copy: that view has taken its
 * names out before it began, its own `include` among them.
 */
function compiledViews(): (file: string) => View {
  const compiled = new Map<string, View>()
  const viewIn = (file: string): View => compiled.getOrInsertComputed(file, compile)

  function compile(file: string): View {
    const print = viewWithNames(file)
    const included = new Map<string, View>()
    const find = (name: string): View => viewIn(join(dirname(file), `${name}.ejs`))
    return locals => {
      const include = (name: string, own?: object): string =>
        included.getOrInsertComputed(name, find)(own ? { ...locals, ...own } : locals)
      return print(Object.assign(locals, { include }))
    }
  }
  return viewIn
}

/**
 * Takes what a view names out of its locals once, before it begins: the `with` of EJS looks for every word each time that
 * it is met. Compiled for each set of names that there is, so that a name which is missing stays an error.
 */
function viewWithNames(file: string): View {
  const text = readFileSync(file, 'utf8').trim()
  const words = wordsInTags(text)
  const compiled = new Map<string, View>()
  const options = { ...printing, filename: file }
  const compile = (names: string) =>
    ejs.compile(`<% const { ${names} } = locals; { -%>${text}<% } -%>`, options)
  return locals => {
    const names = words.filter(word => Object.hasOwn(locals, word)).join()
    return compiled.getOrInsertComputed(names, compile)(locals)
  }
}

/**
 * `unsafePrototypeLocals`: EJS would copy the locals for each view, for the sake of names that they
 * inherit. Of names, a view is given only those that its locals have themselves.
 */
const printing = { rmWhitespace: true, escape: escaped, _with: false, unsafePrototypeLocals: true }

/** What may be a name; `label` in `field.label` is none. */
const wordsInTags = (text: string): string[] => {
  const tags = text.match(/<%[^#][\s\S]*?%>/g) ?? []
  return [...new Set(tags.flatMap(tag => tag.match(/(?<!\w|[^.]\.)\w+/g) ?? []))]
}

/** Most of what is printed has nothing to escape. */
function escaped(value: unknown): string {
  const text = String(value ?? '')
  return /[&<>'"]/.test(text) ? ejs.escapeXML(text) : text
}
