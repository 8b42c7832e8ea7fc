import { globSync } from 'node:fs'
import { join } from 'node:path'
import { describe } from 'node:test'

const root = join(import.meta.dirname, '../..')

/**
 * Registers the tests of many files in this process, each file a suite: the program is read once for all of them, which
 * takes a third of the time. What one file leaves changed in the program's own lists, the next one sees.
 */
export function together(files: string | string[], { but = [] }: { but?: string[] } = {}): void {
  for (const file of globSync(files, { cwd: root, exclude: but }).toSorted())
    describe(file, async () => {
      await import(join(root, file))
    })
}
