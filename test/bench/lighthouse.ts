import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { previews } from '../../src/demo/previews.ts'
import { participation } from '../support/answers.ts'
import { startApp } from '../support/app.ts'
import { chromiumTool } from '../support/chromium.ts'
import { ensureTool } from '../support/tools.ts'
import { createVisitor } from '../support/visitor.ts'

/**
 * `npm run lighthouse`: the mobile preset on the pages that matter most, both languages. Fetches Lighthouse from the
 * registry. It can only open addresses, so the steps that answer a post are looked at as previews.
 */
const run = promisify(execFile)
const wanted = ['performance', 'accessibility', 'best-practices', 'seo']
const app = await startApp()
const gallery = await startApp({ NODE_ENV: 'development' })
const visitor = createVisitor(app)
await visitor.post('/ru/participation', participation)
const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ')

const pages = ['', '/participation', '/speaking-slot', '/ai-governance-day', '/replies?done=participation']
const posted =
  /^(participation|speaking-slot|ai-governance-day), (participant|check|refusal, participant|refusal, check)$/
const addresses = ['ru', 'en'].flatMap(language => [
  ...pages.map(page => ({ name: `/${language}${page}`, url: `${app.url}/${language}${page}` })),
  ...previews.flatMap(({ name }, number) =>
    posted.test(name) ? [{ name: `${language}, ${name}`, url: `${gallery.url}/previews/${language}/${number}` }] : [],
  ),
])
addresses.push({ name: '/admin/sign-in', url: `${app.url}/admin/sign-in` })
const chromeFlags = '--headless --no-sandbox --disable-gpu --disable-background-networking --disable-quic'

for (const { name, url } of addresses) {
  // The first request for a preview fills its desk.
  await fetch(url)
  const file = join(app.folder, 'lighthouse.json')
  const headers = name.includes('replies') ? [`--extra-headers=${JSON.stringify({ cookie })}`] : []
  await run(
    'npx',
    [
      '--yes',
      'lighthouse@13.5.0',
      url,
      '--quiet',
      '--output=json',
      `--output-path=${file}`,
      `--chrome-flags=${chromeFlags}`,
      ...headers,
    ],
    { env: { ...process.env, CHROME_PATH: ensureTool(chromiumTool) } },
  )
  const { categories, audits } = JSON.parse(readFileSync(file, 'utf8'))
  const scores = wanted.map(category => `${category} ${Math.round(categories[category].score * 100)}`)
  console.log(`${name.padEnd(48)} ${scores.join('  ')}  CLS ${audits['cumulative-layout-shift'].displayValue}`)
}
await app.close()
await gallery.close()
