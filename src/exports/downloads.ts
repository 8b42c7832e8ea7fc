import type { Audit } from '../audit/audit.ts'

/** What the log says of an export: the file, the number of rows, and the conditions. */
type Details = { file: string; rows: number } & Record<string, string | number>

/** Each member has one export at a time, so that nobody takes the machine from the others. */
export function createDownloads({ audit }: { audit: Audit }) {
  const underWay = new Set<number>()
  return {
    isUnderWay: (memberId: number): boolean => underWay.has(memberId),
    /** Opens the file last, so that whatever is wrong before has its page. */
    begin<F>({ id, email }: { id: number; email: string }, details: Details, open: () => F): F {
      audit.record(email, 'exported', details)
      const file = open()
      underWay.add(id)
      return file
    },
    end: (memberId: number): void => void underWay.delete(memberId),
  }
}
