// What sandbox-docs knows of the API reference's chat completions.
import { type Passage, sectionOf } from './docs-passage.ts'
import { chatSnippets, conversationSnippets, streamSnippets } from './docs-snippets-chat.ts'

/** The API reference's chat completions. */
export const chatPassages: readonly Passage[] = sectionOf('API reference', 'Chat Completions', [
  {
    id: 'chat-stream',
    questions: [
      'How do I stream a chat completion in Python?',
      'how do i stream',
      'streaming with server-sent events, sse',
      'stream tokens as they arrive',
      'what does the stream parameter do, stream true',
      'read the stream of an answer',
      'show the answer word by word',
    ],
    answer:
      'Set `stream` to `true` (the default is `false`): the tokens then come as server-sent events while they are generated. As in the OpenAI API, each line `data: {…}` carries a piece of text in `choices[0].delta.content`, and `data: [DONE]` ends the stream.',
    snippets: streamSnippets,
  },
  {
    id: 'chat',
    questions: [
      'How do I create a chat completion?',
      'send a chat message',
      'chat',
      'ask a model a question',
      'generate text with a language model',
      'what does chat completions do',
      'chat request',
    ],
    answer:
      'Send `POST {{base}}/chat/completions` with `model` and `messages`; the text is in `choices[0].message.content` of the answer. Optional fields are `stream`, `temperature`, `max_tokens` and `top_p`.',
    snippets: chatSnippets,
  },
  {
    id: 'chat-messages',
    questions: [
      'What goes into messages?',
      'which roles are there: system, user, assistant',
      'format of the messages array',
      'how do i set a system prompt',
      'role and content',
    ],
    answer:
      '`messages` is required: an array of objects with `role` and `content`. The roles are `system` (how the model should behave), `user` (what you say) and `assistant` (what the model said before).',
    snippets: conversationSnippets,
  },
  {
    id: 'chat-conversation',
    questions: [
      'How do I hold a conversation?',
      'does the model remember earlier messages, history, memory, context',
      'send a follow-up question',
      'multi-turn chat',
    ],
    answer:
      'A request stands alone: the model knows only the `messages` that you send with it. Append each answer as an `assistant` message and the next question as a `user` message, and send the whole list again.',
    snippets: conversationSnippets,
  },
  {
    id: 'chat-temperature',
    questions: [
      'What does temperature do?',
      'range of temperature, default temperature',
      'maximum temperature',
      'make answers more creative or more random',
      'deterministic answers',
    ],
    answer:
      '`temperature` is the sampling temperature, a number from 0 to 2; the default is 1.0. A higher value gives more creative answers, a lower one more predictable ones.',
  },
  {
    id: 'chat-top-p',
    questions: [
      'What does top_p do?',
      'nucleus sampling',
      'range of top_p, default top_p',
      'top p probability',
    ],
    answer:
      '`top_p` is the probability for nucleus sampling, a number from 0 to 1; the default is 1.0. The model then chooses only among the likeliest tokens that together reach that probability.',
  },
  {
    id: 'chat-max-tokens',
    questions: [
      'What does max_tokens do?',
      'limit the length of an answer',
      'maximum tokens to generate',
      'why is the answer cut off, finish_reason length',
      'shorter or longer answers',
    ],
    answer:
      '`max_tokens` is an integer: the most tokens that may be generated. An answer that reaches it is cut there; in the sandbox, as in the OpenAI API, `finish_reason` is then `"length"` instead of `"stop"`. The reference gives no default.',
  },
  {
    id: 'chat-fields',
    questions: [
      'Which fields does a chat request have?',
      'parameters of chat completions',
      'required fields of the chat body',
      'optional settings for chat',
    ],
    answer:
      '| Field | Type | Meaning |\n| --- | --- | --- |\n| `model` | string, required | an id of `/v1/models` |\n| `messages` | array, required | objects with `role` and `content` |\n| `stream` | boolean | tokens as server-sent events; default `false` |\n| `temperature` | number | 0 to 2; default 1.0 |\n| `max_tokens` | integer | most tokens to generate |\n| `top_p` | number | 0 to 1; default 1.0 |',
    snippets: chatSnippets,
  },
  {
    id: 'chat-response',
    questions: [
      'What does a chat completion return?',
      'where is the text in the chat response',
      'shape of the chat answer, choices, message, content',
      'what is finish_reason',
    ],
    answer:
      'A `chat.completion` object: `choices[0].message` has the `role` (always `"assistant"`) and the `content`, which is the generated text; `finish_reason` says why it ended (`"stop"` in the reference), and `usage` counts the tokens.',
    snippets: chatSnippets,
  },
  {
    id: 'chat-usage',
    questions: [
      'How are tokens counted in usage?',
      'prompt_tokens completion_tokens total_tokens',
      'how many tokens did my request use',
      'token usage of an answer',
    ],
    answer:
      '`usage.prompt_tokens` counts the tokens of the input messages, `usage.completion_tokens` the generated ones, and `usage.total_tokens` is their sum. The sandbox counts with a tokenizer of its own, so its numbers are not those of a real model.',
  },
  {
    id: 'chat-stop-reading',
    questions: [
      'How do I stop a stream early?',
      'cancel or abort a request',
      'interrupt an answer while it streams',
    ],
    answer:
      'Close the connection: abort the `fetch` with an `AbortController`, leave the `with` block in Python, or press Ctrl+C in curl. The reference names no request for it. In this console Esc or Cancel stops a run, and what has arrived stays.',
  },
])
