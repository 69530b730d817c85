// What a page under measurement observes of itself. Sent into the page as a function, so it stands alone.

/** Everything that one stream cost, as its page saw it. Times are milliseconds. */
export type Seen = {
  /** Of every mark: from the server's writing it to the end of the frame that first shows it. */
  paintMs: number[]
  /** Of every key: from the event to the end of the frame that shows its letter. */
  keyMs: number[]
  /** From the page's start to the end of the frame that shows its first mark. */
  firstMarkMs: number
  /** From the last byte to the end of the frame that shows the finished answer. */
  settledMs: number
  /** Of every task over 50 ms, what is over. */
  blockingMs: number
  framesOver50Ms: number
}

type Probe = { start(): void; isOver(): boolean; read(): Seen }

declare global {
  var probe: Probe
}

/**
 * Watches text as it appears. It must come before the page's own scripts.
 *
 * The end of a frame is the first task after it: a message that is posted while the frame's callbacks run
 * arrives when the frame has been styled, laid out and painted. Only new text is looked at, so that the
 * observer weighs the same on a page with one text node as on one with thousands.
 */
export function installProbe(): void {
  const CLOCK_MS = 1_000_000
  const MARK_LENGTH = 9
  const known = new WeakMap<Text, number>()
  const seenMarks = new Set<string>()
  const paintMs: number[] = []
  const keyMs: number[] = []
  const tasks: PerformanceEntry[] = []
  const frames: PerformanceEntry[] = []
  let newMarks: number[] = []
  let newKeys: number[] = []
  let startedAt = 0
  let firstMarkAt: number | null = null
  let isEnding = false
  let endedAt: number | null = null

  const requestFrame = requestAnimationFrame.bind(globalThis)
  const { port1, port2 } = new MessageChannel()
  let isInFrame = false
  const openFrame = () => {
    if (isInFrame) return
    isInFrame = true
    port2.postMessage(null)
  }
  port1.onmessage = () => {
    isInFrame = false
    if (newMarks.length > 0) firstMarkAt ??= performance.now()
    for (const mark of newMarks) paintMs.push((Date.now() - mark + CLOCK_MS) % CLOCK_MS)
    for (const pressedAt of newKeys) keyMs.push(performance.now() - pressedAt)
    if (isEnding) endedAt ??= performance.now()
    newMarks = []
    newKeys = []
  }
  globalThis.requestAnimationFrame = (callback) =>
    requestFrame((time) => {
      openFrame()
      callback(time)
    })
  const needFrame = () => {
    if (!isInFrame) requestFrame(openFrame)
  }

  const readText = (node: Text) => {
    const from = Math.max(0, (known.get(node) ?? 0) - MARK_LENGTH)
    const length = node.length
    known.set(node, length)
    if (length <= from) return
    for (const [mark, digits] of node.substringData(from, length - from).matchAll(/mk(\d{6})/g)) {
      if (seenMarks.has(mark)) continue
      seenMarks.add(mark)
      newMarks.push(Number(digits))
      needFrame()
    }
  }
  const readNode = (node: Node) => {
    if (node instanceof Text) return readText(node)
    const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT)
    for (let text = walker.nextNode(); text !== null; text = walker.nextNode()) readText(text as Text)
  }
  new MutationObserver((records) => {
    for (const { type, target, addedNodes } of records) {
      if (type === 'characterData') readText(target as Text)
      if (type === 'childList') addedNodes.forEach(readNode)
      if (type === 'attributes' && (target as Element).ariaBusy === 'false') {
        isEnding = true
        needFrame()
      }
    }
  }).observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
    attributeFilter: ['aria-busy'],
  })
  addEventListener('input', (event) => {
    newKeys.push(event.timeStamp)
    needFrame()
  })
  const collect = (into: PerformanceEntry[]) => (list: PerformanceObserverEntryList) => {
    into.push(...list.getEntries())
  }
  new PerformanceObserver(collect(tasks)).observe({ type: 'longtask' })
  new PerformanceObserver(collect(frames)).observe({ type: 'long-animation-frame' })

  globalThis.probe = {
    start() {
      startedAt = performance.now()
      paintMs.length = 0
      keyMs.length = 0
    },
    isOver: () => endedAt !== null,
    read() {
      const within = (entry: PerformanceEntry) => entry.startTime >= startedAt
      const [answer] = performance
        .getEntriesByType('resource')
        .filter(({ name }) => /\/completions$/.test(name))
      const lastByteAt = (answer as PerformanceResourceTiming | undefined)?.responseEnd ?? Number.NaN
      return {
        paintMs,
        keyMs,
        firstMarkMs: firstMarkAt ?? Number.NaN,
        settledMs: (endedAt ?? Number.NaN) - lastByteAt,
        blockingMs: tasks.filter(within).reduce((sum, { duration }) => sum + duration - 50, 0),
        framesOver50Ms: frames.filter(within).length,
      }
    },
  }
}
