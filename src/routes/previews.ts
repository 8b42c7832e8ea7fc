import { Router } from 'express'
export function previewRoutes(_s: unknown): Router {
  return Router()
}
