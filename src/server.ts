import { loadConfig } from './config.ts'
import { serve } from './serve.ts'
import { createServices } from './services.ts'

await serve(createServices(loadConfig(process.env)))
