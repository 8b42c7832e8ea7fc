import { Router } from 'express'
export function adminRoutes(_s: unknown): Router { return Router() }
