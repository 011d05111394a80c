import { defineConfig } from 'vitest/config';

export default defineConfig({ test: { include: ['tests/engines/webkit.smoke.ts'], testTimeout: 60_000 } });
