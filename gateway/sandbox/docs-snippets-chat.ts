// The runnable chat examples that sandbox-docs quotes. `{{base}}` and `{{health}}` become the addresses in
// use; the token is read from TAAS_API_KEY, so that no snippet ever shows one.
import type { Snippets } from './docs-passage.ts'

export const chatSnippets: Snippets = {
  python: `
import os
import requests

response = requests.post(
    "{{base}}/chat/completions",
    headers={"Authorization": f"Bearer {os.environ['TAAS_API_KEY']}"},
    json={
        "model": "sandbox-docs",
        "messages": [{"role": "user", "content": "Which audio formats can I transcribe?"}],
    },
    timeout=60,
)
response.raise_for_status()
print(response.json()["choices"][0]["message"]["content"])`,
  javascript: `
const response = await fetch('{{base}}/chat/completions', {
  method: 'POST',
  headers: {
    Authorization: 'Bearer ' + process.env.TAAS_API_KEY,
    'Content-Type': 'application/json',
  },
  body: JSON.stringify({
    model: 'sandbox-docs',
    messages: [{ role: 'user', content: 'Which audio formats can I transcribe?' }],
  }),
})
if (!response.ok) throw new Error(response.status + ' ' + (await response.text()))
const answer = await response.json()
console.log(answer.choices[0].message.content)`,
  curl: String.raw`
curl {{base}}/chat/completions \
  -H "Authorization: Bearer $TAAS_API_KEY" \
  -H "Content-Type: application/json" \
  -d '{
    "model": "sandbox-docs",
    "messages": [{"role": "user", "content": "Which audio formats can I transcribe?"}]
  }'`,
}

export const conversationSnippets: Snippets = {
  python: `
import os
import requests

messages = [{"role": "system", "content": "Answer in one sentence."}]


def ask(question):
    messages.append({"role": "user", "content": question})
    response = requests.post(
        "{{base}}/chat/completions",
        headers={"Authorization": f"Bearer {os.environ['TAAS_API_KEY']}"},
        json={"model": "sandbox-docs", "messages": messages},
        timeout=60,
    )
    response.raise_for_status()
    messages.append(response.json()["choices"][0]["message"])
    return messages[-1]["content"]


print(ask("How do I stream a chat completion in Python?"))
print(ask("And in JavaScript?"))`,
  javascript: `
const messages = [{ role: 'system', content: 'Answer in one sentence.' }]

async function ask(question) {
  messages.push({ role: 'user', content: question })
  const response = await fetch('{{base}}/chat/completions', {
    method: 'POST',
    headers: {
      Authorization: 'Bearer ' + process.env.TAAS_API_KEY,
      'Content-Type': 'application/json',
    },
    body: JSON.stringify({ model: 'sandbox-docs', messages }),
  })
  if (!response.ok) throw new Error(response.status + ' ' + (await response.text()))
  const { choices } = await response.json()
  messages.push(choices[0].message)
  return choices[0].message.content
}

console.log(await ask('How do I stream a chat completion in Python?'))
console.log(await ask('And in JavaScript?'))`,
  curl: String.raw`
curl {{base}}/chat/completions \
  -H "Authorization: Bearer $TAAS_API_KEY" \
  -H "Content-Type: application/json" \
  -d '{
    "model": "sandbox-docs",
    "messages": [
      {"role": "system", "content": "Answer in one sentence."},
      {"role": "user", "content": "How do I stream a chat completion in Python?"},
      {"role": "assistant", "content": "Set stream to true and read the lines that begin with data:."},
      {"role": "user", "content": "And in JavaScript?"}
    ]
  }'`,
}

