import { rerankRequest } from '../../src/contract/rerank.ts'
import { readFaults, sharedFault, transportFault } from './faults.ts'
import { readJsonBody } from './json-body.ts'
import { scoreDocuments } from './lexical-rerank.ts'
import { FAULTS_MODEL, requireModel } from './models.ts'
import type { Room } from './room.ts'
import { countTokens } from './tokenizer.ts'

/** POST /v1/rerank: the documents' indexes with scores in 0..1, best first, ties in input order. */
export async function rerank(request: Request, { clock, permit }: Room): Promise<Response> {
  const body = await readJsonBody(request, rerankRequest)
  const model = requireModel(body.model, 'rerank', permit)
  const faults = model.id === FAULTS_MODEL ? readFaults(body.query) : new Map<string, string>()
  const fault = await sharedFault(faults, request, clock, false)
  if (fault !== null) return fault

  const results = scoreDocuments(body.query, body.documents)
    .map((score, index) => ({ index, relevance_score: Math.round(score * 10_000) / 10_000 }))
    .sort((a, b) => b.relevance_score - a.relevance_score || a.index - b.index)
    .slice(0, body.top_n ?? body.documents.length)
  permit.spend([body.query, ...body.documents].reduce((sum, text) => sum + countTokens(text), 0))
  const answer = { model: model.id, results }
  return transportFault(faults, Response.json(answer, { headers: { 'x-taas-sandbox': 'lexical' } }), clock)
}
