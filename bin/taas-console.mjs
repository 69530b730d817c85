#!/usr/bin/env node
// The published command. Plain JavaScript that any Node can read, so that an old one gets a sentence.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 22 || (major === 22 && minor < 13)) {
  process.stderr.write(
    `TaaS Console needs Node 22.13 or newer; this is ${process.versions.node}. See https://nodejs.org, or: npx -p node@24 -p taas-console taas-console\n`,
  )
  process.exit(1)
}
await import('../dist-gateway/main.js')
