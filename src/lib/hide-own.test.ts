import { expect, it } from 'vitest'
import { HIDDEN, hideOwn } from './hide-own.ts'

const OWN = [
  'https://api.acme.example:8443/tenant/v1',
  'https://api.acme.example:8443/health',
  '/up/acme/v1',
  '/v1',
]

it.each([
  ['POST https://api.acme.example:8443/tenant/v1/rerank', `POST ${HIDDEN}/rerank`],
  ['https://api.acme.example:8443/other', `${HIDDEN}/other`],
  ['Cannot reach api.acme.example:8443.', `Cannot reach ${HIDDEN}.`],
  ['The certificate is not for api.acme.example', `The certificate is not for ${HIDDEN}`],
  ['Authorization: Bearer taas_••••ab12', `Authorization: Bearer ${HIDDEN}`],
  ['/up/acme/v1 on http://127.0.0.1:4321', `${HIDDEN}/v1 on http://127.0.0.1:4321`],
  ['/v1/rerank', '/v1/rerank'],
])('%s', (text, shown) => {
  expect(hideOwn(text, OWN)).toBe(shown)
})
