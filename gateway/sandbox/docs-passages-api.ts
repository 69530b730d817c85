// What sandbox-docs knows of the API reference, all but chat and sound. Where a sentence goes beyond the
// reference (Retry-After, the form of a streamed frame), it says so.
import { type Passage, sectionOf } from './docs-passage.ts'
import { chatSnippets, openaiSnippets, retrySnippets } from './docs-snippets-chat.ts'
import {
  embeddingsSnippets,
  healthSnippets,
  modelsSnippets,
  rerankSnippets,
  similaritySnippets,
} from './docs-snippets-endpoints.ts'

const overview = sectionOf('API reference', 'Overview', [
  {
    id: 'api-overview',
    questions: [
      'What can the API do?',
      'what is taas',
      'what is token-as-a-service',
      'which endpoints are there',
      'list all endpoints of the api',
    ],
    answer:
      'Token-as-a-Service (TaaS) is an OpenAI-compatible API with seven endpoints: `GET /v1/models`, `POST /v1/chat/completions`, `POST /v1/embeddings`, `POST /v1/rerank`, `POST /v1/audio/transcriptions`, `POST /v1/audio/speech` and `GET /health`. All of them answer with JSON, except speech, which answers with the sound itself.',
    snippets: chatSnippets,
  },
  {
    id: 'first-request',
    questions: [
      'How do I send a first request?',
      'quick start',
      'how do i get started with the api',
      'simplest example of a call',
      'how do i call the api',
      'hello world request',
    ],
    answer:
      'Put a token into the environment variable `TAAS_API_KEY` and send a chat completion to `{{base}}/chat/completions` with a `model` and at least one message. On another server, put one of its own model ids in place of `sandbox-docs`.',
    snippets: chatSnippets,
  },
  {
    id: 'base-url',
    questions: [
      'What is the base URL?',
      'which address do i send requests to',
      'where is the api, which host or domain',
      'what is the endpoint url of the service',
    ],
    answer:
      'The service is at `https://taas.cloudsigma.com/v1`; you are connected to `{{base}}` at the moment. The path of an endpoint follows directly, for example `{{base}}/chat/completions`. Only the health check stands outside: `{{health}}`.',
    snippets: modelsSnippets,
  },
  {
    id: 'openai-client',
    questions: [
      'Can I use the OpenAI client libraries?',
      'how do i use the openai sdk or library',
      'is the api openai compatible',
      'change the base url of an existing openai client',
      'migrate or switch from openai',
      'does langchain work',
    ],
    answer:
      'Yes. Chat completions follow the OpenAI API, so an existing OpenAI client works once you change its base URL to `{{base}}` and its API key to your token. The model list is the one shape to watch: the reference shows a bare array, where OpenAI puts the array into `data`.',
    snippets: openaiSnippets,
  },
  {
    id: 'limits',
    questions: [
      'What are the limits of the API?',
      'maximum sizes and lengths of all endpoints',
      'list of limits and ranges',
      'which limits are there',
    ],
    answer:
      '| What | Limit |\n| --- | --- |\n| text to embed | 2,048 tokens each |\n| audio file to transcribe | 25 MB |\n| text to speak | 4,096 characters |\n| `temperature` | 0 to 2 |\n| `top_p` | 0 to 1 |\n| `speed` | 0.25 to 4.0 |\n\nFor requests per minute the reference names no number, only the status 429.',
  },
  {
    id: 'cost',
    questions: [
      'What does a request cost?',
      'price, pricing, costs',
      'is it free',
      'will i be charged or billed',
    ],
    answer:
      'The reference names no prices. Requests count against the quota of your account, and the `usage` field of chat and embeddings tells how many tokens each one took. Requests to this sandbox cost nothing.',
  },
  {
    id: 'response-format',
    questions: [
      'What format do responses have?',
      'is the response json',
      'what does the api return',
      'content type of the answers',
    ],
    answer:
      'Every endpoint answers with JSON except `/v1/audio/speech`, which answers with the audio bytes (`audio/mpeg` or `audio/wav`). A streamed chat completion is a stream of server-sent events whose data are JSON. Errors are JSON objects with a `detail` or an `error` field.',
  },
])

