import { extname } from 'node:path'

/** Parts as one file, without what only those need who read them. */
export function joinParts(name: string, parts: readonly string[]): string {
  const pack = packings[extname(name)] ?? String
  return parts.map(pack).join('')
}

/** Comments on lines of their own: what looks like one inside a text stays. */
const comments = /^\s*(\/\*[\s\S]*?\*\/|\/\/.*)\n/gm

/** A part of a script imports what it uses from its neighbours; joined, all of them are one module. */
const imports = /^import [^']* from '[^']+'\n/gm

const packings: Record<string, (part: string) => string> = {
  '.css': part =>
    part
      .replace(comments, '')
      .replace(/\s+/g, ' ')
      .replace(/ ?([{};]) ?/g, '$1'),
  '.js': part =>
    part
      .replace(comments, '')
      .replace(imports, '')
      .replace(/^export /gm, '')
      .replace(/^ +/gm, ''),
}