export const streamSnippets: Snippets = {
  python: `
import json
import os
import requests

with requests.post(
    "{{base}}/chat/completions",
    headers={"Authorization": f"Bearer {os.environ['TAAS_API_KEY']}"},
    json={
        "model": "sandbox-docs",
        "messages": [{"role": "user", "content": "Which audio formats can I transcribe?"}],
        "stream": True,
    },
    stream=True,
    timeout=60,
) as response:
    response.raise_for_status()
    for line in response.iter_lines():
        if not line.startswith(b"data:"):
            continue  # blank lines and comments
        data = line[5:].strip()
        if data == b"[DONE]":
            break
        event = json.loads(data)
        if "error" in event:
            raise RuntimeError(event["error"])
        for choice in event.get("choices", []):
            print(choice["delta"].get("content") or "", end="", flush=True)
print()`,
  javascript: String.raw`
const response = await fetch('{{base}}/chat/completions', {
  method: 'POST',
  headers: {
    Authorization: 'Bearer ' + process.env.TAAS_API_KEY,
    'Content-Type': 'application/json',
  },
  body: JSON.stringify({
    model: 'sandbox-docs',
    messages: [{ role: 'user', content: 'Which audio formats can I transcribe?' }],
    stream: true,
  }),
})
if (!response.ok) throw new Error(response.status + ' ' + (await response.text()))

let rest = ''
for await (const text of response.body.pipeThrough(new TextDecoderStream())) {
  const lines = (rest + text).split('\n')
  rest = lines.pop() // a line may arrive in two parts
  for (const line of lines) {
    if (!line.startsWith('data:')) continue // blank lines and comments
    const data = line.slice(5).trim()
    if (data === '[DONE]') continue
    const event = JSON.parse(data)
    if (event.error) throw new Error(JSON.stringify(event.error))
    process.stdout.write(event.choices?.[0]?.delta?.content ?? '')
  }
}
console.log()`,
  curl: String.raw`
# -N shows each frame as it arrives: lines of "data: {…}", the last one "data: [DONE]"
curl -N {{base}}/chat/completions \
  -H "Authorization: Bearer $TAAS_API_KEY" \
  -H "Content-Type: application/json" \
  -d '{
    "model": "sandbox-docs",
    "messages": [{"role": "user", "content": "Which audio formats can I transcribe?"}],
    "stream": true
  }'`,
}

export const retrySnippets: Snippets = {
  python: `
import os
import random
import time
import requests


def chat(question, attempts=5):
    for attempt in range(attempts):
        response = requests.post(
            "{{base}}/chat/completions",
            headers={"Authorization": f"Bearer {os.environ['TAAS_API_KEY']}"},
            json={"model": "sandbox-docs", "messages": [{"role": "user", "content": question}]},
            timeout=60,
        )
        if response.status_code != 429:
            response.raise_for_status()
            return response.json()["choices"][0]["message"]["content"]
        told = response.headers.get("Retry-After", "")
        seconds = int(told) if told.isdigit() else 2**attempt
        time.sleep(seconds + random.random())  # a little chance keeps clients from returning together
    raise RuntimeError(f"still refused with 429 after {attempts} attempts")


print(chat("Which audio formats can I transcribe?"))`,
  javascript: `
async function chat(question, attempts = 5) {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const response = await fetch('{{base}}/chat/completions', {
      method: 'POST',
      headers: {
        Authorization: 'Bearer ' + process.env.TAAS_API_KEY,
        'Content-Type': 'application/json',
      },
      body: JSON.stringify({ model: 'sandbox-docs', messages: [{ role: 'user', content: question }] }),
    })
    if (response.ok) return (await response.json()).choices[0].message.content
    if (response.status !== 429) throw new Error(response.status + ' ' + (await response.text()))
    const seconds = Number(response.headers.get('retry-after')) || 2 ** attempt
    // A little chance keeps clients from returning all at once.
    await new Promise((done) => setTimeout(done, 1000 * (seconds + Math.random())))
  }
  throw new Error('still refused with 429 after ' + attempts + ' attempts')
}

console.log(await chat('Which audio formats can I transcribe?'))`,
  curl: String.raw`
# from version 7.66 curl itself waits as long as Retry-After says
curl --retry 5 {{base}}/chat/completions \
  -H "Authorization: Bearer $TAAS_API_KEY" \
  -H "Content-Type: application/json" \
  -d '{
    "model": "sandbox-docs",
    "messages": [{"role": "user", "content": "Which audio formats can I transcribe?"}]
  }'`,
}

export const openaiSnippets: Snippets = {
  python: `
import os
from openai import OpenAI  # pip install openai

client = OpenAI(base_url="{{base}}", api_key=os.environ["TAAS_API_KEY"])
completion = client.chat.completions.create(
    model="sandbox-docs",
    messages=[{"role": "user", "content": "Which audio formats can I transcribe?"}],
)
print(completion.choices[0].message.content)`,
  javascript: `
import OpenAI from 'openai' // npm install openai

const client = new OpenAI({ baseURL: '{{base}}', apiKey: process.env.TAAS_API_KEY })
const completion = await client.chat.completions.create({
  model: 'sandbox-docs',
  messages: [{ role: 'user', content: 'Which audio formats can I transcribe?' }],
})
console.log(completion.choices[0].message.content)`,
}
