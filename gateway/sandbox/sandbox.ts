// The TaaS API, answered without a model or a network. Owns: which endpoint answers, and that every
// request has a token that may. Web standards only, so that it can run in a service worker too.
import { Hono, type MiddlewareHandler } from 'hono'
import type { Endpoint } from '../endpoints.ts'
import type { Tokens } from '../tokens.ts'
import { completeChat } from './chat.ts'
import { type Clock, systemClock } from './clock.ts'
import { createEmbeddings } from './embeddings.ts'
import type { Engines } from './engines.ts'
import { modelsWith } from './models.ts'
import { type Pace, READING_PACE } from './pace.ts'
import { Refusal, refusal } from './refusal.ts'
import { newRequestId } from './request-id.ts'
import { rerank } from './rerank.ts'
import type { Room } from './room.ts'
import { listVoices, speak } from './speech.ts'
import { createTranscription } from './transcription.ts'
import { webEngines } from './web-engines.ts'

type Answer = (request: Request, room: Room) => Response | Promise<Response>

/**
 * The sandbox: `/v1/*` for a bearer token, `/health` for anyone.
 *
 * Every answer carries `x-request-id`. A refusal is JSON with `detail`; a fault inside an endpoint is a 500
 * that says nothing of its inside.
 */
export function createSandbox(options: {
  tokens: Tokens
  clock?: Clock
  pace?: Pace
  engines?: Engines
}): Hono {
  const { tokens, clock = systemClock, pace = READING_PACE, engines = webEngines } = options
  const app = new Hono()
  app.use(named)

  const admitted =
    (endpoint: Endpoint, answer: Answer) =>
    async ({ req }: { req: { raw: Request } }) => {
      const verdict = tokens.admit(req.raw.headers.get('authorization'), endpoint)
      if (!verdict.allowed) return refusal(verdict.status, verdict.detail, verdict.headers)
      const response = await answer(req.raw, { clock, pace, engines, permit: verdict.permit })
      for (const [name, value] of Object.entries(verdict.headers)) response.headers.set(name, value)
      return response
    }

  app.get('/health', () => Response.json({ status: 'ok' }))
  app.get(
    '/v1/models',
    admitted('models', (_request, { permit }) =>
      Response.json(modelsWith(engines.robot).filter(({ id }) => permit.refuseModel(id) === null)),
    ),
  )
  app.post('/v1/chat/completions', admitted('chat', completeChat))
  app.post('/v1/embeddings', admitted('embeddings', createEmbeddings))
  app.post('/v1/rerank', admitted('rerank', rerank))
  app.post('/v1/audio/transcriptions', admitted('transcription', createTranscription()))
  app.post('/v1/audio/speech', admitted('speech', speak))
  // Free as the models are: it only tells what there is.
  app.get('/v1/audio/voices', admitted('models', listVoices))

  for (const { path, method } of app.routes.filter(({ method }) => method !== 'ALL')) {
    const allow = method === 'GET' ? 'GET, HEAD' : method
    app.all(path, () => refusal(405, `Method not allowed: use ${method}.`, { allow }))
  }

  app.notFound(() => refusal(404, 'The API has no such path.'))
  app.onError((error) => {
    if (error instanceof Refusal) return error.response
    return refusal(500, 'The sandbox failed on this request; this is a fault of its own.')
  })
  return app
}

const named: MiddlewareHandler = async (context, next) => {
  await next()
  context.res.headers.set('x-request-id', newRequestId())
}
