type Text = { key: string; text: string }

/** Every sentence of a catalogue, with the path that leads to it. */
export const textsIn = (words: object, prefix: string): Text[] =>
  Object.entries(words).flatMap(([name, value]) => {
    const key = `${prefix}.${name}`
    return typeof value === 'string' ? [{ key, text: value }] : textsIn(value, key)
  })
