// The runnable examples for every endpoint but chat; docs-snippets-chat.ts tells the rules they keep.
import type { Snippets } from './docs-passage.ts'

export const modelsSnippets: Snippets = {
  python: `
import os
import requests

response = requests.get(
    "{{base}}/models",
    headers={"Authorization": f"Bearer {os.environ['TAAS_API_KEY']}"},
    timeout=30,
)
response.raise_for_status()
body = response.json()
for model in body if isinstance(body, list) else body["data"]:  # some servers wrap the list in data
    print(model["id"])`,
  javascript: `
const response = await fetch('{{base}}/models', {
  headers: { Authorization: 'Bearer ' + process.env.TAAS_API_KEY },
})
if (!response.ok) throw new Error(response.status + ' ' + (await response.text()))
const body = await response.json()
const models = Array.isArray(body) ? body : body.data // some servers wrap the list in data
for (const model of models) console.log(model.id)`,
  curl: String.raw`
curl {{base}}/models \
  -H "Authorization: Bearer $TAAS_API_KEY"`,
}

export const healthSnippets: Snippets = {
  python: `
import requests

response = requests.get("{{health}}", timeout=10)
print(response.json())  # {"status": "ok"}`,
  javascript: `
const response = await fetch('{{health}}')
console.log(await response.json()) // { status: 'ok' }`,
  curl: `
curl {{health}}`,
}

export const embeddingsSnippets: Snippets = {
  python: `
import os
import requests

response = requests.post(
    "{{base}}/embeddings",
    headers={"Authorization": f"Bearer {os.environ['TAAS_API_KEY']}"},
    json={"model": "sandbox-hash-768", "input": ["Hello world", "How are you?"]},
    timeout=60,
)
response.raise_for_status()
for entry in response.json()["data"]:
    print(entry["index"], len(entry["embedding"]), "dimensions")`,
  javascript: `
const response = await fetch('{{base}}/embeddings', {
  method: 'POST',
  headers: {
    Authorization: 'Bearer ' + process.env.TAAS_API_KEY,
    'Content-Type': 'application/json',
  },
  body: JSON.stringify({ model: 'sandbox-hash-768', input: ['Hello world', 'How are you?'] }),
})
if (!response.ok) throw new Error(response.status + ' ' + (await response.text()))
const { data } = await response.json()
for (const entry of data) console.log(entry.index, entry.embedding.length, 'dimensions')`,
  curl: String.raw`
curl {{base}}/embeddings \
  -H "Authorization: Bearer $TAAS_API_KEY" \
  -H "Content-Type: application/json" \
  -d '{"model": "sandbox-hash-768", "input": ["Hello world", "How are you?"]}'`,
}

export const similaritySnippets: Snippets = {
  python: `
import math
import os
import requests

response = requests.post(
    "{{base}}/embeddings",
    headers={"Authorization": f"Bearer {os.environ['TAAS_API_KEY']}"},
    json={"model": "sandbox-hash-768", "input": ["The server restarts.", "A server is restarting."]},
    timeout=60,
)
response.raise_for_status()
first, second = (entry["embedding"] for entry in response.json()["data"])
dot = sum(a * b for a, b in zip(first, second))
print(dot / (math.hypot(*first) * math.hypot(*second)))`,
  javascript: `
const response = await fetch('{{base}}/embeddings', {
  method: 'POST',
  headers: {
    Authorization: 'Bearer ' + process.env.TAAS_API_KEY,
    'Content-Type': 'application/json',
  },
  body: JSON.stringify({
    model: 'sandbox-hash-768',
    input: ['The server restarts.', 'A server is restarting.'],
  }),
})
if (!response.ok) throw new Error(response.status + ' ' + (await response.text()))
const [first, second] = (await response.json()).data.map((entry) => entry.embedding)
const dot = first.reduce((sum, value, i) => sum + value * second[i], 0)
console.log(dot / (Math.hypot(...first) * Math.hypot(...second)))`,
}

