/** The form of the page; none on a page that only reads. It works without any script. */
export const form = document.querySelector('[data-enhance]')

/** A sentence that the page has brought in its own language, with these values in it. */
export const words = (name, values) =>
  form.dataset[name].replace(/\{(\w+)\}/g, (_, key) => values[key])

export const make = (tag, properties) => Object.assign(document.createElement(tag), properties)
