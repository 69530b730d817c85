// The words that sandbox-stress draws from.

type Choice = readonly [string, ...string[]]

export const vocabulary: Record<'topics' | 'verbs' | 'objects' | 'ends', Choice> = {
  topics: [
    'the long queue',
    'a careful reader',
    'the northern bridge',
    'every second train',
    'the paper archive',
    'a quiet engine',
    'the river gauge',
    'an old index',
    'the night shift',
    'a spare antenna',
  ],
  verbs: [
    'carries',
    'measures',
    'repeats',
    'sorts',
    'outlives',
    'waits for',
    'explains',
    'collects',
    'forgets',
  ],
  objects: [
    'eleven boxes of unlabelled samples',
    'the slow answer',
    'a table of winter temperatures',
    'what the others left behind',
    'two letters and a map',
    'more rows than columns',
    'the first draft',
    'an incomplete list',
  ],
  ends: [
    'before the tide turns',
    'without a second look',
    'as the minutes allow',
    'in alphabetical order',
    'until the light changes',
    'for reasons of weight',
    'although nobody asked',
    'at about half past four',
  ],
}

export const lists: Record<'tasks' | 'cells' | 'html', Choice> = {
  tasks: ['oil the hinges', 'count the lamps', 'return the keys', 'label shelf nine', 'draw the plan again'],
  cells: ['`ready`', '**late**', 'a \\| b', '—', '[source](https://example.com/a)', '✓ done'],
  html: [
    '<script>alert(1)</script>',
    '<img src="x" onerror="alert(1)">',
    '<iframe src="javascript:alert(1)"></iframe>',
    '<details><summary>More</summary>Folded text</details>',
    '<a href="javascript:alert(1)">not a link</a>',
    '<style>body { display: none }</style>',
  ],
}

export const math: Record<'inline' | 'block', Choice> = {
  inline: ['$e^{i\\pi} + 1 = 0$', '$\\sqrt{a^2 + b^2}$', '$\\alpha \\le \\beta$', '$x_1, \\dots, x_n$'],
  block: [
    '\\int_0^\\infty e^{-x^2} \\, dx = \\frac{\\sqrt{\\pi}}{2}',
    '\\sum_{k=1}^{n} k = \\frac{n(n+1)}{2}',
    '\\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix}',
  ],
}

export const scripts: Record<'rightToLeft' | 'eastAsian' | 'emoji', Choice> = {
  rightToLeft: [
    'مرحبًا بالعالم، هذا نص تجريبي يحتوي على كلمة Markdown ورقم 42.',
    'שלום עולם, זהו טקסט לדוגמה עם המילה Markdown והמספר 42.',
    '- القطار الثاني ينتظر\n- الجسر الشمالي طويل (`bridge`)',
  ],
  eastAsian: [
    '快速的棕色狐狸跳过懒狗，然后在河边等了四十二分钟。',
    '長い待ち行列は、静かな機関車のように夜明けまで続きました。',
    '조용한 엔진이 두 번째 기차를 기다리고 있습니다.',
  ],
  emoji: [
    '👩‍👩‍👧‍👦 🏳️‍🌈 👩🏽‍🚀',
    '🇨🇭🇩🇪🇺🇦 1️⃣2️⃣3️⃣',
    '🧑🏿‍💻🤷🏻‍♀️❤️‍🔥',
    'e\u0301 n\u0303 Z\u0351\u036b\u0343a\u0313lgo 🚀',
  ],
}

export const code: Record<'python' | 'javascript' | 'json' | 'bash' | 'sql', Choice> = {
  python: [
    'from dataclasses import dataclass\n\n\n@dataclass\nclass Gauge:\n    name: str\n    level: float = 0.0\n\n    def rise(self, by: float) -> "Gauge":\n        return Gauge(self.name, self.level + by)',
    'def primes(limit):\n    sieve = [True] * (limit + 1)\n    for n in range(2, limit + 1):\n        if sieve[n]:\n            yield n\n            sieve[n * n :: n] = [False] * len(sieve[n * n :: n])',
  ],
  javascript: [
    'const totals = new Map()\nfor (const { name, weight } of boxes) {\n  totals.set(name, (totals.get(name) ?? 0) + weight)\n}\nconsole.log([...totals].sort(([a], [b]) => a.localeCompare(b)))',
    'export async function* lines(stream) {\n  let rest = ``\n  for await (const text of stream) {\n    const parts = (rest + text).split(/\\r?\\n/)\n    rest = parts.pop()\n    yield* parts\n  }\n}',
  ],
  json: [
    '{\n  "gauge": "north",\n  "levels": [1.5, 1.75, null],\n  "open": true,\n  "note": "a \\"quoted\\" word"\n}',
  ],
  bash: [
    'set -euo pipefail\nfor file in *.log; do\n  printf \'%s\\t%s\\n\' "$(wc -l < "$file")" "$file"\ndone | sort -rn | head -n 5',
  ],
  sql: [
    "SELECT shelf.name, COUNT(*) AS boxes\nFROM box\nJOIN shelf ON shelf.id = box.shelf_id\nWHERE box.sent_at >= DATE '2026-05-01'\nGROUP BY shelf.name\nHAVING COUNT(*) > 3\nORDER BY boxes DESC;",
  ],
}

export const codeParts: Record<'verbs' | 'nouns', Choice> = {
  verbs: ['count', 'sort', 'merge', 'weigh', 'trace', 'fold'],
  nouns: ['boxes', 'lamps', 'gauges', 'letters', 'rows', 'trains'],
}

export const long: Record<'parts', Choice> = {
  parts: ['a9f3c2d1', 'unbroken', 'Zm9vYmFy', '0123456789', 'lengthening'],
}
