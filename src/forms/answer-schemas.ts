import { z } from 'zod'
import type { Problem, Rule } from './rules.ts'

/** Zod schemas for non-empty answers; the messages of their issues are codes of `Problem`. */

export const textSchema = (rules: readonly Rule[]): z.ZodType =>
  z.string().superRefine((text, context) => report(context, firstProblem(rules, text)))

function firstProblem(rules: readonly Rule[], text: string): Problem | undefined {
  for (const rule of rules) {
    const problem = rule(text)
    if (problem) return problem
  }
  return undefined
}

export const choiceSchema = (options: readonly string[]): z.ZodType =>
  z.string().refine(value => options.includes(value), 'unknown_option')

export const severalSchema = (options: readonly string[], max: number): z.ZodType =>
  z
    .array(choiceSchema(options))
    .superRefine((values, context) => report(context, tooMany(values, max)))

export const rowsSchema = (max: number): z.ZodType =>
  z
    .array(z.record(z.string(), z.string()))
    .superRefine((rows, context) => report(context, tooMany(rows, max)))

const tooMany = (values: readonly unknown[], max: number): Problem | undefined =>
  values.length > max ? { code: 'too_many', values: { count: max } } : undefined

function report(context: z.RefinementCtx, problem: Problem | undefined): void {
  if (problem)
    context.addIssue({ code: 'custom', message: problem.code, params: problem.values ?? {} })
}
