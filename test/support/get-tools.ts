import { ensureChromium } from './chromium.ts'
import { ensureLibreOffice } from './libreoffice.ts'

/** Runs before the tests, so that a machine without a browser or an office fails in its first line, or gets one. */
try {
  console.log(`Browser tests use ${ensureChromium()}, export tests ${ensureLibreOffice()}`)
} catch (error) {
  console.error((error as Error).message)
  process.exit(1)
}