const authentication = sectionOf('API reference', 'Authentication', [
  {
    id: 'auth',
    questions: [
      'How do I authenticate?',
      'which header carries the token',
      'how do i send or pass my api key',
      'authorization bearer header',
      'put a token into the header of a request',
      'how do i log in or sign in to the api',
      'do i need a token',
    ],
    answer:
      'Send `Authorization: Bearer taas_…` with every request; only the health check needs no token. Keep the token out of your source, for example in an environment variable.',
    snippets: modelsSnippets,
  },
  {
    id: 'get-token',
    questions: [
      'Where do I get a token?',
      'how do i create or generate an api token',
      'where do i find my api key',
      'get a new key',
      'how do i register or sign up',
    ],
    answer:
      'Generate API tokens under Settings → API Tokens in the TaaS console of the service. A token belongs to one team or project, so make one for each.',
  },
  {
    id: 'token-form',
    questions: [
      'What does a token look like?',
      'prefix of a token',
      'what do tokens start with',
      'which scope does a token have, team or project',
    ],
    answer:
      'Tokens of the service begin with `taas_` and are scoped to a team or a project. In the header the word `Bearer` and one space stand before the token.',
  },
  {
    id: 'token-secret',
    questions: [
      'Must I keep my token secret?',
      'can i share or publish my token',
      'what if my token leaks',
      'is it safe to put the key in a browser or in git',
      'token security',
    ],
    answer:
      'Yes. A token gives full access to the quota of your account, so whoever has it can spend it. Keep it out of source code, web pages and logs; if one has leaked, replace it under Settings → API Tokens.',
  },
])

