import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { participation } from '../support/answers.ts'
import { startApp } from '../support/app.ts'
import { chromiumTool } from '../support/chromium.ts'
import { ensureTool } from '../support/tools.ts'
import { createVisitor } from '../support/visitor.ts'

/** `npm run lighthouse`: the mobile preset on the pages that matter most, both languages. Fetches Lighthouse from the registry. */
const run = promisify(execFile)
const wanted = ['performance', 'accessibility', 'best-practices', 'seo']
const app = await startApp({ CLOCK: '2025-04-28T07:00:00Z' })
const visitor = createVisitor(app)
await visitor.post('/ru/participation', participation)
const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ')

const pages = ['', '/participation', '/speaking-slot', '/ai-governance-day', '/replies?done=participation']
const addresses = [...['/ru', '/en'].flatMap(language => pages.map(page => language + page)), '/admin/sign-in']
const chromeFlags = '--headless --no-sandbox --disable-gpu --disable-background-networking --disable-quic'

for (const address of addresses) {
  const file = join(app.folder, 'lighthouse.json')
  const headers = address.includes('replies') ? [`--extra-headers=${JSON.stringify({ cookie })}`] : []
  await run(
    'npx',
    [
      '--yes',
      'lighthouse@13.5.0',
      app.url + address,
      '--quiet',
      '--output=json',
      `--output-path=${file}`,
      `--chrome-flags=${chromeFlags}`,
      ...headers,
    ],
    { env: { ...process.env, CHROME_PATH: ensureTool(chromiumTool) } },
  )
  const { categories, audits } = JSON.parse(readFileSync(file, 'utf8'))
  const scores = wanted.map(name => `${name} ${Math.round(categories[name].score * 100)}`)
  console.log(`${address.padEnd(32)} ${scores.join('  ')}  CLS ${audits['cumulative-layout-shift'].displayValue}`)
}
await app.close()
