import assert from 'node:assert/strict'
import { test } from 'node:test'
import type * as Config from '../../src/config.ts'
import { projectCopy } from '../support/project-copy.ts'
import type * as Papers from '../support/settings-papers.ts'

test('a setting is read from the environment, and stands in the papers', async t => {
  const copy = projectCopy(t, import.meta.filename)
  copy.edit(
    'src/config.ts',
    '  LOG_LEVEL: oneOf(logLevels)\n',
    "  BATCH_MAX: wholeNumber(2000, 10000).describe('replies of one change'),\n  LOG_LEVEL: oneOf(logLevels)\n",
  )
  copy.edit('src/config.ts', '  logLevel: z.infer', '  batchMax: number\n  logLevel: z.infer')
  copy.edit('src/config.ts', '    logLevel: env.LOG_LEVEL', '    batchMax: env.BATCH_MAX,\n    logLevel: env.LOG_LEVEL')
  copy.edit('README.md', '| `LOG_LEVEL` |', '| `BATCH_MAX` | `2000` | replies of one change |\n| `LOG_LEVEL` |')
  const { exampleText } = await copy.load<typeof Papers>('test/support/settings-papers.ts')
  copy.add('.env.example', exampleText)
  const { loadConfig } = await copy.load<typeof Config>('src/config.ts')
  assert.equal((loadConfig({ BATCH_MAX: '70' }) as unknown as { batchMax: number }).batchMax, 70)
  assert.throws(() => loadConfig({ BATCH_MAX: 'many' }), /^Error: BATCH_MAX: /)
  copy.passes('test/config.test.ts')
})
