/**
 * Returns whether this browser can search at all; elsewhere the form leads to the topics. `findLast` came with
 * Chrome 97, as did `wasm-unsafe-eval`: a Chrome before it has WebAssembly, but not under our content policy,
 * and cannot be asked on a page that does not allow it.
 */
export function canSearch(): boolean {
  return (
    typeof WebAssembly === 'object' &&
    typeof DecompressionStream === 'function' &&
    typeof AbortController === 'function' &&
    typeof Array.prototype.findLast === 'function'
  );
}
