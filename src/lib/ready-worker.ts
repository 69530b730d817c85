const whenIdle = globalThis.requestIdleCallback ?? setTimeout

/** A worker that is made before it is wanted, while the page is idle; without `keep` each is made when it is taken. */
export type ReadyWorker = {
  /** Keeps one ready from now on; the function that is returned gives it up. */
  keep(): () => void
  /** The one that is ready, or a new one. Whoever takes it ends it, or gives it back. */
  take(): Worker
  /** Takes back one that works, or ends it where none is wanted. */
  giveBack(worker: Worker): void
  /** Makes the next one, where one is to be kept. */
  renew(): void
}

/** Workers of one kind, of which one may be kept ready: to start one takes longer than much of their work. */
export function createReadyWorker(make: () => Worker): ReadyWorker {
  let isKept = false
  let ready: Worker | null = null

  const renew = () => {
    whenIdle(() => {
      if (!isKept || ready !== null) return
      const worker = make()
      // One whose code did not come would answer nobody, and tells it only now.
      worker.onerror = () => {
        if (ready === worker) ready = null
      }
      ready = worker
    })
  }

  return {
    keep() {
      isKept = true
      renew()
      return () => {
        isKept = false
        ready?.terminate()
        ready = null
      }
    },
    take() {
      const worker = ready ?? make()
      ready = null
      return worker
    },
    giveBack(worker) {
      if (isKept && ready === null) ready = worker
      else worker.terminate()
    },
    renew,
  }
}
