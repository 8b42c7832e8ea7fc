import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { test } from 'node:test'
import { projectCopy } from '../support/project-copy.ts'

test('a command is a file, a script and a line of the README', t => {
  const copy = projectCopy(t, import.meta.filename)
  copy.add(
    'src/commands/forms.ts',
    "import { edition } from '#edition/index.ts'\n" +
      "import { command } from './command.ts'\n" +
      "await command('npm run forms', {}, () => console.log(edition.formPaths.join()))\n",
  )
  copy.edit('package.json', '    "restore":', '    "forms": "node src/commands/forms.ts",\n    "restore":')
  copy.edit('README.md', '| `npm run restore', '| `npm run forms` | the forms of this circular |\n| `npm run restore')
  const said = execFileSync('npm', ['run', '-s', 'forms'], { cwd: copy.folder, encoding: 'utf8' })
  assert.equal(said, 'participation,speaking-slot,ai-governance-day\n')
  const help = execFileSync('npm', ['run', '-s', 'forms', '--', '--help'], { cwd: copy.folder, encoding: 'utf8' })
  assert.equal(help, 'npm run forms\n')
  copy.passes('test/papers.test.ts')
})
