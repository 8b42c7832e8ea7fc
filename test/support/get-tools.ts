import { chromiumTool } from './chromium.ts'
import { liberationTool } from './liberation.ts'
import { libreOfficeTool } from './libreoffice.ts'
import { ensureTool } from './tools.ts'

/** Runs before the tests, so that a machine without a browser, a face or an office fails in its first lines, or gets them. */
try {
  for (const tool of [chromiumTool, liberationTool, libreOfficeTool]) ensureTool(tool)
} catch (error) {
  console.error((error as Error).message)
  process.exit(1)
}
