// What a search goes on to find comes into the page by itself.
const place = document.querySelector('[data-search]')
const everyMilliseconds = 500

async function lookAgain() {
  const answer = await fetch(location.href)
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  const found = page.querySelector('[data-search]')
  // Signed out meanwhile, or deleted by somebody else.
  if (!found) return
  place.dataset.search = found.dataset.search
  place.replaceChildren(...found.childNodes)
  lookAgainLater()
}

function lookAgainLater() {
  if (place.dataset.search === 'goes-on') setTimeout(lookAgain, everyMilliseconds)
}

lookAgainLater()
