import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export type SourceFile = { path: string; lines: readonly string[] }

/** Lines are counted without blank ones; shares are parts of 1. */
export type LineFigures = {
  files: number
  lines: number
  median: number
  p90: number
  longest: { path: string; lines: number }
  over100: number
  over120: number
  comments: number
}

/** Every file that the pattern names, as its lines that are not blank. */
export const sourceFiles = (folder: string, pattern: string): SourceFile[] =>
  globSync(pattern, { cwd: folder, exclude: ['**/node_modules'] })
    .toSorted()
    .map(path => ({ path, lines: filled(readFileSync(join(folder, path), 'utf8').split('\n')) }))

export const filled = (lines: readonly string[]): string[] => lines.filter(line => line.trim() !== '')

export function lineFigures(files: readonly SourceFile[]): LineFigures {
  const all = files.flatMap(({ lines }) => lines)
  const byLength = files
    .map(({ path, lines }) => ({ path, lines: lines.length }))
    .toSorted((a, b) => a.lines - b.lines || (a.path < b.path ? 1 : -1))
  const at = (part: number) => byLength[Math.ceil(byLength.length * part) - 1]
  return {
    files: files.length,
    lines: all.length,
    median: at(0.5)?.lines ?? 0,
    p90: at(0.9)?.lines ?? 0,
    longest: at(1) ?? { path: '', lines: 0 },
    over100: shareOf(all, line => line.length > 100),
    over120: shareOf(all, line => line.length > 120),
    comments: commentShare(files),
  }
}

/** Lines that hold nothing but a comment: of TypeScript, of a style, or `<%# … %>` of a view. */
function commentShare(files: readonly SourceFile[]): number {
  let isInside = false
  return shareOf(
    files.flatMap(({ lines }) => lines.map(line => line.trim())),
    line => {
      const isComment = isInside || /^(\/\/|\/\*|<%#)/.test(line)
      if (isComment && !/^(\/\/|<%#)/.test(line)) isInside = !line.includes('*/')
      return isComment
    },
  )
}

const shareOf = (lines: readonly string[], counts: (line: string) => boolean): number =>
  lines.length === 0 ? 0 : lines.filter(counts).length / lines.length
