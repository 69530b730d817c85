import { fileURLToPath } from 'node:url'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { precompress } from './gateway/precompress.ts'
import { serviceWorkerPlugin } from './gateway/service-worker-plugin.ts'
import { gatewayPlugin } from './gateway/vite-plugin.ts'
import { kernelPlugin } from './kernel/plugin.ts'

// The service worker stands alone.
const isOfPages = (id: string) => !id.includes('/src/service-worker/')

export default defineConfig({
  plugins: [react(), tailwindcss(), kernelPlugin(), gatewayPlugin(), serviceWorkerPlugin(), precompress()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  worker: { format: 'es' },
  build: {
    target: 'es2024',
    assetsInlineLimit: 0,
    sourcemap: false,
    // Every browser of the target has it.
    modulePreload: { polyfill: false },
    // How long a plugin took is no warning for whoever starts the console.
    rolldownOptions: {
      checks: { pluginTimings: false },
      output: {
        // What the same pages share comes in one file, not in one a module: each is a request of its own.
        codeSplitting: {
          groups: [
            // By themselves the libraries are parsed sooner, and are the same from build to build.
            { name: 'libraries', tags: ['$initial'], test: /node_modules/, priority: 2 },
            { name: 'first', tags: ['$initial'], test: isOfPages, priority: 1 },
            {
              ...{ name: 'shared', test: isOfPages, minShareCount: 2, maxModuleSize: 20_000 },
              entriesAware: true,
            },
          ],
        },
        chunkFileNames: ({ name }) => `assets/${name.replace(/~.*/, '')}-[hash].js`,
      },
    },
  },
  test: {
    include: ['{src,gateway,bench}/**/*.test.ts'],
    globalSetup: ['gateway/test-setup.ts'],
    testTimeout: 20_000,
  },
})
