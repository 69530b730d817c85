import type { Sample } from '@/session/samples.ts'
import type { SpeechState } from '@/session/speech.ts'

// The API reference as far as reranking, without what nobody reads aloud: code, paths, tables. It fits
// into one request; a text in parts is another matter.
const TEXT = `TaaS API Reference, read aloud: the first part.

The Token-as-a-Service API provides an OpenAI-compatible interface for inference with large language models, for embeddings, reranking and audio processing. All endpoints use standard HTTP methods and return JSON, except audio speech, which returns binary audio.

Authentication. Authenticate every request with a bearer token in the Authorization header. Tokens are scoped per team or project. Generate API tokens from Settings, API Tokens, in the TaaS console. Keep tokens secret: they grant full access to your account's quota.

Error handling. All errors return a JSON object with a detail field or an error field. Four hundred is a bad request: invalid parameters, or a malformed body. Four hundred and one is unauthorized: the bearer token is missing or invalid. Four hundred and three is forbidden: the token lacks permission for this action. Four hundred and four is not found: the model or resource does not exist. Four hundred and twenty-two is a validation error: check the fields of the request body. Four hundred and twenty-nine is rate limited: slow down, or contact support for higher limits. Five hundred is a server error: try again, or contact support.

List models. Returns the list of all models available to your account. Each model object includes its identifier, type and owner. Use the id field as the model parameter in inference requests.

Chat completions. Generate a chat completion response from a model. Streaming is supported through server-sent events. The endpoint is compatible with OpenAI's: existing clients work by changing the base URL and the API key. Two fields are required: the model, and the messages, an array of objects, each with a role and a content. The roles are system, user and assistant. Set stream to receive tokens as they are made; the default is false. Temperature is the sampling temperature, from zero to two, and one by default: higher is more creative. Max tokens is the most tokens to generate. Top p is the nucleus sampling probability, from zero to one, and one by default.

Embeddings. Generate vector embeddings for one or more text inputs. Use embeddings for semantic search, similarity comparison, clustering, and retrieval-augmented generation. Two fields are required: the embedding model, and the input, a string or an array of strings to embed, with at most two thousand and forty-eight tokens each. For each of them the response holds its index and a dense vector of floating-point numbers.

Rerank. Rerank a list of documents by relevance to a query. Ideal for improving retrieval quality: pass candidate documents from a vector search and get them sorted by true semantic relevance. Three fields are required: the reranker model, the search query to rank documents against, and an array of documents to score and rank. The results are sorted, the most relevant first, each with the document's original index and its relevance score.`

/** As much of the reference as one request may hold, in MP3: some three minutes of speech. */
export const referenceAloud: Sample<SpeechState> = {
  name: 'reference',
  fits: 'trained',
  state: { text: TEXT, voice: '', format: 'mp3', speed: null },
}