export const rerankSnippets: Snippets = {
  python: `
import os
import requests

documents = [
    "Quantum computing uses qubits to process information.",
    "Classical computers use binary bits.",
    "The weather today is sunny.",
]
response = requests.post(
    "{{base}}/rerank",
    headers={"Authorization": f"Bearer {os.environ['TAAS_API_KEY']}"},
    json={"model": "sandbox-lexical", "query": "What is quantum computing?", "documents": documents},
    timeout=60,
)
response.raise_for_status()
for result in response.json()["results"]:
    print(f"{result['relevance_score']:.4f}", documents[result["index"]])`,
  javascript: `
const documents = [
  'Quantum computing uses qubits to process information.',
  'Classical computers use binary bits.',
  'The weather today is sunny.',
]
const response = await fetch('{{base}}/rerank', {
  method: 'POST',
  headers: {
    Authorization: 'Bearer ' + process.env.TAAS_API_KEY,
    'Content-Type': 'application/json',
  },
  body: JSON.stringify({ model: 'sandbox-lexical', query: 'What is quantum computing?', documents }),
})
if (!response.ok) throw new Error(response.status + ' ' + (await response.text()))
const { results } = await response.json()
for (const result of results) console.log(result.relevance_score.toFixed(4), documents[result.index])`,
  curl: String.raw`
curl {{base}}/rerank \
  -H "Authorization: Bearer $TAAS_API_KEY" \
  -H "Content-Type: application/json" \
  -d '{
    "model": "sandbox-lexical",
    "query": "What is quantum computing?",
    "documents": [
      "Quantum computing uses qubits to process information.",
      "Classical computers use binary bits.",
      "The weather today is sunny."
    ]
  }'`,
}

export const transcriptionSnippets: Snippets = {
  python: `
import os
import requests

with open("recording.wav", "rb") as file:  # your own file: WAV, MP3, M4A, FLAC, OGG or WebM
    response = requests.post(
        "{{base}}/audio/transcriptions",
        headers={"Authorization": f"Bearer {os.environ['TAAS_API_KEY']}"},
        files={"file": ("recording.wav", file)},
        data={"model": "sandbox-listen"},
        timeout=300,
    )
response.raise_for_status()
print(response.json()["text"])`,
  javascript: `
import { openAsBlob } from 'node:fs'

const form = new FormData()
// Your own file: WAV, MP3, M4A, FLAC, OGG or WebM.
form.append('file', await openAsBlob('recording.wav'), 'recording.wav')
form.append('model', 'sandbox-listen')

const response = await fetch('{{base}}/audio/transcriptions', {
  method: 'POST',
  headers: { Authorization: 'Bearer ' + process.env.TAAS_API_KEY }, // fetch writes the content type itself
  body: form,
})
if (!response.ok) throw new Error(response.status + ' ' + (await response.text()))
console.log((await response.json()).text)`,
  curl: String.raw`
curl {{base}}/audio/transcriptions \
  -H "Authorization: Bearer $TAAS_API_KEY" \
  -F "file=@recording.wav" \
  -F "model=sandbox-listen"`,
}

export const speechSnippets: Snippets = {
  python: `
import os
import requests

response = requests.post(
    "{{base}}/audio/speech",
    headers={"Authorization": f"Bearer {os.environ['TAAS_API_KEY']}"},
    json={"model": "sandbox-morse", "input": "TAAS IS UP", "response_format": "mp3"},
    timeout=60,
)
response.raise_for_status()
with open("speech.mp3", "wb") as file:
    file.write(response.content)
print("Saved speech.mp3")`,
  javascript: `
import { writeFile } from 'node:fs/promises'

const response = await fetch('{{base}}/audio/speech', {
  method: 'POST',
  headers: {
    Authorization: 'Bearer ' + process.env.TAAS_API_KEY,
    'Content-Type': 'application/json',
  },
  body: JSON.stringify({ model: 'sandbox-morse', input: 'TAAS IS UP', response_format: 'mp3' }),
})
if (!response.ok) throw new Error(response.status + ' ' + (await response.text()))
await writeFile('speech.mp3', Buffer.from(await response.arrayBuffer()))
console.log('Saved speech.mp3')`,
  curl: String.raw`
curl {{base}}/audio/speech \
  -H "Authorization: Bearer $TAAS_API_KEY" \
  -H "Content-Type: application/json" \
  -d '{"model": "sandbox-morse", "input": "TAAS IS UP", "response_format": "mp3"}' \
  --fail --output speech.mp3`,
}
