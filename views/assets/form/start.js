import { askWhenNeeded } from './conditions.js'
import { offerCopies } from './copying.js'
import { countCharacters } from './counting.js'
import { filterLongLists } from './filter.js'
import { form } from './form.js'
import { guardTyping } from './guarding.js'
import { suggestSpellings } from './latin.js'
import { showLocalTimes } from './local-time.js'
import { printWhole } from './printing.js'
import { showProgress } from './progress.js'
import { addRowsHere } from './rows.js'

if (form) {
  askWhenNeeded()
  countCharacters()
  suggestSpellings()
  offerCopies()
  filterLongLists()
  addRowsHere()
  showProgress()
  guardTyping()
  printWhole()
}
showLocalTimes()
