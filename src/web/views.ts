import ejs from 'ejs'

type Callback = (error: Error | null, html?: string) => void

/**
 * Renders a view without the indentation of its source. EJS takes this option from no setting of
 * Express: whoever renders has to hand it over.
 */
export const renderViews =
  (isCached: boolean) =>
  (file: string, locals: object, callback: Callback): void => {
    ejs.renderFile(file, locals, { cache: isCached, rmWhitespace: true }, callback)
  }
