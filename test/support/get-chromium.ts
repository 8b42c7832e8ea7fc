import { ensureChromium } from './chromium.ts'

/** Runs before the tests, so that a machine without a browser fails in its first line, or gets one. */
try {
  console.log(`Browser tests use ${ensureChromium()}`)
} catch (error) {
  console.error((error as Error).message)
  process.exit(1)
}
