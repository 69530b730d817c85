// The floor of serving a file: node:http sending the same bytes to everybody. Prints its address.
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { listen } from '../gateway/test-servers.ts'

const [path = ''] = process.argv.slice(2)
const bytes = readFileSync(path)
const headers = {
  'content-type': 'text/javascript',
  'content-encoding': 'br',
  'content-length': bytes.byteLength,
}
const { origin } = await listen(createServer((_, outgoing) => outgoing.writeHead(200, headers).end(bytes)))
console.log(origin)