const errors = sectionOf('API reference', 'Error Handling', [
  {
    id: 'error-shape',
    questions: [
      'What does an error look like?',
      'error format',
      'how do i read an error message',
      'detail or error field of the body',
      'json of an error response',
    ],
    answer:
      'An error is a JSON object with a `detail` or an `error` field beside the HTTP status. Read both: `detail` may be a sentence or a list of fields, and `error` a sentence or an object with a `message`.',
  },
  {
    id: 'error-table',
    questions: [
      'Which error codes are there?',
      'list of http status codes and what they mean',
      'error table',
      'all errors of the api',
      'how do i handle errors',
    ],
    answer:
      '| Status | Meaning |\n| --- | --- |\n| 400 | Bad Request: invalid parameters or a malformed body |\n| 401 | Unauthorized: missing or invalid token |\n| 403 | Forbidden: the token lacks permission for this action |\n| 404 | Not Found: no such model or resource |\n| 422 | Validation Error: check the fields of the body |\n| 429 | Rate Limited: slow down, or ask support for higher limits |\n| 500 | Server Error: try again, or contact support |',
  },
  {
    id: 'error-400',
    questions: [
      'What does 400 mean?',
      'status 400 bad request',
      'malformed body or broken json',
      'invalid parameters',
    ],
    answer:
      '400 is Bad Request: a parameter is invalid or the body is malformed, often JSON that does not parse. Sending the same request again will not help; correct it first.',
  },
  {
    id: 'error-401',
    questions: [
      'Which code means the token is invalid?',
      'what does 401 mean, status 401 unauthorized',
      'missing token, wrong token, expired token, invalid api key',
      'my token is not accepted',
      'what happens without a token',
    ],
    answer:
      '401 Unauthorized: the Bearer token is missing or invalid. Check that the header reads `Authorization: Bearer taas_…`, that nothing was lost in copying, and that the token was made for this server.',
  },
  {
    id: 'error-403',
    questions: [
      'What does 403 mean?',
      'status 403 forbidden',
      'token lacks permission',
      'my token is not allowed to use an endpoint',
      'difference between 401 and 403',
    ],
    answer:
      '403 is Forbidden: the server knows the token, but the token lacks the permission for this action. A 401, in contrast, says that the token itself is missing or invalid. Ask for the permission or use a token that has it.',
  },
  {
    id: 'error-404',
    questions: [
      'What does 404 mean?',
      'status 404 not found',
      'model does not exist, unknown model',
      'model not found error',
    ],
    answer:
      '404 is Not Found: the model or the resource does not exist. Take the model id from `{{base}}/models`; in the sandbox, names of real models such as `gpt-4o` are answered with 404 and the name of the sandbox model to use.',
  },
  {
    id: 'error-422',
    questions: [
      'What does 422 mean?',
      'status 422 validation error',
      'a field is missing or out of range',
      'how do i find the wrong field of the body',
      'unprocessable entity',
    ],
    answer:
      '422 is Validation Error: the body could be read, but one of its fields is missing, of the wrong type or out of range. The `detail` field usually names it; the sandbox gives a list of `{loc, msg, type}`, where `loc` is the path of the field.',
  },
  {
    id: 'error-429',
    questions: [
      'What should my program do after a 429?',
      'what does 429 mean, status 429 rate limited',
      'too many requests',
      'how do i handle rate limits',
      'how do i retry with back-off',
      'how long must i wait, retry-after header',
      'how do i retry a request',
    ],
    answer:
      '429 is Rate Limited: slow down, or contact support for higher limits. Wait before you send the request again. If the answer has a `Retry-After` header, as in this sandbox, wait as many seconds as it says; the reference does not promise that header, so without it wait 1, 2, 4, 8… seconds, add a little chance, and give up after a few attempts.',
    snippets: retrySnippets,
  },
  {
    id: 'rate-limits',
    questions: [
      'How many requests may I send per minute?',
      'what is the rate limit or quota',
      'raise my limits, higher limits',
      'requests per second',
    ],
    answer:
      'The reference gives no number: it says only that a client over its limit gets 429 and should slow down or contact support for higher limits. In the sandbox you may set requests per minute for each token that you create under Settings → API Tokens.',
    snippets: retrySnippets,
  },
  {
    id: 'error-500',
    questions: [
      'What does 500 mean?',
      'status 500 server error',
      'internal server error',
      'the server fails, crash, 502 503',
      'how do i contact support',
    ],
    answer:
      '500 is Server Error: the fault is not in your request. Try again after a moment, and contact support if it stays. Statuses such as 502, 503 and 504 are not in the reference; treat them alike.',
  },
])

const models = sectionOf('API reference', 'List Models', [
  {
    id: 'list-models',
    questions: [
      'How do I list the models?',
      'which models are available',
      'models',
      'what models are there',
      'get all models of my account',
      'where do i find a model id or model name',
    ],
    answer:
      '`GET {{base}}/models` lists the models available to your account. The `id` of each is what you send as `model` in the other requests.',
    snippets: modelsSnippets,
  },
  {
    id: 'model-fields',
    questions: [
      'What does the model list return?',
      'fields of a model object: id, object, owned_by',
      'what is owned_by',
      'shape of the models response',
      'who owns or provides a model',
    ],
    answer:
      'A bare JSON array of objects with `id` (the identifier to use, for example `claude-sonnet-4`), `object` (always `"model"`) and `owned_by` (the provider, for example `anthropic`). The sandbox adds a `type` and a `description` to each of its own.',
    snippets: modelsSnippets,
  },
])

