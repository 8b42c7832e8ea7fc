import autocannon from 'autocannon'

/** Asks one address as fast as it answers and tells the parent what it saw. */
const [url = '', seconds = ''] = process.argv.slice(2)
const { requests, latency, non2xx, errors } = await autocannon({ url, connections: 10, duration: Number(seconds) })
if (non2xx + errors > 0) throw new Error(`${non2xx + errors} requests failed`)
process.send?.({ requestsPerSecond: requests.average, p99Milliseconds: latency.p99 })
