/** `sw.js` of a site built with `PUFA_OFFLINE=off`: whatever worker an earlier build left on a phone goes, with all it kept. */
import { CACHE_PREFIX } from '../../lib/keeping/names.ts';

interface WorkerEvent extends Event {
  waitUntil(promise: Promise<unknown>): void;
}
interface Worker extends EventTarget {
  skipWaiting(): Promise<void>;
  readonly registration: ServiceWorkerRegistration;
}
const worker = self as unknown as Worker;

worker.addEventListener('install', (event) => (event as WorkerEvent).waitUntil(worker.skipWaiting()));
worker.addEventListener('activate', (event) => (event as WorkerEvent).waitUntil(leave()));

async function leave(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(CACHE_PREFIX)).map((name) => caches.delete(name)));
  await worker.registration.unregister();
}
