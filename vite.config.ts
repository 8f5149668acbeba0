import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/**
 * Builds the client into files that a strict `default-src 'self'` can serve: nothing is inlined,
 * so neither script, style, font nor image ever needs a `data:` address.
 */
export default defineConfig({
  root: 'client',
  plugins: [react()],
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: ['chrome123', 'firefox121', 'safari17.5'],
  },
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
});
