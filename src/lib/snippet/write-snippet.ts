// The current request as code. Pure: the same request object that is sent goes in, text comes out.
import { writeCurl } from './curl.ts'
import { writeJavascriptFetch, writeJavascriptOpenAi } from './javascript.ts'
import type { SnippetLanguage } from './languages.ts'
import { writePythonOpenAi, writePythonRequests } from './python.ts'
import type { SnippetRequest } from './request.ts'

const WRITERS: Record<SnippetLanguage, (request: SnippetRequest, token: string | null) => string> = {
  curl: writeCurl,
  'python-requests': writePythonRequests,
  'python-openai': writePythonOpenAi,
  'javascript-fetch': writeJavascriptFetch,
  'javascript-openai': writeJavascriptOpenAi,
}

/**
 * Writes the request in a language; every value is quoted so that it arrives exactly. The token is read from
 * the environment (`TOKEN_VARIABLE`) unless it is given.
 */
export function writeSnippet(
  request: SnippetRequest,
  language: SnippetLanguage,
  token: string | null = null,
): string {
  return WRITERS[language](request, token)
}
