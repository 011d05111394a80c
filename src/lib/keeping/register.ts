/** Has the browser take the worker: from pages only. */
import { WORKER_FILE } from './names.ts';

interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL: () => string }): { createScriptURL(text: string): string };
}

/** Returns whether this browser can keep pages at all: not on plain http, not in private windows, not on old phones. */
export function canKeep(): boolean {
  return 'serviceWorker' in navigator && 'caches' in self;
}

/** @throws Error when the browser does not take it. */
export async function registerWorker(base: string): Promise<void> {
  const address = base + WORKER_FILE;
  // The policy of the pages takes addresses of programs only from whom it knows: this one knows a single address.
  const { trustedTypes } = self as { readonly trustedTypes?: TrustedTypes };
  const trusted = trustedTypes?.createPolicy('pufa-keeping', { createScriptURL: () => address }).createScriptURL('');
  await navigator.serviceWorker.register(trusted ?? address, { scope: base });
}
