// `npm run check-upstream -- URL`: asks a server what it speaks and prints it. The token, where it wants one,
// comes from TAAS_TOKEN, since a command line can be read by others.
import { reportUpstream } from '../gateway/upstream-report.ts'
import { readUpstreamUrl } from '../gateway/upstream-url.ts'

const MARKS = { ok: '✓', odd: '!', no: '✗' }

function readAddress(value) {
  try {
    return readUpstreamUrl(value)
  } catch (error) {
    process.stderr.write(`The address ${error.message}.\nnpm run check-upstream -- http://127.0.0.1:8080\n`)
    process.exit(1)
  }
}

const url = readAddress(process.argv[2] ?? '')
process.stdout.write(`${url}\n\n`)
const lines = await reportUpstream(url, process.env.TAAS_TOKEN ?? null)
for (const { name, found, words } of lines) {
  process.stdout.write(`${MARKS[found]} ${name.padEnd(14)} ${words}\n`)
}
process.exit(lines.some(({ found }) => found === 'ok') ? 0 : 1)
