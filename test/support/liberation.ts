import { globSync } from 'node:fs'
import { debianPackage, type Tool } from './tools.ts'

/**
 * The face that pages ask for on a Linux (`views/assets/site/base.css`), where a new machine has DejaVu alone, a fifth
 * wider: tests measure what pages take up.
 */
export const liberationTool: Tool = {
  name: 'Liberation Sans, for the browser tests',
  find: () =>
    process.platform === 'linux'
      ? globSync('/usr/share/fonts/**/LiberationSans-Regular.ttf')[0]
      : 'faces of the system',
  ways: debianPackage('fonts-liberation'),
  advice: 'The browser tests need Liberation Sans. Type: sudo apt-get install fonts-liberation',
}
