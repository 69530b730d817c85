// The floor: the least a page can do with a stream. Read it, parse its events, and append the text to one
// text node a frame (or to one block a line), the end kept in view so that what arrives is really painted.
import type { createParser } from 'eventsource-parser'

declare global {
  // The same parser as the console's, put there by the document below.
  var parseEvents: typeof createParser
}

export const FLOOR_DOCUMENT = `<!doctype html>
<html lang="en">
  <meta charset="utf-8" />
  <title>Floor</title>
  <style>
    body { margin: 0; font: 16px/1.5 sans-serif }
    #thread { height: 700px; overflow-y: auto }
    #answer { width: 688px; margin: auto; white-space: pre-wrap; overflow-wrap: anywhere }
  </style>
  <div id="thread"><div id="answer"></div></div>
  <textarea aria-label="Message"></textarea>
  <script type="module">
    import { createParser } from '/bench/parser/index.js'
    globalThis.parseEvents = createParser
  </script>
</html>`

/** The least that opening a kept conversation takes: read the record, one block a message, go to the end. */
export const HISTORY_FLOOR_DOCUMENT = FLOOR_DOCUMENT.replace(
  /<script.*/s,
  `<script>
    indexedDB.open('taas-console').onsuccess = ({ target }) => {
      target.result.transaction('messages').objectStore('messages').index('conversation').getAll('bench').onsuccess = ({ target }) => {
        const messages = target.result.sort((a, b) => a.at - b.at)
        document.querySelector('#answer').append(...messages.map(({ said: { text } }) => {
          const block = document.createElement('div')
          block.textContent = text
          return block
        }))
        document.querySelector('#thread').scrollTop = 1e9
      }
    }
  </script>`,
)

/** Puts texts above the answer, a block each. Stands alone. */
export function putAbove(texts: readonly string[]): void {
  const blocks = texts.map((text) => {
    const block = document.createElement('div')
    block.textContent = text
    return block
  })
  document.querySelector('#answer')?.append(...blocks)
}

export type FloorAsk = { token: string; prompt: string; perLine: boolean }

/** Starts the stream in a floor page; `aria-busy` tells of its end. Stands alone: it is sent into the page. */
export function askFloor({ token, prompt, perLine }: FloorAsk): void {
  const thread = document.querySelector('#thread')
  const answer = document.querySelector('#answer')
  if (thread === null || answer === null) throw new Error('Not the floor page.')
  answer.ariaBusy = 'true'
  let last = answer.appendChild(document.createTextNode(''))
  let waiting = ''
  let isEnded = false
  let isAsked = false

  const append = () => {
    isAsked = false
    const [first = '', ...lines] = perLine ? waiting.split('\n') : [waiting]
    waiting = ''
    last.appendData(first)
    for (const line of lines) {
      const block = document.createElement('div')
      last = block.appendChild(document.createTextNode(line))
      answer.append(block)
    }
    thread.scrollTop = 1e9
    if (isEnded) answer.ariaBusy = 'false'
  }
  const appendSoon = () => {
    if (!isAsked) requestAnimationFrame(append)
    isAsked = true
  }

  const read = async () => {
    const response = await fetch('/v1/chat/completions', {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        model: 'sandbox-stress',
        messages: [{ role: 'user', content: prompt }],
        stream: true,
        stream_options: { include_usage: true },
      }),
    })
    const parser = globalThis.parseEvents({
      onEvent: ({ data }) => {
        if (data === '[DONE]') isEnded = true
        else waiting += JSON.parse(data).choices[0]?.delta.content ?? ''
      },
    })
    const reader = response.body?.getReader()
    const decoder = new TextDecoder()
    for (let part = await reader?.read(); part?.value !== undefined; part = await reader?.read()) {
      parser.feed(decoder.decode(part.value, { stream: true }))
      appendSoon()
    }
  }
  void read()
}
