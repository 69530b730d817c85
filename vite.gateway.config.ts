import { defineConfig } from 'vite'

// The gateway as JavaScript for npm, since Node runs no TypeScript below node_modules. Only what is ours is
// bundled; its dependencies are installed beside it, those under the GPL among them.
export default defineConfig({
  publicDir: false,
  build: {
    ssr: true,
    target: 'node22',
    outDir: 'dist-gateway',
    rolldownOptions: {
      input: {
        main: 'gateway/main.ts',
        'listen.worker': 'gateway/engines/listen.worker.ts',
        'espeak.worker': 'gateway/engines/espeak.worker.ts',
      },
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
})
