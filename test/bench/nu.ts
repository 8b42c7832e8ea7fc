import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { load } from 'cheerio'
import { startApp } from '../support/app.ts'

/** `npm run nu`: W3C's checker, from the registry and on Java, over every preview. */
const app = await startApp({ NODE_ENV: 'development' })
const $ = load(await (await fetch(`${app.url}/previews`)).text())
const addresses = $('li a')
  .toArray()
  .map(link => $(link).attr('href') as string)
  .filter(address => !address.endsWith('.txt'))
const folder = join(app.folder, 'pages')
mkdirSync(folder)
for (const address of addresses) {
  const html = await (await fetch(app.url + address, { redirect: 'manual' })).text()
  writeFileSync(join(folder, `${address.replace('.html', '').replaceAll('/', '_')}.html`), html)
}
const { status, stderr } = spawnSync('npx', ['--yes', '--package=vnu-jar@26.9.27', 'vnu', '--errors-only', folder], {
  encoding: 'utf8',
})
console.log(`${addresses.length} pages and letters checked\n${stderr}`)
await app.close()
process.exitCode = status ?? 1
