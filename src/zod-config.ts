import { config } from 'zod/mini'

// Compiled validators need eval, which the content security policy refuses. A module of its own, since
// it must run before the first schema anywhere, and imports run in order.
config({ jitless: true })
