import { describe, expect, it } from 'vitest'
import { createClient } from '@/api/client.ts'
import { sandboxClient, scriptedOrigin } from '@/api/test-servers.ts'
import { askHealth } from './health.ts'

// A server without a health path, which answers everything else as the script says.
function withoutHealth(script: Parameters<typeof scriptedOrigin>[0]) {
  const healthUrl = `${scriptedOrigin({ status: 404, chunks: ['{"detail":"Not Found"}'] })}/health`
  return createClient({ baseUrl: `${scriptedOrigin(script)}/v1`, healthUrl, token: null })
}

describe('askHealth', () => {
  it('is told by the health path where there is one', async () => {
    expect(await askHealth(sandboxClient())).toMatchObject({ state: 'up', source: 'health' })
  })

  it('goes by the list of models where the health path answers 404', async () => {
    const client = withoutHealth({ chunks: ['[{"id":"a"}]'] })
    expect(await askHealth(client)).toMatchObject({ state: 'up', source: 'models', words: null })
  })

  it('knows nothing of a server that is there and refuses the token', async () => {
    const client = withoutHealth({ status: 401, chunks: ['{"detail":"Invalid token"}'] })
    expect(await askHealth(client)).toMatchObject({ state: 'unknown', source: 'models' })
  })

  it.each([
    { status: 500, chunks: ['{"detail":"Internal Server Error"}'] },
    { after: 'reset' as const },
    { chunks: ['{"object":"list","data":null}'] },
  ])('throws what is a failure: %o', async (script) => {
    await expect(askHealth(withoutHealth(script))).rejects.toThrow()
  })
})