const embeddings = sectionOf('API reference', 'Embeddings', [
  {
    id: 'embeddings',
    questions: [
      'How do I create embeddings?',
      'embed a text',
      'embeddings',
      'get a vector for a text',
      'what does the embeddings endpoint do',
      'vectorize sentences',
    ],
    answer:
      'Send `POST {{base}}/embeddings` with a `model` and an `input`; each text comes back as a dense vector of floating-point numbers.',
    snippets: embeddingsSnippets,
  },
  {
    id: 'embeddings-input',
    questions: [
      'How long may a text to embed be?',
      'maximum tokens of embeddings input, 2048',
      'limit of an embedding',
      'how do i embed several texts at once, batch, array of strings',
      'fields of an embeddings request',
    ],
    answer:
      '`input` is one string or an array of strings, each of at most 2,048 tokens; a longer text has to be split. `model` is the id of an embedding model, for example `bge-m3`. Both fields are required.',
    snippets: embeddingsSnippets,
  },
  {
    id: 'embeddings-response',
    questions: [
      'What do embeddings return?',
      'shape of the embeddings response',
      'how many dimensions has a vector',
      'data index embedding',
      'usage of embeddings',
    ],
    answer:
      '`data` is a list with one entry for each text: `embedding` is the vector and `index` tells which input it belongs to. `usage.prompt_tokens` counts all tokens processed, and `usage.total_tokens` is the same number. The dimensions depend on the model: read the length of the vector (768 for `sandbox-hash-768`).',
    snippets: embeddingsSnippets,
  },
  {
    id: 'embeddings-use',
    questions: [
      'When are embeddings useful?',
      'how do i compare two texts, cosine similarity',
      'semantic search, clustering, rag',
      'similarity of sentences',
      'retrieval-augmented generation',
    ],
    answer:
      'Embeddings serve semantic search, similarity comparison, clustering and retrieval-augmented generation (RAG). Compare two vectors by their cosine: near 1 is alike, near 0 is unrelated. The vectors of the sandbox compare letters and words, not meaning.',
    snippets: similaritySnippets,
  },
])

const rerank = sectionOf('API reference', 'Rerank', [
  {
    id: 'rerank',
    questions: [
      'How do I rerank documents?',
      'sort documents by relevance',
      'rerank',
      'what does rerank do, what is the reranker good for',
      'rank search results',
      'order passages by a query',
    ],
    answer:
      'Send `POST {{base}}/rerank` with a `model`, a `query` and the `documents`; they come back scored and sorted by relevance to the query. It is meant for the candidates of a vector search in a RAG pipeline.',
    snippets: rerankSnippets,
  },
  {
    id: 'rerank-fields',
    questions: [
      'Which fields does a rerank request have?',
      'parameters of rerank: model, query, documents',
      'required fields of rerank',
      'number of documents to rerank at most',
    ],
    answer:
      'All three are required: `model` (a reranker, for example `bge-reranker-v2-m3`), `query` (the text to rank against) and `documents` (an array of strings). The reference states no limit on their number.',
    snippets: rerankSnippets,
  },
  {
    id: 'rerank-response',
    questions: [
      'What does the reranker return?',
      'shape of the rerank response, results',
      'what is relevance_score',
      'range of the rerank scores',
      'is rerank sorted, index of the document',
    ],
    answer:
      '`results`, sorted by falling score: each has `index`, the place of the document in the array you sent, and `relevance_score`, where higher means more relevant. The text of the document is not repeated. Compare scores within one request; the reference gives no range for them.',
    snippets: rerankSnippets,
  },
])

const health = sectionOf('API reference', 'Health Check', [
  {
    id: 'health',
    questions: [
      'How do I check whether the service is up?',
      'health check',
      'is the api down or running',
      'status of the service, ping, connectivity, uptime',
      'what does the health endpoint return',
    ],
    answer:
      '`GET {{health}}` answers `{"status": "ok"}` when the service is healthy. Use it to make sure of the connection before you send other requests.',
    snippets: healthSnippets,
  },
  {
    id: 'health-no-token',
    questions: [
      'Is a token needed for the health check?',
      'does health require authentication',
      'which endpoint works without a token',
      'health without a key',
    ],
    answer:
      'No. The health check is the one endpoint that needs no authentication; every other request carries a token. Note its address: `{{health}}`, outside `/v1`.',
    snippets: healthSnippets,
  },
])

/** The API reference, all but chat and sound. */
export const apiPassages: readonly Passage[] = [
  ...overview,
  ...authentication,
  ...errors,
  ...models,
  ...embeddings,
  ...rerank,
  ...health,
]
