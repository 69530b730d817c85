import { fileURLToPath } from 'node:url'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { precompress } from './gateway/precompress.ts'
import { serviceWorkerPlugin } from './gateway/service-worker-plugin.ts'
import { gatewayPlugin } from './gateway/vite-plugin.ts'
import { kernelPlugin } from './kernel/plugin.ts'

export default defineConfig({
  plugins: [react(), tailwindcss(), kernelPlugin(), gatewayPlugin(), serviceWorkerPlugin(), precompress()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  worker: { format: 'es' },
  build: {
    target: 'es2024',
    assetsInlineLimit: 0,
    sourcemap: false,
    // How long a plugin took is no warning for whoever starts the console.
    rolldownOptions: { checks: { pluginTimings: false } },
  },
  test: {
    include: ['{src,gateway,bench}/**/*.test.ts'],
    globalSetup: ['gateway/test-setup.ts'],
    testTimeout: 20_000,
  },
})
